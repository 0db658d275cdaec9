-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('CLERK', 'HEAD', 'EXECUTOR', 'AKIM_CLERK', 'ADMIN', 'OVERSEER', 'ANALYST');

-- CreateEnum
CREATE TYPE "OfficeKind" AS ENUM ('DEPARTMENT', 'AKIM_OFFICE');

-- CreateEnum
CREATE TYPE "TerritoryKind" AS ENUM ('DISTRICT', 'CITY', 'TOWN', 'RURAL');

-- CreateEnum
CREATE TYPE "CaseStatus" AS ENUM ('AKIM_REGISTERED', 'COMMISSION_REVIEW', 'IN_TRANSIT', 'REGISTERED', 'AWAITING_RESOLUTION', 'ASSIGNED', 'UNDER_REVIEW', 'DRAFTING', 'AWAITING_SIGNATURE', 'RETURNED', 'SIGNED', 'DELIVERED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('DEPARTMENT', 'AKIM');

-- CreateEnum
CREATE TYPE "DeliveryPreference" AS ENUM ('DEPARTMENT', 'AKIM_OFFICE', 'POST');

-- CreateEnum
CREATE TYPE "PaperLanguage" AS ENUM ('KK', 'RU');

-- CreateEnum
CREATE TYPE "Sex" AS ENUM ('MALE', 'FEMALE');

-- CreateEnum
CREATE TYPE "DocumentKind" AS ENUM ('APPLICATION_FORM', 'FAMILY_COMPOSITION', 'FAMILY_INCOME', 'SUBSIDIARY_PLOT', 'RESIDENCE_PROOF', 'SOCIAL_CONTRACT');

-- CreateEnum
CREATE TYPE "DocumentState" AS ENUM ('PRESENT', 'ABSENT', 'NOT_REQUIRED');

-- CreateEnum
CREATE TYPE "NoticeKind" AS ENUM ('ASSIGNMENT', 'REFUSAL');

-- CreateEnum
CREATE TYPE "RefusalGround" AS ENUM ('INCOME_ABOVE_LINE', 'NOT_REGISTERED_UNEMPLOYED', 'REFUSED_ACTIVE_MEASURES', 'REFUSED_JOB', 'LEFT_JOB_OR_TRAINING');

-- CreateEnum
CREATE TYPE "CancellationGround" AS ENUM ('WITHDRAWN', 'REGISTERED_TWICE', 'OUT_OF_COMPETENCE');

-- CreateEnum
CREATE TYPE "DeliveryMethod" AS ENUM ('HAND', 'POST');

-- CreateEnum
CREATE TYPE "Series" AS ENUM ('REGISTRATION', 'AKIM_REGISTRATION', 'OUTGOING');

-- CreateEnum
CREATE TYPE "CommissionOpinion" AS ENUM ('NEEDED', 'NOT_NEEDED');

-- CreateEnum
CREATE TYPE "NotificationKind" AS ENUM ('ASSIGNED', 'RETURNED');

-- CreateEnum
CREATE TYPE "ReferenceList" AS ENUM ('REFUSAL_GROUND', 'DOCUMENT_KIND');

-- CreateEnum
CREATE TYPE "AuditAction" AS ENUM ('PERSONAL_DATA_VIEWED', 'RECEIPT_PRINTED', 'NOTICE_PRINTED', 'SIGNED_IN', 'SIGN_IN_FAILED', 'SIGNED_OUT', 'PASSWORD_CHANGED', 'USER_CREATED', 'USER_CHANGED', 'OFFICE_CHANGED', 'REFERENCE_CHANGED');

-- CreateTable
CREATE TABLE "office" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "OfficeKind" NOT NULL,
    "territory" "TerritoryKind" NOT NULL,
    "district" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "nameKk" TEXT NOT NULL,
    "nameRu" TEXT,
    "addressKk" TEXT NOT NULL,
    "phoneRaw" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "website" TEXT,
    "note" TEXT,
    "parentId" UUID,
    "commissionRequired" BOOLEAN NOT NULL DEFAULT false,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "office_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "login" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT false,
    "surname" TEXT NOT NULL,
    "givenName" TEXT NOT NULL,
    "patronymic" TEXT,
    "iin" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "roles" "Role"[],
    "officeId" UUID NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSignInAt" TIMESTAMPTZ(3),

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "windowStart" TIMESTAMPTZ(3) NOT NULL,
    "blockedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "applicant" (
    "id" UUID NOT NULL,
    "iin" TEXT NOT NULL,
    "surname" TEXT NOT NULL,
    "givenName" TEXT NOT NULL,
    "patronymic" TEXT,
    "searchName" TEXT NOT NULL,
    "birthDate" DATE,
    "sex" "Sex",
    "address" TEXT NOT NULL,
    "phone" TEXT,
    "phoneRaw" TEXT,
    "language" "PaperLanguage" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "applicant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "intake" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "intake_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case" (
    "id" UUID NOT NULL,
    "status" "CaseStatus" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "channel" "Channel" NOT NULL,
    "officeId" UUID NOT NULL,
    "akimOfficeId" UUID,
    "number" TEXT,
    "numberYear" INTEGER,
    "numberSeq" INTEGER,
    "registeredAt" TIMESTAMPTZ(3),
    "akimNumber" TEXT,
    "akimNumberYear" INTEGER,
    "akimNumberSeq" INTEGER,
    "akimRegisteredAt" TIMESTAMPTZ(3),
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedOutsideHours" BOOLEAN NOT NULL DEFAULT false,
    "intakeId" UUID,
    "applicantId" UUID NOT NULL,
    "language" "PaperLanguage" NOT NULL,
    "deliveryPreference" "DeliveryPreference" NOT NULL,
    "duplicateReason" TEXT,
    "executorId" UUID,
    "returnCount" INTEGER NOT NULL DEFAULT 0,
    "noticeAtAkim" BOOLEAN NOT NULL DEFAULT false,
    "outcome" "NoticeKind",
    "cancellationGround" "CancellationGround",
    "cancellationReason" TEXT,
    "statusChangedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_document" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "kind" "DocumentKind" NOT NULL,
    "atIntake" "DocumentState" NOT NULL,
    "pages" INTEGER NOT NULL DEFAULT 0,
    "atCheck" "DocumentState",
    "checkNote" TEXT,

    CONSTRAINT "case_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household_member" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "surname" TEXT NOT NULL,
    "givenName" TEXT NOT NULL,
    "patronymic" TEXT,
    "iin" TEXT,
    "relation" TEXT NOT NULL,

    CONSTRAINT "household_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resolution" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "executorId" UUID NOT NULL,
    "headId" UUID NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "resolution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_version" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" "NoticeKind" NOT NULL,
    "grounds" "RefusalGround"[],
    "explanation" TEXT,
    "language" "PaperLanguage" NOT NULL,
    "content" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "drafterId" UUID NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "resubmissionReason" TEXT,
    "returnedAt" TIMESTAMPTZ(3),
    "returnerId" UUID,
    "returnReason" TEXT,
    "signedAt" TIMESTAMPTZ(3),
    "signerId" UUID,
    "signerName" TEXT,
    "outgoingOfficeId" UUID,
    "outgoingNumber" TEXT,
    "outgoingYear" INTEGER,
    "outgoingSeq" INTEGER,

    CONSTRAINT "notice_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipt" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "language" "PaperLanguage" NOT NULL,
    "content" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "issuerId" UUID NOT NULL,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "method" "DeliveryMethod" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,
    "receivedBy" TEXT,
    "identityDocument" TEXT,
    "address" TEXT,
    "postNumber" TEXT,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "commission_review" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "referredAt" TIMESTAMPTZ(3) NOT NULL,
    "referrerId" UUID NOT NULL,
    "concludedAt" TIMESTAMPTZ(3),
    "concluderId" UUID,
    "opinion" "CommissionOpinion",
    "text" TEXT,

    CONSTRAINT "commission_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_event" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "transition" TEXT NOT NULL,
    "from" "CaseStatus",
    "to" "CaseStatus" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID NOT NULL,
    "actorName" TEXT NOT NULL,
    "actorRole" "Role" NOT NULL,
    "officeId" UUID NOT NULL,
    "changes" JSONB NOT NULL,

    CONSTRAINT "case_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" "AuditAction" NOT NULL,
    "actorId" UUID,
    "actorRoles" "Role"[],
    "officeId" UUID,
    "caseId" UUID,
    "applicantId" UUID,
    "subjectId" UUID,
    "details" JSONB,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "number_series" (
    "officeId" UUID NOT NULL,
    "series" "Series" NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "number_series_pkey" PRIMARY KEY ("officeId","series","year")
);

-- CreateTable
CREATE TABLE "feed" (
    "recipientId" UUID NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "feed_pkey" PRIMARY KEY ("recipientId")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "recipientId" UUID NOT NULL,
    "cursor" INTEGER NOT NULL,
    "kind" "NotificationKind" NOT NULL,
    "caseId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledgedAt" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "userId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "inputHash" TEXT NOT NULL,
    "caseId" UUID,
    "eventSeq" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("userId","key")
);

-- CreateTable
CREATE TABLE "reference_entry" (
    "list" "ReferenceList" NOT NULL,
    "code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "nameKk" TEXT NOT NULL,
    "nameRu" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "clause" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL DEFAULT false,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "reference_entry_pkey" PRIMARY KEY ("list","code")
);

-- CreateIndex
CREATE UNIQUE INDEX "office_code_key" ON "office"("code");

-- CreateIndex
CREATE INDEX "office_parentId_idx" ON "office"("parentId");

-- CreateIndex
CREATE UNIQUE INDEX "office_kind_district_position_key" ON "office"("kind", "district", "position");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_iin_key" ON "app_user"("iin");

-- CreateIndex
CREATE INDEX "app_user_officeId_active_idx" ON "app_user"("officeId", "active");

-- CreateIndex
CREATE UNIQUE INDEX "session_tokenHash_key" ON "session"("tokenHash");

-- CreateIndex
CREATE INDEX "session_userId_endedAt_idx" ON "session"("userId", "endedAt");

-- CreateIndex
CREATE UNIQUE INDEX "applicant_iin_key" ON "applicant"("iin");

-- CreateIndex
CREATE UNIQUE INDEX "case_number_key" ON "case"("number");

-- CreateIndex
CREATE UNIQUE INDEX "case_akimNumber_key" ON "case"("akimNumber");

-- CreateIndex
CREATE UNIQUE INDEX "case_intakeId_key" ON "case"("intakeId");

-- CreateIndex
CREATE INDEX "case_officeId_status_receivedAt_idx" ON "case"("officeId", "status", "receivedAt");

-- CreateIndex
CREATE INDEX "case_officeId_receivedAt_idx" ON "case"("officeId", "receivedAt");

-- CreateIndex
CREATE INDEX "case_akimOfficeId_status_receivedAt_idx" ON "case"("akimOfficeId", "status", "receivedAt");

-- CreateIndex
CREATE INDEX "case_executorId_status_receivedAt_idx" ON "case"("executorId", "status", "receivedAt");

-- CreateIndex
CREATE INDEX "case_applicantId_idx" ON "case"("applicantId");

-- CreateIndex
CREATE INDEX "case_receivedAt_id_idx" ON "case"("receivedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "case_officeId_numberYear_numberSeq_key" ON "case"("officeId", "numberYear", "numberSeq");

-- CreateIndex
CREATE UNIQUE INDEX "case_akimOfficeId_akimNumberYear_akimNumberSeq_key" ON "case"("akimOfficeId", "akimNumberYear", "akimNumberSeq");

-- CreateIndex
CREATE UNIQUE INDEX "case_document_caseId_kind_key" ON "case_document"("caseId", "kind");

-- CreateIndex
CREATE INDEX "household_member_caseId_idx" ON "household_member"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "resolution_caseId_seq_key" ON "resolution"("caseId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "notice_version_outgoingNumber_key" ON "notice_version"("outgoingNumber");

-- CreateIndex
CREATE UNIQUE INDEX "notice_version_caseId_version_key" ON "notice_version"("caseId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "notice_version_outgoingOfficeId_outgoingYear_outgoingSeq_key" ON "notice_version"("outgoingOfficeId", "outgoingYear", "outgoingSeq");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_caseId_key" ON "receipt"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_number_key" ON "receipt"("number");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_caseId_key" ON "delivery"("caseId");

-- CreateIndex
CREATE INDEX "commission_review_caseId_idx" ON "commission_review"("caseId");

-- CreateIndex
CREATE INDEX "case_event_at_idx" ON "case_event"("at");

-- CreateIndex
CREATE UNIQUE INDEX "case_event_caseId_seq_key" ON "case_event"("caseId", "seq");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE INDEX "audit_entry_caseId_at_idx" ON "audit_entry"("caseId", "at");

-- CreateIndex
CREATE INDEX "audit_entry_actorId_at_idx" ON "audit_entry"("actorId", "at");

-- CreateIndex
CREATE INDEX "notification_recipientId_acknowledgedAt_idx" ON "notification"("recipientId", "acknowledgedAt");

-- CreateIndex
CREATE INDEX "notification_caseId_idx" ON "notification"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "notification_recipientId_cursor_key" ON "notification"("recipientId", "cursor");

-- AddForeignKey
ALTER TABLE "office" ADD CONSTRAINT "office_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake" ADD CONSTRAINT "intake_userId_fkey" FOREIGN KEY ("userId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake" ADD CONSTRAINT "intake_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case" ADD CONSTRAINT "case_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case" ADD CONSTRAINT "case_akimOfficeId_fkey" FOREIGN KEY ("akimOfficeId") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case" ADD CONSTRAINT "case_intakeId_fkey" FOREIGN KEY ("intakeId") REFERENCES "intake"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case" ADD CONSTRAINT "case_applicantId_fkey" FOREIGN KEY ("applicantId") REFERENCES "applicant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case" ADD CONSTRAINT "case_executorId_fkey" FOREIGN KEY ("executorId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_document" ADD CONSTRAINT "case_document_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resolution" ADD CONSTRAINT "resolution_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resolution" ADD CONSTRAINT "resolution_executorId_fkey" FOREIGN KEY ("executorId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resolution" ADD CONSTRAINT "resolution_headId_fkey" FOREIGN KEY ("headId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_version" ADD CONSTRAINT "notice_version_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_version" ADD CONSTRAINT "notice_version_drafterId_fkey" FOREIGN KEY ("drafterId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_version" ADD CONSTRAINT "notice_version_returnerId_fkey" FOREIGN KEY ("returnerId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_version" ADD CONSTRAINT "notice_version_signerId_fkey" FOREIGN KEY ("signerId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_issuerId_fkey" FOREIGN KEY ("issuerId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_byId_fkey" FOREIGN KEY ("byId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commission_review" ADD CONSTRAINT "commission_review_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commission_review" ADD CONSTRAINT "commission_review_referrerId_fkey" FOREIGN KEY ("referrerId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commission_review" ADD CONSTRAINT "commission_review_concluderId_fkey" FOREIGN KEY ("concluderId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "number_series" ADD CONSTRAINT "number_series_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed" ADD CONSTRAINT "feed_recipientId_fkey" FOREIGN KEY ("recipientId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_recipientId_fkey" FOREIGN KEY ("recipientId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotency_key" ADD CONSTRAINT "idempotency_key_userId_fkey" FOREIGN KEY ("userId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateEnum
CREATE TYPE "LimitCode" AS ENUM ('A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'COMMISSION', 'STANDARD', 'STANDARD_AKIM', 'ACKNOWLEDGEMENT');

-- CreateEnum
CREATE TYPE "LimitUnit" AS ENUM ('WORKING_MINUTES', 'CALENDAR_DAYS', 'WORKING_DAYS');

-- CreateEnum
CREATE TYPE "CalendarDayKind" AS ENUM ('HOLIDAY', 'FIXED_DAY_OFF', 'FREED', 'WORKED');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "NotificationKind" ADD VALUE 'REMINDER';
ALTER TYPE "NotificationKind" ADD VALUE 'OVERDUE';
ALTER TYPE "NotificationKind" ADD VALUE 'OVERDUE_RAISED';
ALTER TYPE "NotificationKind" ADD VALUE 'UNACKNOWLEDGED';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "AuditAction" ADD VALUE 'DEADLINES_CHANGED';
ALTER TYPE "AuditAction" ADD VALUE 'ABSENCE_RECORDED';
ALTER TYPE "AuditAction" ADD VALUE 'ABSENCE_CANCELLED';
ALTER TYPE "AuditAction" ADD VALUE 'ACTING_HEAD_NAMED';
ALTER TYPE "AuditAction" ADD VALUE 'ACTING_HEAD_ENDED';

-- AlterTable
ALTER TABLE "office" ADD COLUMN     "closesAt" INTEGER,
ADD COLUMN     "lunchFrom" INTEGER,
ADD COLUMN     "lunchTo" INTEGER,
ADD COLUMN     "opensAt" INTEGER;

-- AlterTable
ALTER TABLE "case" ADD COLUMN     "dueAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "resolution" ADD COLUMN     "suggestedId" UUID,
ADD COLUMN     "suggestion" JSONB;

-- AlterTable
ALTER TABLE "notice_version" ADD COLUMN     "signerActing" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "clockId" UUID,
ADD COLUMN     "raiseAt" TIMESTAMPTZ(3),
ADD COLUMN     "raisedAt" TIMESTAMPTZ(3),
ADD COLUMN     "settledAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "oversight" (
    "userId" UUID NOT NULL,
    "officeId" UUID NOT NULL,

    CONSTRAINT "oversight_pkey" PRIMARY KEY ("userId","officeId")
);

-- CreateTable
CREATE TABLE "absence" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "fromDate" DATE NOT NULL,
    "toDate" DATE NOT NULL,
    "reason" TEXT,
    "recordedById" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "cancelledAt" TIMESTAMPTZ(3),

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "acting_head" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "fromDate" DATE NOT NULL,
    "toDate" DATE NOT NULL,
    "order" TEXT NOT NULL,
    "namedById" UUID NOT NULL,
    "namedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "acting_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_year" (
    "year" INTEGER NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "calendar_year_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "date" DATE NOT NULL,
    "kind" "CalendarDayKind" NOT NULL,
    "nameKk" TEXT,
    "nameRu" TEXT,
    "nameEn" TEXT,
    "source" TEXT NOT NULL,
    "expected" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("date")
);

-- CreateTable
CREATE TABLE "time_limit" (
    "id" UUID NOT NULL,
    "code" "LimitCode" NOT NULL,
    "validFrom" DATE NOT NULL,
    "limit" INTEGER NOT NULL,
    "unit" "LimitUnit" NOT NULL,
    "firstDayCounts" BOOLEAN NOT NULL DEFAULT false,
    "rollsForward" BOOLEAN NOT NULL DEFAULT true,
    "remindAtPercent" INTEGER NOT NULL,
    "headAfter" INTEGER NOT NULL,
    "overseerAfter" INTEGER NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "time_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deadline_change" (
    "id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "examined" INTEGER NOT NULL DEFAULT 0,
    "moved" INTEGER NOT NULL DEFAULT 0,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "deadline_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_clock" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "code" "LimitCode" NOT NULL,
    "round" INTEGER NOT NULL,
    "limitId" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "responsibleId" UUID,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "remindAt" TIMESTAMPTZ(3) NOT NULL,
    "headAt" TIMESTAMPTZ(3) NOT NULL,
    "overseerAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedById" UUID,
    "cancelled" BOOLEAN NOT NULL DEFAULT false,
    "usedMinutes" INTEGER,
    "remindedAt" TIMESTAMPTZ(3),
    "overdueAt" TIMESTAMPTZ(3),
    "headToldAt" TIMESTAMPTZ(3),
    "overseerToldAt" TIMESTAMPTZ(3),
    "explanation" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,

    CONSTRAINT "case_clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clock_change" (
    "id" UUID NOT NULL,
    "clockId" UUID NOT NULL,
    "changeId" UUID NOT NULL,
    "dueBefore" TIMESTAMPTZ(3) NOT NULL,
    "dueAfter" TIMESTAMPTZ(3) NOT NULL,
    "explanationBefore" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "clock_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "oversight_officeId_idx" ON "oversight"("officeId");

-- CreateIndex
CREATE INDEX "absence_userId_toDate_idx" ON "absence"("userId", "toDate");

-- CreateIndex
CREATE INDEX "acting_head_userId_toDate_idx" ON "acting_head"("userId", "toDate");

-- CreateIndex
CREATE INDEX "acting_head_officeId_toDate_idx" ON "acting_head"("officeId", "toDate");

-- CreateIndex
CREATE UNIQUE INDEX "time_limit_code_validFrom_key" ON "time_limit"("code", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "deadline_change_revision_key" ON "deadline_change"("revision");

-- CreateIndex
CREATE INDEX "case_clock_officeId_code_endedAt_idx" ON "case_clock"("officeId", "code", "endedAt");

-- CreateIndex
CREATE INDEX "case_clock_responsibleId_endedAt_idx" ON "case_clock"("responsibleId", "endedAt");

-- CreateIndex
CREATE UNIQUE INDEX "case_clock_caseId_code_round_key" ON "case_clock"("caseId", "code", "round");

-- CreateIndex
CREATE UNIQUE INDEX "clock_change_clockId_changeId_key" ON "clock_change"("clockId", "changeId");

-- CreateIndex
CREATE INDEX "case_officeId_dueAt_idx" ON "case"("officeId", "dueAt");

-- CreateIndex
CREATE INDEX "case_akimOfficeId_dueAt_idx" ON "case"("akimOfficeId", "dueAt");

-- CreateIndex
CREATE INDEX "case_executorId_dueAt_idx" ON "case"("executorId", "dueAt");

-- CreateIndex
CREATE INDEX "notification_clockId_idx" ON "notification"("clockId");

-- AddForeignKey
ALTER TABLE "resolution" ADD CONSTRAINT "resolution_suggestedId_fkey" FOREIGN KEY ("suggestedId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_clockId_fkey" FOREIGN KEY ("clockId") REFERENCES "case_clock"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "oversight" ADD CONSTRAINT "oversight_userId_fkey" FOREIGN KEY ("userId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "oversight" ADD CONSTRAINT "oversight_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_userId_fkey" FOREIGN KEY ("userId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_recordedById_fkey" FOREIGN KEY ("recordedById") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acting_head" ADD CONSTRAINT "acting_head_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acting_head" ADD CONSTRAINT "acting_head_userId_fkey" FOREIGN KEY ("userId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acting_head" ADD CONSTRAINT "acting_head_namedById_fkey" FOREIGN KEY ("namedById") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deadline_change" ADD CONSTRAINT "deadline_change_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_clock" ADD CONSTRAINT "case_clock_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_clock" ADD CONSTRAINT "case_clock_limitId_fkey" FOREIGN KEY ("limitId") REFERENCES "time_limit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_clock" ADD CONSTRAINT "case_clock_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_clock" ADD CONSTRAINT "case_clock_responsibleId_fkey" FOREIGN KEY ("responsibleId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_clock" ADD CONSTRAINT "case_clock_endedById_fkey" FOREIGN KEY ("endedById") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clock_change" ADD CONSTRAINT "clock_change_clockId_fkey" FOREIGN KEY ("clockId") REFERENCES "case_clock"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clock_change" ADD CONSTRAINT "clock_change_changeId_fkey" FOREIGN KEY ("changeId") REFERENCES "deadline_change"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateEnum
CREATE TYPE "PostResult" AS ENUM ('CONFIRMED', 'RETURNED');

-- CreateEnum
CREATE TYPE "PostReturnReason" AS ENUM ('NOT_COLLECTED', 'ADDRESS_WRONG', 'ADDRESSEE_MOVED', 'REFUSED', 'OTHER');

-- CreateEnum
CREATE TYPE "LetterState" AS ENUM ('UNDERWAY', 'CONFIRMED', 'RETURNED');

-- CreateEnum
CREATE TYPE "PaperKind" AS ENUM ('RECEIPT', 'NOTICE', 'COVERING_LETTER', 'JOURNAL');

-- AlterEnum
ALTER TYPE "PaperLanguage" ADD VALUE 'BOTH';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "AuditAction" ADD VALUE 'PAPER_ISSUED';
ALTER TYPE "AuditAction" ADD VALUE 'PAPER_VIEWED';
ALTER TYPE "AuditAction" ADD VALUE 'PAPER_PRINTED';
ALTER TYPE "AuditAction" ADD VALUE 'PASSWORD_CONFIRMED';

-- DropIndex
DROP INDEX "delivery_caseId_key";

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "provenAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "case" ADD COLUMN     "letter" "LetterState",
ADD COLUMN     "readyAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "notice_version" ADD COLUMN     "provenAt" TIMESTAMPTZ(3),
ADD COLUMN     "shownHash" TEXT;

-- AlterTable
ALTER TABLE "attachment" ADD COLUMN     "eventSeq" INTEGER;

-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "eventSeq" INTEGER,
ADD COLUMN     "seq" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "paper" (
    "id" UUID NOT NULL,
    "kind" "PaperKind" NOT NULL,
    "caseId" UUID,
    "officeId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "language" "PaperLanguage" NOT NULL,
    "template" INTEGER NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "issuerId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "pages" INTEGER NOT NULL,
    "sealMethod" TEXT NOT NULL,
    "sealKeyId" TEXT NOT NULL,
    "sealValue" TEXT NOT NULL,

    CONSTRAINT "paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_bytes" (
    "paperId" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "paper_bytes_pkey" PRIMARY KEY ("paperId")
);

-- CreateTable
CREATE TABLE "paper_print" (
    "id" UUID NOT NULL,
    "paperId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,

    CONSTRAINT "paper_print_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seal_key" (
    "id" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "publicKey" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seal_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "public_request" (
    "key" TEXT NOT NULL,
    "windowStart" TIMESTAMPTZ(3) NOT NULL,
    "requests" INTEGER NOT NULL,

    CONSTRAINT "public_request_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "post_outcome" (
    "deliveryId" UUID NOT NULL,
    "result" "PostResult" NOT NULL,
    "day" DATE NOT NULL,
    "reason" "PostReturnReason",
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,
    "eventSeq" INTEGER NOT NULL,

    CONSTRAINT "post_outcome_pkey" PRIMARY KEY ("deliveryId")
);

-- CreateTable
CREATE TABLE "collection" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,
    "note" TEXT,
    "eventSeq" INTEGER NOT NULL,

    CONSTRAINT "collection_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "paper_code_key" ON "paper"("code");

-- CreateIndex
CREATE UNIQUE INDEX "paper_sha256_key" ON "paper"("sha256");

-- CreateIndex
CREATE INDEX "paper_officeId_kind_issuedAt_idx" ON "paper"("officeId", "kind", "issuedAt");

-- CreateIndex
CREATE UNIQUE INDEX "paper_caseId_kind_key" ON "paper"("caseId", "kind");

-- CreateIndex
CREATE INDEX "paper_print_paperId_at_idx" ON "paper_print"("paperId", "at");

-- CreateIndex
CREATE INDEX "collection_caseId_at_idx" ON "collection"("caseId", "at");

-- CreateIndex
CREATE INDEX "case_officeId_letter_statusChangedAt_idx" ON "case"("officeId", "letter", "statusChangedAt");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_caseId_seq_key" ON "delivery"("caseId", "seq");

-- AddForeignKey
ALTER TABLE "paper" ADD CONSTRAINT "paper_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper" ADD CONSTRAINT "paper_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper" ADD CONSTRAINT "paper_issuerId_fkey" FOREIGN KEY ("issuerId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_bytes" ADD CONSTRAINT "paper_bytes_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "paper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_print" ADD CONSTRAINT "paper_print_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "paper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_print" ADD CONSTRAINT "paper_print_byId_fkey" FOREIGN KEY ("byId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_outcome" ADD CONSTRAINT "post_outcome_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_outcome" ADD CONSTRAINT "post_outcome_byId_fkey" FOREIGN KEY ("byId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collection" ADD CONSTRAINT "collection_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collection" ADD CONSTRAINT "collection_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collection" ADD CONSTRAINT "collection_byId_fkey" FOREIGN KEY ("byId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AlterEnum
ALTER TYPE "AuditAction" ADD VALUE 'PROVEN_BY_PROVIDER';

-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "externalId" TEXT;

-- CreateTable
CREATE TABLE "provider_visit" (
    "tokenHash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "codeVerifier" TEXT NOT NULL,
    "sessionId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_visit_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateIndex
CREATE INDEX "provider_visit_expiresAt_idx" ON "provider_visit"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_externalId_key" ON "app_user"("externalId");

-- DropIndex
DROP INDEX "case_officeId_receivedAt_idx";

-- CreateIndex
CREATE INDEX "case_officeId_receivedAt_id_idx" ON "case"("officeId", "receivedAt", "id");

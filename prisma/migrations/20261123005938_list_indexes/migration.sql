-- What was changed last comes first in the search; a state's cases of all offices, for those who read every office.
-- CreateIndex
CREATE INDEX "case_statusChangedAt_id_idx" ON "case"("statusChangedAt", "id");

-- CreateIndex
CREATE INDEX "case_officeId_statusChangedAt_idx" ON "case"("officeId", "statusChangedAt");

-- CreateIndex
CREATE INDEX "case_status_receivedAt_idx" ON "case"("status", "receivedAt");

-- DropIndex
DROP INDEX "case_event_at_idx";

-- CreateIndex
CREATE INDEX "case_event_at_id_idx" ON "case_event"("at", "id");

-- CreateIndex
CREATE INDEX "case_clock_startedAt_id_idx" ON "case_clock"("startedAt", "id");

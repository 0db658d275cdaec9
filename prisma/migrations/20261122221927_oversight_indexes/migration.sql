-- When somebody was last named is asked of every executor each time the head names one.
CREATE INDEX "resolution_executorId_at_idx" ON "resolution" ("executorId", "at");

-- The statistics of some days; what runs now has "case_clock_running" (Prisma cannot say a partial index).
CREATE INDEX "case_clock_ended" ON "case_clock" ("endedAt") WHERE "endedAt" IS NOT NULL AND NOT "cancelled";

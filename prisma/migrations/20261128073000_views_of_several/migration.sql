-- Who has seen this person? The access log has one entry for a list that showed several people, each named in its details
-- (I-37), and one for each look at one alone: both are found. A pending list would make one writer pay for all.
CREATE INDEX "audit_entry_of_several" ON "audit_entry" USING gin (("details" -> 'views') jsonb_path_ops)
  WITH (fastupdate = off) WHERE "details" ? 'views';
CREATE INDEX "audit_entry_of_person" ON "audit_entry" ("applicantId", "at") WHERE "applicantId" IS NOT NULL;

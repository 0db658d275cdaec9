-- Those who read every office read what is due first without sorting all cases; closed ones have no due time and no entry.
CREATE INDEX "case_due_order" ON "case" ("dueAt", "id") WHERE "dueAt" IS NOT NULL;

-- Whom a list showed (I-37) stands in columns of their own: as JSON they were three times as long, and had to be taken apart
-- for their index. What older entries say in their details stays there, and is found by the index that it has.

-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "viewedApplicantIds" UUID[],
ADD COLUMN     "viewedCaseIds" UUID[];

ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_viewed" CHECK (
  cardinality("viewedCaseIds") IS NOT DISTINCT FROM cardinality("viewedApplicantIds")
  AND ("viewedApplicantIds" IS NULL) = (("details" ->> 'viewsHash') IS NULL)
  AND array_position("viewedApplicantIds", NULL) IS NULL);

-- Put in many lists at a time: whoever fills the pending megabyte waits some milliseconds.
CREATE INDEX "audit_entry_of_people" ON "audit_entry" USING gin ("viewedApplicantIds")
  WITH (fastupdate = on, gin_pending_list_limit = 1024) WHERE "viewedApplicantIds" IS NOT NULL;

-- What an attachment must look like, and when none may be added, changed or removed.

ALTER TABLE "upload" ADD CONSTRAINT "upload_size" CHECK ("size" > 0);
ALTER TABLE "upload" ADD CONSTRAINT "upload_hash" CHECK ("sha256" ~ '^[0-9a-f]{64}$');
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_size" CHECK ("size" > 0);
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_hash" CHECK ("sha256" ~ '^[0-9a-f]{64}$');
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_name" CHECK ("fileName" ~ '\S' AND length("fileName") <= 200);
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_removal" CHECK (
  num_nonnulls("removedAt", "removedById", "removalReason") IN (0, 3)
  AND ("removalReason" IS NULL OR "removalReason" ~ '\S')
  AND ("erasedAt" IS NULL OR "removedAt" IS NOT NULL));
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_name" CHECK ("name" ~ '\S' AND length("name") <= 80);
ALTER TABLE "export" ADD CONSTRAINT "export_times" CHECK (
  "expiresAt" > "createdAt" AND ("finishedAt" IS NULL OR "startedAt" IS NOT NULL) AND (("finishedAt" IS NULL) = ("rows" IS NULL)));

-- The case is locked while one of its attachments changes, so that none slips in beside the signature.
CREATE FUNCTION "komek_attachment_before_write"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  stands "CaseStatus";
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW."id", NEW."caseId", NEW."documentId", NEW."fileName", NEW."type", NEW."size", NEW."sha256", NEW."storageKey",
        NEW."addedById", NEW."addedAt")
       IS DISTINCT FROM
       (OLD."id", OLD."caseId", OLD."documentId", OLD."fileName", OLD."type", OLD."size", OLD."sha256", OLD."storageKey",
        OLD."addedById", OLD."addedAt")
       OR (OLD."removedAt" IS NOT NULL AND (NEW."removedAt", NEW."removedById", NEW."removalReason")
          IS DISTINCT FROM (OLD."removedAt", OLD."removedById", OLD."removalReason"))
       OR (OLD."erasedAt" IS NOT NULL AND NEW."erasedAt" IS DISTINCT FROM OLD."erasedAt") THEN
      RAISE EXCEPTION 'an attachment keeps what it is; it can only be removed, once' USING ERRCODE = 'KM041';
    END IF;
    -- Erasing the bytes of what was removed changes nothing of the case.
    IF OLD."removedAt" IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  SELECT "status" INTO stands FROM "case" WHERE "id" = NEW."caseId" FOR NO KEY UPDATE;
  IF stands IN ('SIGNED', 'DELIVERED', 'CANCELLED') THEN
    RAISE EXCEPTION 'the attachments of a case that is % do not change', stands USING ERRCODE = 'KM041';
  END IF;
  IF NEW."documentId" IS NOT NULL
     AND NOT EXISTS (SELECT FROM "case_document" WHERE "id" = NEW."documentId" AND "caseId" = NEW."caseId") THEN
    RAISE EXCEPTION 'an attachment belongs to a document of its own case' USING ERRCODE = 'KM041';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "before_write" BEFORE INSERT OR UPDATE ON "attachment"
  FOR EACH ROW EXECUTE FUNCTION "komek_attachment_before_write"();
CREATE TRIGGER "never_removed" BEFORE DELETE OR TRUNCATE ON "attachment"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_never_removed"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "receipt_print"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_append_only"();

-- Receipts that were issued before this table stood were handed out at the counter.
INSERT INTO "receipt_print" ("caseId", "at", "byId") SELECT "caseId", "issuedAt", "issuerId" FROM "receipt";

GRANT SELECT, INSERT, UPDATE ON "upload", "attachment", "saved_view", "export" TO "komek_app";
GRANT SELECT, INSERT ON "receipt_print" TO "komek_app";
GRANT DELETE ON "upload", "saved_view", "export" TO "komek_app";

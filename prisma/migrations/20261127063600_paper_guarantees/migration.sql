-- What papers, letters and their proofs must look like, and who may never change them. I-numbers as in the first guarantees.

ALTER TABLE "paper"
  ADD CONSTRAINT "paper_code" CHECK ("code" ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  ADD CONSTRAINT "paper_hash" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "paper_size" CHECK ("size" > 0 AND "pages" > 0 AND "template" >= 0),
  ADD CONSTRAINT "paper_words" CHECK ("number" ~ '\S' AND "sealMethod" ~ '\S' AND "sealKeyId" ~ '\S' AND "sealValue" ~ '\S'),
  -- A journal is of an office, everything else of one case.
  ADD CONSTRAINT "paper_of_case" CHECK (("kind" = 'JOURNAL') = ("caseId" IS NULL));

ALTER TABLE "notice_version"
  ADD CONSTRAINT "notice_version_shown" CHECK (
    ("shownHash" IS NULL OR ("signedAt" IS NOT NULL AND "shownHash" ~ '^[0-9a-f]{64}$'))
    AND ("provenAt" IS NULL OR "signedAt" IS NOT NULL));

ALTER TABLE "delivery"
  ADD CONSTRAINT "delivery_seq" CHECK ("seq" > 0),
  ADD CONSTRAINT "delivery_event" CHECK ("eventSeq" > 0);

ALTER TABLE "post_outcome"
  ADD CONSTRAINT "post_outcome_reason" CHECK (("result" = 'RETURNED') = ("reason" IS NOT NULL)),
  ADD CONSTRAINT "post_outcome_words" CHECK ("note" ~ '\S' AND "eventSeq" > 0);

ALTER TABLE "collection" ADD CONSTRAINT "collection_words" CHECK ("note" ~ '\S' AND "eventSeq" > 0);

ALTER TABLE "attachment" ADD CONSTRAINT "attachment_proof" CHECK ("eventSeq" IS NULL OR ("eventSeq" > 0 AND "documentId" IS NULL));

ALTER TABLE "case"
  ADD CONSTRAINT "case_letter" CHECK ("letter" IS NULL OR "status" = 'DELIVERED'),
  ADD CONSTRAINT "case_ready" CHECK ("readyAt" IS NULL OR "status" IN ('SIGNED', 'DELIVERED'));

ALTER TABLE "public_request" ADD CONSTRAINT "public_request_count" CHECK ("requests" > 0);

-- The rows of a paper say of its bytes what is true (I-05, I-20).
CREATE FUNCTION "komek_paper_bytes_before_insert"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "paper" WHERE "id" = NEW."paperId" AND "size" = octet_length(NEW."bytes")
                 AND "sha256" = encode(sha256(NEW."bytes"), 'hex')) THEN
    RAISE EXCEPTION 'I-05: the bytes of a paper are those that its row tells of' USING ERRCODE = 'KM005';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "before_insert" BEFORE INSERT ON "paper_bytes"
  FOR EACH ROW EXECUTE FUNCTION "komek_paper_bytes_before_insert"();

CREATE FUNCTION "komek_paper_at_commit"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "paper_bytes" WHERE "paperId" = NEW."id") THEN
    RAISE EXCEPTION 'I-05: a paper has its bytes' USING ERRCODE = 'KM005';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "at_commit" AFTER INSERT ON "paper"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "komek_paper_at_commit"();

CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "paper"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_append_only"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "paper_bytes"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_append_only"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "paper_print"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_append_only"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "seal_key"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_append_only"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "post_outcome"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_append_only"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "collection"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_append_only"();

-- The next delivery only after the post brought the last one back: one is effective (I-25).
CREATE OR REPLACE FUNCTION "komek_delivery_before_insert"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  last "delivery"%ROWTYPE;
BEGIN
  IF NOT EXISTS (SELECT FROM "notice_version" WHERE "caseId" = NEW."caseId" AND "signedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'I-19: only a signed notice is delivered' USING ERRCODE = 'KM019';
  END IF;
  SELECT * INTO last FROM "delivery" WHERE "caseId" = NEW."caseId" ORDER BY "seq" DESC LIMIT 1;
  IF NEW."seq" <> coalesce(last."seq", 0) + 1 OR (last."id" IS NOT NULL AND NOT EXISTS (
       SELECT FROM "post_outcome" WHERE "deliveryId" = last."id" AND "result" = 'RETURNED')) THEN
    RAISE EXCEPTION 'I-25: a notice is delivered again only when the post brought it back' USING ERRCODE = 'KM025';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION "komek_post_outcome_before_insert"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "delivery" d WHERE d."id" = NEW."deliveryId" AND d."method" = 'POST'
                 AND d."seq" = (SELECT max("seq") FROM "delivery" WHERE "caseId" = d."caseId")) THEN
    RAISE EXCEPTION 'I-25: the post speaks of the last letter' USING ERRCODE = 'KM025';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "before_insert" BEFORE INSERT ON "post_outcome"
  FOR EACH ROW EXECUTE FUNCTION "komek_post_outcome_before_insert"();

-- A delivered case stays delivered (I-21); what still moves is its letter.
CREATE OR REPLACE FUNCTION "komek_case_before_write"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."status" = 'CANCELLED'
       OR (OLD."status" = 'DELIVERED'
           AND (to_jsonb(NEW) - ARRAY['version', 'statusChangedAt', 'letter', 'readyAt'])
               IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['version', 'statusChangedAt', 'letter', 'readyAt'])) THEN
      RAISE EXCEPTION 'I-21: a case that is % does not change', OLD."status" USING ERRCODE = 'KM021';
    END IF;
    IF (OLD."number" IS NOT NULL AND (NEW."number", NEW."numberYear", NEW."numberSeq", NEW."registeredAt")
          IS DISTINCT FROM (OLD."number", OLD."numberYear", OLD."numberSeq", OLD."registeredAt"))
       OR (NEW."akimNumber", NEW."akimNumberYear", NEW."akimNumberSeq", NEW."akimRegisteredAt")
          IS DISTINCT FROM (OLD."akimNumber", OLD."akimNumberYear", OLD."akimNumberSeq", OLD."akimRegisteredAt") THEN
      RAISE EXCEPTION 'I-01: a registration number does not change once given' USING ERRCODE = 'KM001';
    END IF;
    IF (NEW."id", NEW."channel", NEW."officeId", NEW."akimOfficeId", NEW."applicantId", NEW."receivedAt")
       IS DISTINCT FROM (OLD."id", OLD."channel", OLD."officeId", OLD."akimOfficeId", OLD."applicantId", OLD."receivedAt") THEN
      RAISE EXCEPTION 'I-01: whose case it is, where and when it came in do not change' USING ERRCODE = 'KM001';
    END IF;
    IF NEW."version" NOT IN (OLD."version", OLD."version" + 1)
       OR (NEW."status" <> OLD."status" AND NEW."version" = OLD."version") THEN
      RAISE EXCEPTION 'I-38: a step raises the version of its case by one' USING ERRCODE = 'KM038';
    END IF;
  END IF;
  IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT FROM "office" WHERE "id" = NEW."officeId" AND "kind" = 'DEPARTMENT') THEN
    RAISE EXCEPTION 'I-09: a case belongs to an authorised body' USING ERRCODE = 'KM009';
  END IF;
  IF TG_OP = 'INSERT' AND NEW."akimOfficeId" IS NOT NULL
     AND NOT EXISTS (SELECT FROM "office" WHERE "id" = NEW."akimOfficeId" AND "parentId" = NEW."officeId") THEN
    RAISE EXCEPTION 'I-09: an akim''s office sends its cases to its own authorised body' USING ERRCODE = 'KM009';
  END IF;
  IF NEW."executorId" IS NOT NULL AND (TG_OP = 'INSERT' OR NEW."executorId" IS DISTINCT FROM OLD."executorId")
     AND NOT EXISTS (SELECT FROM "app_user" WHERE "id" = NEW."executorId" AND "officeId" = NEW."officeId") THEN
    RAISE EXCEPTION 'I-10: the executor is of the office of the case' USING ERRCODE = 'KM010';
  END IF;
  RETURN NEW;
END $$;

-- A signed case takes in what proves its delivery, and nothing else (I-20).
CREATE OR REPLACE FUNCTION "komek_attachment_before_write"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  stands "CaseStatus";
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW."id", NEW."caseId", NEW."documentId", NEW."fileName", NEW."type", NEW."size", NEW."sha256", NEW."storageKey",
        NEW."addedById", NEW."addedAt", NEW."eventSeq")
       IS DISTINCT FROM
       (OLD."id", OLD."caseId", OLD."documentId", OLD."fileName", OLD."type", OLD."size", OLD."sha256", OLD."storageKey",
        OLD."addedById", OLD."addedAt", OLD."eventSeq")
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
  IF stands = 'CANCELLED' OR (stands IN ('SIGNED', 'DELIVERED') AND NEW."eventSeq" IS NULL) THEN
    RAISE EXCEPTION 'the attachments of a case that is % do not change', stands USING ERRCODE = 'KM041';
  END IF;
  IF NEW."eventSeq" IS NOT NULL
     AND NOT EXISTS (SELECT FROM "case_event" WHERE "caseId" = NEW."caseId" AND "seq" = NEW."eventSeq"
                     AND "to" IN ('SIGNED', 'DELIVERED') AND "transition" <> 'signNotice') THEN
    RAISE EXCEPTION 'a proof belongs to a step of the delivery of its own case' USING ERRCODE = 'KM041';
  END IF;
  IF NEW."documentId" IS NOT NULL
     AND NOT EXISTS (SELECT FROM "case_document" WHERE "id" = NEW."documentId" AND "caseId" = NEW."caseId") THEN
    RAISE EXCEPTION 'an attachment belongs to a document of its own case' USING ERRCODE = 'KM041';
  END IF;
  RETURN NEW;
END $$;

GRANT SELECT, INSERT ON "paper", "paper_bytes", "paper_print", "seal_key", "post_outcome", "collection" TO "komek_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON "public_request" TO "komek_app";

-- Letters from before this table stood: nobody has said what became of them.
UPDATE "case" SET "letter" = 'UNDERWAY' WHERE "status" = 'DELIVERED'
  AND EXISTS (SELECT FROM "delivery" WHERE "caseId" = "case"."id" AND "method" = 'POST');

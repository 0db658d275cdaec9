-- The history of each case is a chain of hashes, written by the database with each step (I-37, I-39); what seals it stays.

-- Length and value, so that no two lists of values read alike.
CREATE FUNCTION "komek_part"("value" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN "value" IS NULL THEN '-' ELSE octet_length("value") || ':' || "value" END;

-- The same stands in schema/audit/hashes.ts, which proves the chain without this function.
CREATE FUNCTION "komek_event_hash"(e "case_event", "previous" bytea) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  RETURN sha256(coalesce("previous", '\x'::bytea) || convert_to(
    komek_part('event') || komek_part((e)."number"::text) || komek_part((e)."id"::text) || komek_part((e)."caseId"::text)
    || komek_part((e)."seq"::text) || komek_part((e)."transition") || komek_part((e)."from"::text)
    || komek_part((e)."to"::text)
    || komek_part(to_char((e)."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    || komek_part((e)."actorId"::text) || komek_part((e)."actorName") || komek_part((e)."actorRole"::text)
    || komek_part((e)."officeId"::text) || komek_part((e)."changes"::text), 'UTF8'));

-- What was there before gets its chain, step by step.
ALTER TABLE "case_event" DISABLE TRIGGER "append_only";
DO $$
DECLARE
  longest int := (SELECT max("seq") FROM "case_event");
BEGIN
  FOR step IN 1 .. coalesce(longest, 0) LOOP
    UPDATE "case_event" SET "hash" = komek_event_hash("case_event",
      (SELECT p."hash" FROM "case_event" p WHERE p."caseId" = "case_event"."caseId" AND p."seq" = step - 1))
    WHERE "seq" = step;
  END LOOP;
END $$;
ALTER TABLE "case_event" ENABLE TRIGGER "append_only";

ALTER TABLE "case_event" ADD CONSTRAINT "case_event_hash_whole" CHECK (octet_length("hash") = 32);
ALTER TABLE "history_block"
  ADD CONSTRAINT "history_block_place" CHECK ("number" > 0 AND "rows" > 0 AND "upTo" > "after"),
  ADD CONSTRAINT "history_block_leaves" CHECK (octet_length("leaves") = 41 * "rows"),
  ADD CONSTRAINT "history_block_hashes" CHECK (
    octet_length("hash") = 32 AND octet_length("prevHash") = CASE "number" WHEN 1 THEN 0 ELSE 32 END);

-- As before, and each step carries the hash of the one before it.
CREATE OR REPLACE FUNCTION "komek_event_before_insert"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  previous record;
BEGIN
  SELECT "to", "hash" INTO previous FROM "case_event" WHERE "caseId" = NEW."caseId" AND "seq" = NEW."seq" - 1;
  IF NEW."from" IS DISTINCT FROM previous."to" OR (NEW."from" IS NULL) <> (NEW."seq" = 1) THEN
    RAISE EXCEPTION 'I-38: step % does not continue the history of its case', NEW."seq" USING ERRCODE = 'KM038';
  END IF;
  NEW."hash" := komek_event_hash(NEW, previous."hash");
  RETURN NEW;
END $$;

CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "history_block"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_append_only"();

GRANT SELECT, INSERT ON "history_block" TO "komek_app";

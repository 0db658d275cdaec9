-- What Prisma cannot say: sorting, search, checks, history that nobody rewrites, and the role the server works as.
-- I-numbers are the invariants of the regulation's process model. Errors of our own triggers have the SQLSTATE
-- KM0nn, nn being the invariant.

-- Search -------------------------------------------------------------------------------------------------------

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Written at once (no pending list): few rows come in, and every search finds the index in order.
CREATE INDEX "applicant_searchName_trgm" ON "applicant" USING gin ("searchName" gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX "case_number_trgm" ON "case" USING gin ("number" gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX "case_akimNumber_trgm" ON "case" USING gin ("akimNumber" gin_trgm_ops) WITH (fastupdate = off);
CREATE UNIQUE INDEX "app_user_login_lower_key" ON "app_user" (lower("login"));

-- Kazakh order wherever people see a sorted name -----------------------------------------------------------------

ALTER TABLE "office"
  ALTER COLUMN "nameKk" TYPE text COLLATE "kk-x-icu",
  ALTER COLUMN "nameRu" TYPE text COLLATE "kk-x-icu",
  ALTER COLUMN "district" TYPE text COLLATE "kk-x-icu";
ALTER TABLE "app_user"
  ALTER COLUMN "surname" TYPE text COLLATE "kk-x-icu",
  ALTER COLUMN "givenName" TYPE text COLLATE "kk-x-icu",
  ALTER COLUMN "patronymic" TYPE text COLLATE "kk-x-icu";
ALTER TABLE "applicant"
  ALTER COLUMN "surname" TYPE text COLLATE "kk-x-icu",
  ALTER COLUMN "givenName" TYPE text COLLATE "kk-x-icu",
  ALTER COLUMN "patronymic" TYPE text COLLATE "kk-x-icu";
ALTER TABLE "reference_entry"
  ALTER COLUMN "nameKk" TYPE text COLLATE "kk-x-icu",
  ALTER COLUMN "nameRu" TYPE text COLLATE "kk-x-icu";

-- Checks of one row ------------------------------------------------------------------------------------------------

ALTER TABLE "office"
  ADD CONSTRAINT "office_code_format" CHECK ("code" ~ '^[A-Z]{3}(-[0-9]{2})?$'),
  -- An akim's office sends its cases to exactly one authorised body (Regulation cl. 3).
  ADD CONSTRAINT "office_parent_of_akim" CHECK (("kind" = 'AKIM_OFFICE') = ("parentId" IS NOT NULL)),
  ADD CONSTRAINT "office_names" CHECK ("nameKk" ~ '\S' AND "nameRu" ~ '\S' AND "addressKk" ~ '\S'),
  ADD CONSTRAINT "office_phone_e164" CHECK ("phone" ~ '^\+[1-9][0-9]{6,14}$'),
  ADD CONSTRAINT "office_validity" CHECK ("validTo" >= "validFrom"),
  ADD CONSTRAINT "office_version" CHECK ("version" > 0);

ALTER TABLE "app_user"
  ADD CONSTRAINT "app_user_has_role" CHECK (coalesce(cardinality("roles"), 0) > 0 AND array_position("roles", NULL) IS NULL),
  ADD CONSTRAINT "app_user_names" CHECK ("login" ~ '\S' AND "surname" ~ '\S' AND "givenName" ~ '\S' AND "patronymic" ~ '\S'),
  ADD CONSTRAINT "app_user_password_hash" CHECK ("passwordHash" ~ '\S'),
  ADD CONSTRAINT "app_user_iin_digits" CHECK ("iin" ~ '^[0-9]{12}$'),
  ADD CONSTRAINT "app_user_phone_e164" CHECK ("phone" ~ '^\+[1-9][0-9]{6,14}$'),
  ADD CONSTRAINT "app_user_version" CHECK ("version" > 0);

ALTER TABLE "applicant"
  ADD CONSTRAINT "applicant_iin_digits" CHECK ("iin" ~ '^[0-9]{12}$'),
  ADD CONSTRAINT "applicant_names" CHECK ("surname" ~ '\S' AND "givenName" ~ '\S' AND "patronymic" ~ '\S' AND "searchName" ~ '\S'),
  -- The notice names the address (I-24).
  ADD CONSTRAINT "applicant_address" CHECK ("address" ~ '\S'),
  ADD CONSTRAINT "applicant_phone_e164" CHECK ("phone" ~ '^\+[1-9][0-9]{6,14}$'),
  ADD CONSTRAINT "applicant_version" CHECK ("version" > 0);

ALTER TABLE "household_member"
  ADD CONSTRAINT "household_member_iin_digits" CHECK ("iin" ~ '^[0-9]{12}$'),
  ADD CONSTRAINT "household_member_names" CHECK ("surname" ~ '\S' AND "givenName" ~ '\S' AND "patronymic" ~ '\S' AND "relation" ~ '\S');

ALTER TABLE "case"
  ADD CONSTRAINT "case_version" CHECK ("version" > 0),
  ADD CONSTRAINT "case_return_count" CHECK ("returnCount" >= 0),
  -- A number is whole or absent, and says its own year and place in the series (I-01, I-02).
  ADD CONSTRAINT "case_number_whole" CHECK (
    num_nonnulls("number", "numberYear", "numberSeq", "registeredAt") IN (0, 4)
    AND ("number" IS NULL OR ("numberSeq" > 0 AND "number" ~ ('-' || "numberYear" || '/0*' || "numberSeq" || '$')))),
  ADD CONSTRAINT "case_akim_number_whole" CHECK (
    num_nonnulls("akimNumber", "akimNumberYear", "akimNumberSeq", "akimRegisteredAt") IN (0, 4)
    AND ("akimNumber" IS NULL OR ("akimNumberSeq" > 0 AND "akimNumber" ~ ('-' || "akimNumberYear" || '/0*' || "akimNumberSeq" || '$')))),
  -- The akim's path has the akim's office and number, and no other path has them (I-06).
  ADD CONSTRAINT "case_channel" CHECK (
    ("channel" = 'AKIM') = ("akimOfficeId" IS NOT NULL) AND ("channel" = 'AKIM') = ("akimNumber" IS NOT NULL)),
  -- Before the department registers it a case has only the akim's number; from REGISTERED on it has the department's (I-06).
  ADD CONSTRAINT "case_number_by_status" CHECK (
    CASE
      WHEN "status" IN ('AKIM_REGISTERED', 'COMMISSION_REVIEW', 'IN_TRANSIT') THEN "number" IS NULL AND "akimNumber" IS NOT NULL
      WHEN "status" = 'CANCELLED' THEN "number" IS NOT NULL OR "akimNumber" IS NOT NULL
      ELSE "number" IS NOT NULL
    END),
  -- From the resolution on there is an executor, and none before it (I-10, I-12).
  ADD CONSTRAINT "case_executor_by_status" CHECK (
    CASE
      WHEN "status" IN ('AKIM_REGISTERED', 'COMMISSION_REVIEW', 'IN_TRANSIT', 'REGISTERED', 'AWAITING_RESOLUTION') THEN "executorId" IS NULL
      WHEN "status" = 'CANCELLED' THEN true
      ELSE "executorId" IS NOT NULL
    END),
  -- No outcome without a signed notice (I-15).
  ADD CONSTRAINT "case_outcome_by_status" CHECK (("outcome" IS NOT NULL) = ("status" IN ('SIGNED', 'DELIVERED'))),
  ADD CONSTRAINT "case_notice_at_akim" CHECK (
    NOT "noticeAtAkim" OR ("status" IN ('SIGNED', 'DELIVERED') AND "akimOfficeId" IS NOT NULL)),
  ADD CONSTRAINT "case_cancellation" CHECK (
    ("status" = 'CANCELLED') = ("cancellationGround" IS NOT NULL)
    AND ("status" = 'CANCELLED') = ("cancellationReason" IS NOT NULL)
    AND "cancellationReason" ~ '\S'),
  ADD CONSTRAINT "case_duplicate_reason" CHECK ("duplicateReason" ~ '\S');

ALTER TABLE "case_document"
  ADD CONSTRAINT "case_document_pages" CHECK ("pages" >= 0),
  ADD CONSTRAINT "case_document_note" CHECK ("checkNote" ~ '\S');

ALTER TABLE "resolution"
  ADD CONSTRAINT "resolution_seq" CHECK ("seq" > 0),
  ADD CONSTRAINT "resolution_words" CHECK ("text" ~ '\S' AND "reason" ~ '\S');

ALTER TABLE "notice_version"
  ADD CONSTRAINT "notice_version_number" CHECK ("version" > 0),
  ADD CONSTRAINT "notice_version_hash" CHECK ("contentHash" ~ '\S'),
  -- Signature and outgoing number come together or not at all (I-07).
  ADD CONSTRAINT "notice_version_signature_whole" CHECK (
    num_nonnulls("signedAt", "signerId", "signerName", "outgoingOfficeId", "outgoingNumber", "outgoingYear", "outgoingSeq") IN (0, 7)
    AND "signerName" ~ '\S'
    AND ("outgoingNumber" IS NULL OR "outgoingSeq" > 0)),
  -- Every return has a reason (I-22).
  ADD CONSTRAINT "notice_version_return_whole" CHECK (
    num_nonnulls("returnedAt", "returnerId", "returnReason") IN (0, 3) AND "returnReason" ~ '\S'),
  ADD CONSTRAINT "notice_version_signed_or_returned" CHECK ("signedAt" IS NULL OR "returnedAt" IS NULL),
  -- The signer is not the drafter (I-14).
  ADD CONSTRAINT "notice_version_signer_not_drafter" CHECK ("signerId" <> "drafterId"),
  -- A refusal has a ground and an explanation, an assignment has no ground (I-23).
  ADD CONSTRAINT "notice_version_grounds" CHECK (
    CASE "kind"
      WHEN 'REFUSAL' THEN
        coalesce(cardinality("grounds"), 0) > 0 AND array_position("grounds", NULL) IS NULL
        AND "explanation" IS NOT NULL AND "explanation" ~ '\S'
      ELSE coalesce(cardinality("grounds"), 0) = 0
    END),
  ADD CONSTRAINT "notice_version_resubmission" CHECK ("resubmissionReason" ~ '\S');

-- At most one signed notice (I-21).
CREATE UNIQUE INDEX "notice_version_one_signed" ON "notice_version" ("caseId") WHERE "signedAt" IS NOT NULL;

ALTER TABLE "delivery"
  -- By hand: who received it and by which document; by post: where to and under which number (I-25).
  ADD CONSTRAINT "delivery_method" CHECK (
    CASE "method"
      WHEN 'HAND' THEN num_nonnulls("receivedBy", "identityDocument") = 2
      ELSE num_nonnulls("address", "postNumber") = 2
    END),
  ADD CONSTRAINT "delivery_words" CHECK (
    "receivedBy" ~ '\S' AND "identityDocument" ~ '\S' AND "address" ~ '\S' AND "postNumber" ~ '\S');

ALTER TABLE "receipt" ADD CONSTRAINT "receipt_hash" CHECK ("contentHash" ~ '\S');

ALTER TABLE "commission_review"
  ADD CONSTRAINT "commission_review_conclusion_whole" CHECK (
    num_nonnulls("concludedAt", "concluderId", "text") IN (0, 3)
    AND ("opinion" IS NULL OR "concludedAt" IS NOT NULL)
    AND "text" ~ '\S');
CREATE UNIQUE INDEX "commission_review_one_open" ON "commission_review" ("caseId") WHERE "concludedAt" IS NULL;

ALTER TABLE "case_event"
  ADD CONSTRAINT "case_event_seq" CHECK ("seq" > 0),
  ADD CONSTRAINT "case_event_words" CHECK ("transition" ~ '\S' AND "actorName" ~ '\S');

ALTER TABLE "number_series" ADD CONSTRAINT "number_series_last" CHECK ("last" >= 0);
ALTER TABLE "feed" ADD CONSTRAINT "feed_last" CHECK ("last" >= 0);
ALTER TABLE "notification" ADD CONSTRAINT "notification_cursor" CHECK ("cursor" > 0);
ALTER TABLE "idempotency_key" ADD CONSTRAINT "idempotency_key_words" CHECK ("key" ~ '\S' AND "operation" ~ '\S');

ALTER TABLE "reference_entry"
  ADD CONSTRAINT "reference_entry_names" CHECK ("nameKk" ~ '\S' AND "nameRu" ~ '\S' AND "nameEn" ~ '\S' AND "code" ~ '\S'),
  ADD CONSTRAINT "reference_entry_validity" CHECK ("validTo" >= "validFrom"),
  ADD CONSTRAINT "reference_entry_version" CHECK ("version" > 0);

-- History that nobody rewrites (I-05, I-37, I-39) ------------------------------------------------------------------------

CREATE FUNCTION "komek_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'I-37: rows of "%" are only added, never changed or removed', TG_TABLE_NAME USING ERRCODE = 'KM037';
END $$;

CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "case_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_append_only"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_append_only"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "receipt"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_append_only"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "resolution"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_append_only"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "delivery"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_append_only"();

CREATE FUNCTION "komek_never_removed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'I-43: rows of "%" are never removed', TG_TABLE_NAME USING ERRCODE = 'KM043';
END $$;

CREATE TRIGGER "never_removed" BEFORE DELETE OR TRUNCATE ON "case"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_never_removed"();
CREATE TRIGGER "never_removed" BEFORE DELETE OR TRUNCATE ON "notice_version"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_never_removed"();
CREATE TRIGGER "never_removed" BEFORE DELETE OR TRUNCATE ON "commission_review"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_never_removed"();
CREATE TRIGGER "never_removed" BEFORE DELETE OR TRUNCATE ON "number_series"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_never_removed"();
CREATE TRIGGER "never_removed" BEFORE DELETE OR TRUNCATE ON "applicant"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_never_removed"();

-- Functions that read tables look in pg_temp last, so that no temporary table can stand in for a real one.

CREATE FUNCTION "komek_case_before_write"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."status" IN ('DELIVERED', 'CANCELLED') THEN
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

CREATE TRIGGER "before_write" BEFORE INSERT OR UPDATE ON "case"
  FOR EACH ROW EXECUTE FUNCTION "komek_case_before_write"();

-- At commit: the history tells the same as the case, and the papers that its state speaks of exist.
CREATE FUNCTION "komek_case_at_commit"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  now_is "case"%ROWTYPE;
  latest "notice_version"%ROWTYPE;
BEGIN
  IF NOT EXISTS (SELECT FROM "case_event" WHERE "caseId" = NEW."id" AND "seq" = NEW."version" AND "to" = NEW."status") THEN
    RAISE EXCEPTION 'I-38: version % of the case has no entry in its history', NEW."version" USING ERRCODE = 'KM038';
  END IF;
  SELECT * INTO STRICT now_is FROM "case" WHERE "id" = NEW."id";
  IF now_is."version" <> NEW."version" THEN
    RETURN NULL;
  END IF;
  IF NOT EXISTS (SELECT FROM "receipt" WHERE "caseId" = now_is."id"
                 AND "number" = CASE now_is."channel" WHEN 'AKIM' THEN now_is."akimNumber" ELSE now_is."number" END) THEN
    RAISE EXCEPTION 'I-03: a registered case has a receipt with its number' USING ERRCODE = 'KM003';
  END IF;
  IF now_is."executorId" IS NOT NULL AND now_is."executorId" IS DISTINCT FROM
     (SELECT "executorId" FROM "resolution" WHERE "caseId" = now_is."id" ORDER BY "seq" DESC LIMIT 1) THEN
    RAISE EXCEPTION 'I-12: the executor is the one whom the latest resolution names' USING ERRCODE = 'KM012';
  END IF;
  IF now_is."status" IN ('AWAITING_SIGNATURE', 'RETURNED', 'SIGNED', 'DELIVERED') THEN
    SELECT * INTO latest FROM "notice_version" WHERE "caseId" = now_is."id" ORDER BY "version" DESC LIMIT 1;
    IF latest."id" IS NULL
       OR (latest."returnedAt" IS NOT NULL) <> (now_is."status" = 'RETURNED')
       OR (latest."signedAt" IS NOT NULL) <> (now_is."status" IN ('SIGNED', 'DELIVERED')) THEN
      RAISE EXCEPTION 'I-20: the latest notice does not stand as % says', now_is."status" USING ERRCODE = 'KM020';
    END IF;
    IF now_is."outcome" IS DISTINCT FROM (CASE WHEN latest."signedAt" IS NOT NULL THEN latest."kind" END) THEN
      RAISE EXCEPTION 'I-15: the outcome is the kind of the signed notice' USING ERRCODE = 'KM015';
    END IF;
  END IF;
  IF (now_is."status" = 'DELIVERED') <> EXISTS (SELECT FROM "delivery" WHERE "caseId" = now_is."id") THEN
    RAISE EXCEPTION 'I-25: a case is delivered if and only if its delivery is recorded' USING ERRCODE = 'KM025';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "at_commit" AFTER INSERT OR UPDATE ON "case"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "komek_case_at_commit"();

-- The history of a case is a chain: 1, 2, 3 ..., each step from where the last one led (I-37, I-38).
CREATE FUNCTION "komek_event_before_insert"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW."from" IS DISTINCT FROM (SELECT "to" FROM "case_event" WHERE "caseId" = NEW."caseId" AND "seq" = NEW."seq" - 1)
     OR (NEW."from" IS NULL) <> (NEW."seq" = 1) THEN
    RAISE EXCEPTION 'I-38: step % does not continue the history of its case', NEW."seq" USING ERRCODE = 'KM038';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "before_insert" BEFORE INSERT ON "case_event"
  FOR EACH ROW EXECUTE FUNCTION "komek_event_before_insert"();

CREATE FUNCTION "komek_event_at_commit"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "case" WHERE "id" = NEW."caseId"
                 AND ("version" > NEW."seq" OR ("version" = NEW."seq" AND "status" = NEW."to"))) THEN
    RAISE EXCEPTION 'I-39: step % stands in the history of a case that did not take it', NEW."seq" USING ERRCODE = 'KM039';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "at_commit" AFTER INSERT ON "case_event"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "komek_event_at_commit"();

-- What was submitted stays as submitted; what was signed or returned stays altogether (I-20, I-22).
CREATE FUNCTION "komek_notice_before_write"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."signedAt" IS NOT NULL OR OLD."returnedAt" IS NOT NULL THEN
      RAISE EXCEPTION 'I-20: a notice that was signed or returned does not change' USING ERRCODE = 'KM020';
    END IF;
    IF (NEW."id", NEW."caseId", NEW."version", NEW."kind", NEW."grounds", NEW."explanation", NEW."language", NEW."content",
        NEW."contentHash", NEW."drafterId", NEW."submittedAt", NEW."resubmissionReason")
       IS DISTINCT FROM
       (OLD."id", OLD."caseId", OLD."version", OLD."kind", OLD."grounds", OLD."explanation", OLD."language", OLD."content",
        OLD."contentHash", OLD."drafterId", OLD."submittedAt", OLD."resubmissionReason") THEN
      RAISE EXCEPTION 'I-20: a submitted notice keeps its content' USING ERRCODE = 'KM020';
    END IF;
  END IF;
  IF NEW."signedAt" IS NOT NULL
     AND EXISTS (SELECT FROM "notice_version" WHERE "caseId" = NEW."caseId" AND "version" > NEW."version") THEN
    RAISE EXCEPTION 'I-20: only the latest submitted notice is signed' USING ERRCODE = 'KM020';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "before_write" BEFORE INSERT OR UPDATE ON "notice_version"
  FOR EACH ROW EXECUTE FUNCTION "komek_notice_before_write"();

CREATE FUNCTION "komek_delivery_before_insert"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "notice_version" WHERE "caseId" = NEW."caseId" AND "signedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'I-19: only a signed notice is delivered' USING ERRCODE = 'KM019';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "before_insert" BEFORE INSERT ON "delivery"
  FOR EACH ROW EXECUTE FUNCTION "komek_delivery_before_insert"();

CREATE FUNCTION "komek_conclusion_before_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."concludedAt" IS NOT NULL
     OR (NEW."id", NEW."caseId", NEW."referredAt", NEW."referrerId") IS DISTINCT FROM (OLD."id", OLD."caseId", OLD."referredAt", OLD."referrerId") THEN
    RAISE EXCEPTION 'I-37: a referral stands as made, a conclusion as given' USING ERRCODE = 'KM037';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "before_update" BEFORE UPDATE ON "commission_review"
  FOR EACH ROW EXECUTE FUNCTION "komek_conclusion_before_update"();

-- A series only goes on: a number is never given twice (I-01); a feed's cursor neither.
CREATE FUNCTION "komek_counter_before_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."last" < OLD."last" THEN
    RAISE EXCEPTION 'I-01: a counter never goes back' USING ERRCODE = 'KM001';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "before_update" BEFORE UPDATE ON "number_series"
  FOR EACH ROW EXECUTE FUNCTION "komek_counter_before_update"();
CREATE TRIGGER "before_update" BEFORE UPDATE ON "feed"
  FOR EACH ROW EXECUTE FUNCTION "komek_counter_before_update"();

-- The IIN of a person is never changed after creation (regulation.md 4.1).
CREATE FUNCTION "komek_applicant_before_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."iin" <> OLD."iin" THEN
    RAISE EXCEPTION 'the IIN of an applicant does not change' USING ERRCODE = 'KM001';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "before_update" BEFORE UPDATE ON "applicant"
  FOR EACH ROW EXECUTE FUNCTION "komek_applicant_before_update"();

-- The role the server works as -------------------------------------------------------------------------------------------

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'komek_app') THEN
    BEGIN
      CREATE ROLE "komek_app" NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      -- Roles belong to the whole cluster: another Komek database made it at this moment.
      NULL;
    END;
  END IF;
  IF NOT pg_has_role(current_user, 'komek_app', 'MEMBER') THEN
    GRANT "komek_app" TO CURRENT_USER;
  END IF;
END $$;

GRANT USAGE ON SCHEMA public TO "komek_app";

GRANT SELECT, INSERT, UPDATE ON
  "office", "app_user", "session", "sign_in_throttle", "applicant", "case", "case_document", "household_member",
  "notice_version", "commission_review", "number_series", "feed", "notification", "idempotency_key", "reference_entry"
TO "komek_app";

GRANT SELECT, INSERT ON
  "intake", "resolution", "receipt", "delivery", "case_event", "audit_entry"
TO "komek_app";

GRANT DELETE ON "session", "sign_in_throttle", "idempotency_key" TO "komek_app";

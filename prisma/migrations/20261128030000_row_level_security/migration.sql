-- The second wall: what is read for somebody is read in a role that owns nothing, may write nothing, and sees the rows of
-- its reader alone, whatever a resolver forgets. `komek.reader` tells who he is, statement by statement; where nobody told
-- it there are no rows. `komek_region_reader` reads for whoever may read every case. They change with casesReadableBy().

DO $$
DECLARE
  reader text;
BEGIN
  FOREACH reader IN ARRAY ARRAY['komek_reader', 'komek_region_reader'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = reader) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', reader);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        -- Roles belong to the whole cluster: another Komek database made it at this moment.
        NULL;
      END;
    END IF;
  END LOOP;
  IF NOT pg_has_role('komek_region_reader', 'komek_reader', 'MEMBER') THEN
    GRANT "komek_reader" TO "komek_region_reader";
  END IF;
  IF NOT pg_has_role('komek_app', 'komek_region_reader', 'MEMBER') THEN
    GRANT "komek_region_reader" TO "komek_app";
  END IF;
  IF NOT pg_has_role('komek_app', 'komek_reader', 'MEMBER') THEN
    GRANT "komek_reader" TO "komek_app";
  END IF;
END $$;

-- What is known of the reader --------------------------------------------------------------------------------------------

CREATE FUNCTION "komek_reader_json"() RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(nullif(current_setting('komek.reader', true), ''), '{}')::jsonb
$$;

-- whole: offices whose cases he reads all; own: offices where he reads those that he executes; akim: akims' offices whose
-- cases he reads.
CREATE FUNCTION "komek_reader_offices"(what text) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT ARRAY(SELECT jsonb_array_elements_text("komek_reader_json"() -> what)::uuid)
$$;

CREATE FUNCTION "komek_reader_user"() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT ("komek_reader_json"() ->> 'user')::uuid
$$;

CREATE FUNCTION "komek_reader_is_admin"() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(("komek_reader_json"() -> 'admin')::boolean, false)
$$;

-- What a reader may read at all --------------------------------------------------------------------------------------------

GRANT USAGE ON SCHEMA public TO "komek_reader";

-- Nothing of these is anybody's: the law, the calendar, the offices, who works there, how the history is sealed.
GRANT SELECT ON
  "office", "reference_entry", "oversight", "absence", "acting_head", "calendar_year", "calendar_day", "time_limit",
  "deadline_change", "seal_key", "history_block"
TO "komek_reader";

-- Everything of an official but the hash of his password.
GRANT SELECT ("id", "login", "mustChangePassword", "surname", "givenName", "patronymic", "iin", "phone", "email",
  "externalId", "roles", "officeId", "active", "version", "createdAt", "lastSignInAt")
ON "app_user" TO "komek_reader";

-- What opens a door is nobody's to read: of sessions, tokens and codes of a telephone all but the secret.
GRANT SELECT ("userId", "enabledAt") ON "totp" TO "komek_reader";
GRANT SELECT ("id", "userId", "createdAt", "lastSeenAt", "expiresAt", "endedAt", "provenAt", "method", "secondFactor",
  "browser", "system")
ON "session" TO "komek_reader";
GRANT SELECT ("id", "prefix", "name", "userId", "createdById", "role", "operations", "requestsPerMinute", "createdAt",
  "expiresAt", "lastUsedAt", "revokedAt", "revokedById")
ON "api_token" TO "komek_reader";

-- Rows of somebody ---------------------------------------------------------------------------------------------------------

DO $$
DECLARE
  one record;
BEGIN
  FOR one IN
    SELECT * FROM (VALUES
      ('case', $q$ "officeId" = ANY ((SELECT "komek_reader_offices"('whole'))::uuid[])
        OR "akimOfficeId" = ANY ((SELECT "komek_reader_offices"('akim'))::uuid[])
        OR ("executorId" = (SELECT "komek_reader_user"())
          AND "officeId" = ANY ((SELECT "komek_reader_offices"('own'))::uuid[])) $q$, true),
      ('applicant', $q$ EXISTS (SELECT FROM "case" WHERE "case"."applicantId" = "applicant"."id") $q$, true),
      ('case_tally', $q$ "officeId" = ANY ((SELECT "komek_reader_offices"('whole'))::uuid[]) $q$, true),
      -- Of a case.
      ('case_document', 'case', true), ('household_member', 'case', true), ('resolution', 'case', true),
      ('notice_version', 'case', true), ('receipt', 'case', true), ('receipt_print', 'case', true),
      ('attachment', 'case', true), ('delivery', 'case', true), ('collection', 'case', true),
      ('commission_review', 'case', true), ('case_event', 'case', true), ('case_clock', 'case', true),
      -- A journal is of an office and of no case.
      ('paper', $q$ EXISTS (SELECT FROM "case" WHERE "case"."id" = "paper"."caseId")
        OR ("caseId" IS NULL AND "officeId" = ANY ((SELECT "komek_reader_offices"('whole')
          || "komek_reader_offices"('akim') || "komek_reader_offices"('own'))::uuid[])) $q$, true),
      ('paper_bytes', $q$ EXISTS (SELECT FROM "paper" WHERE "paper"."id" = "paper_bytes"."paperId") $q$, true),
      ('paper_print', $q$ EXISTS (SELECT FROM "paper" WHERE "paper"."id" = "paper_print"."paperId") $q$, true),
      ('post_outcome', $q$ EXISTS (SELECT FROM "delivery" WHERE "delivery"."id" = "post_outcome"."deliveryId") $q$, true),
      ('clock_change', $q$ EXISTS (SELECT FROM "case_clock" WHERE "case_clock"."id" = "clock_change"."clockId") $q$, true),
      -- Of a person at work.
      ('notification', $q$ "recipientId" = (SELECT "komek_reader_user"())
        OR EXISTS (SELECT FROM "case" WHERE "case"."id" = "notification"."caseId") $q$, true),
      ('feed', $q$ "recipientId" = (SELECT "komek_reader_user"()) $q$, false),
      ('intake', $q$ "userId" = (SELECT "komek_reader_user"()) $q$, false),
      ('saved_view', $q$ "userId" = (SELECT "komek_reader_user"()) $q$, false),
      ('export', $q$ "userId" = (SELECT "komek_reader_user"()) $q$, false),
      ('session', $q$ "userId" = (SELECT "komek_reader_user"()) OR (SELECT "komek_reader_is_admin"()) $q$, false),
      ('api_token', $q$ "userId" = (SELECT "komek_reader_user"()) OR (SELECT "komek_reader_is_admin"()) $q$, false),
      ('totp', $q$ "userId" = (SELECT "komek_reader_user"()) OR (SELECT "komek_reader_is_admin"()) $q$, false),
      ('audit_entry', $q$ (SELECT "komek_reader_is_admin"()) $q$, false)
    ) AS wall ("table", rule, in_region)
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one."table");
    -- The application itself judges by what it asks: jobs, steps, sign-in.
    EXECUTE format('CREATE POLICY "application" ON %I TO "komek_app" USING (true) WITH CHECK (true)', one."table");
    EXECUTE format('CREATE POLICY "reader" ON %I FOR SELECT TO "komek_reader" USING (%s)', one."table",
      CASE one.rule WHEN 'case'
        THEN format('EXISTS (SELECT FROM "case" WHERE "case"."id" = %I."caseId")', one."table")
        ELSE one.rule END);
    IF one.in_region THEN
      EXECUTE format('CREATE POLICY "region" ON %I FOR SELECT TO "komek_region_reader" USING (true)', one."table");
    END IF;
    IF one."table" NOT IN ('totp', 'session', 'api_token') THEN
      EXECUTE format('GRANT SELECT ON %I TO "komek_reader"', one."table");
    END IF;
  END LOOP;
END $$;

-- Who may only count (I-41) is read in a role of his own, which PostgreSQL shows every case and no person: of the tables
-- with persons no row, of the others no column with a name or with what somebody wrote. It is a member of no other role, so
-- a new table is closed to it until somebody opens it here.

DO $$
DECLARE
  one record;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'komek_counting_reader') THEN
    BEGIN
      CREATE ROLE "komek_counting_reader" NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      -- Roles belong to the whole cluster: another Komek database made it at this moment.
      NULL;
    END;
  END IF;
  IF NOT pg_has_role('komek_app', 'komek_counting_reader', 'MEMBER') THEN
    GRANT "komek_counting_reader" TO "komek_app";
  END IF;
END $$;

GRANT USAGE ON SCHEMA public TO "komek_counting_reader";

-- The offices, the law, the calendar, how the history is sealed.
GRANT SELECT ON "office", "reference_entry", "oversight", "calendar_year", "calendar_day", "time_limit", "deadline_change",
  "seal_key", "history_block"
TO "komek_counting_reader";

-- Every row, and of it what is counted.
GRANT SELECT ("id", "status", "version", "channel", "officeId", "akimOfficeId", "number", "numberYear", "numberSeq",
  "registeredAt", "akimNumber", "akimNumberYear", "akimNumberSeq", "akimRegisteredAt", "receivedAt", "receivedOutsideHours",
  "intakeId", "applicantId", "language", "deliveryPreference", "executorId", "returnCount", "noticeAtAkim", "outcome",
  "cancellationGround", "statusChangedAt", "dueAt", "letter", "readyAt")
ON "case" TO "komek_counting_reader";
GRANT SELECT ("id", "caseId", "seq", "transition", "from", "to", "at", "actorRole", "officeId")
ON "case_event" TO "komek_counting_reader";
GRANT SELECT ("id", "caseId", "kind", "atIntake", "pages", "atCheck") ON "case_document" TO "komek_counting_reader";
GRANT SELECT ("id", "caseId", "seq", "executorId", "headId", "at") ON "resolution" TO "komek_counting_reader";
GRANT SELECT ("id", "caseId", "version", "kind", "grounds", "language", "submittedAt", "returnedAt", "signedAt")
ON "notice_version" TO "komek_counting_reader";
GRANT SELECT ("id", "caseId", "seq", "eventSeq", "method", "at") ON "delivery" TO "komek_counting_reader";
GRANT SELECT ("deliveryId", "result", "day", "reason", "at", "eventSeq") ON "post_outcome" TO "komek_counting_reader";
GRANT SELECT ON "case_tally", "case_clock", "clock_change" TO "komek_counting_reader";

-- No row: a question that names these goes on, and finds nobody.
GRANT SELECT ON "applicant", "household_member", "receipt", "receipt_print", "collection", "commission_review", "attachment",
  "paper", "paper_bytes", "paper_print", "notification", "audit_entry"
TO "komek_counting_reader";

-- His own.
GRANT SELECT ON "feed", "intake", "saved_view", "export", "absence", "acting_head" TO "komek_counting_reader";
GRANT SELECT ("userId", "enabledAt") ON "totp" TO "komek_counting_reader";
GRANT SELECT ("id", "userId", "createdAt", "lastSeenAt", "expiresAt", "endedAt", "provenAt", "method", "secondFactor",
  "browser", "system")
ON "session" TO "komek_counting_reader";
GRANT SELECT ("id", "prefix", "name", "userId", "createdById", "role", "operations", "requestsPerMinute", "createdAt",
  "expiresAt", "lastUsedAt", "revokedAt", "revokedById")
ON "api_token" TO "komek_counting_reader";
GRANT SELECT ("id", "login", "mustChangePassword", "surname", "givenName", "patronymic", "phone", "email", "roles",
  "officeId", "active", "version", "createdAt")
ON "app_user" TO "komek_counting_reader";

DO $$
DECLARE
  him constant text := '(SELECT substring(current_setting(''komek.reader'', true) from ''"user":"([^"]*)"'')::uuid)';
  one record;
BEGIN
  -- The directory of officials had no policies: it stays whole for everybody else.
  FOR one IN SELECT unnest(ARRAY['app_user', 'absence', 'acting_head']) AS "table" LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one."table");
    EXECUTE format('CREATE POLICY "application" ON %I TO "komek_app" USING (true) WITH CHECK (true)', one."table");
    EXECUTE format('CREATE POLICY "reader" ON %I FOR SELECT TO "komek_reader" USING (true)', one."table");
  END LOOP;
  FOR one IN
    SELECT * FROM (VALUES
      ('case', 'true'), ('case_event', 'true'), ('case_document', 'true'), ('resolution', 'true'),
      ('notice_version', 'true'), ('delivery', 'true'), ('post_outcome', 'true'), ('case_tally', 'true'),
      ('case_clock', 'true'), ('clock_change', 'true'),
      ('feed', format('"recipientId" = %s', him)),
      ('intake', format('"userId" = %s', him)),
      ('saved_view', format('"userId" = %s', him)),
      ('export', format('"userId" = %s', him)),
      ('session', format('"userId" = %s', him)),
      ('totp', format('"userId" = %s', him)),
      ('api_token', format('"userId" = %s', him)),
      ('absence', format('"userId" = %s', him)),
      ('acting_head', format('"userId" = %s', him)),
      -- And whoever made or ended a token of his, or recorded that he is away: his page names them.
      ('app_user', format('"id" = %s', him)
        || ' OR EXISTS (SELECT FROM "api_token" t WHERE "app_user"."id" IN (t."createdById", t."revokedById"))'
        || ' OR EXISTS (SELECT FROM "absence" a WHERE a."recordedById" = "app_user"."id")')
    ) AS wall ("table", rule)
  LOOP
    EXECUTE format('CREATE POLICY "counting" ON %I FOR SELECT TO "komek_counting_reader" USING (%s)', one."table", one.rule);
  END LOOP;
END $$;

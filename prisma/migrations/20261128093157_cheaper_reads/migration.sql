-- Counting the cases of a department reads its own rows of the tally, not everybody's.
CREATE INDEX "case_tally_officeId_idx" ON "case_tally"("officeId");

-- Who has seen this person (I-37): by the people of a list alone, which are what is asked for, and put in many lists at a
-- time: whoever fills the pending megabyte waits some milliseconds. One by one, with their cases, this index cost a list of 25
-- more than its row and all other indexes together.
DROP INDEX "audit_entry_of_several";
CREATE INDEX "audit_entry_of_several"
  ON "audit_entry" USING gin (jsonb_path_query_array("details", '$.views[*].applicantId') jsonb_path_ops)
  WITH (fastupdate = on, gin_pending_list_limit = 1024) WHERE "details" ? 'views';

-- The policies say themselves what they take of the reader (`komek.reader`), and call nothing: the planner looked into each
-- function anew for each table, which took longer than most statements.
DO $$
DECLARE
  reader constant text := $q$ current_setting('komek.reader', true) $q$;
  offices constant text := '((SELECT (''{'' || coalesce(substring(' || reader || ' from ''"%s":\[([^]]*)\]''), '''') || ''}'')::uuid[])::uuid[])';
  whole constant text := format(offices, 'whole');
  own constant text := format(offices, 'own');
  akim constant text := format(offices, 'akim');
  his constant text := '"%s" = (SELECT substring(' || reader || ' from ''"user":"([^"]*)"'')::uuid)';
  admin constant text := '(SELECT ' || reader || ' LIKE ''%"admin":true%'')';
  one record;
BEGIN
  FOR one IN
    SELECT * FROM (VALUES
      ('case', '"officeId" = ANY ' || whole || ' OR "akimOfficeId" = ANY ' || akim
        || ' OR (' || format(his, 'executorId') || ' AND "officeId" = ANY ' || own || ')'),
      ('case_tally', '"officeId" = ANY ' || whole),
      ('paper', 'EXISTS (SELECT FROM "case" WHERE "case"."id" = "paper"."caseId") OR ("caseId" IS NULL AND ("officeId" = ANY '
        || whole || ' OR "officeId" = ANY ' || akim || ' OR "officeId" = ANY ' || own || '))'),
      ('notification', format(his, 'recipientId')
        || ' OR EXISTS (SELECT FROM "case" WHERE "case"."id" = "notification"."caseId")'),
      ('feed', format(his, 'recipientId')),
      ('intake', format(his, 'userId')),
      ('saved_view', format(his, 'userId')),
      ('export', format(his, 'userId')),
      ('session', format(his, 'userId') || ' OR ' || admin),
      ('api_token', format(his, 'userId') || ' OR ' || admin),
      ('totp', format(his, 'userId') || ' OR ' || admin),
      ('audit_entry', admin)
    ) AS wall ("table", rule)
  LOOP
    EXECUTE format('ALTER POLICY "reader" ON %I USING (%s)', one."table", one.rule);
  END LOOP;
END $$;
DROP FUNCTION "komek_reader_offices"(text), "komek_reader_user"(), "komek_reader_is_admin"(), "komek_reader_json"();

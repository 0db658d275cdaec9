-- What Prisma cannot say of the time limits: checks, what is only added, what stays, indexes of the sweep, grants.
-- Errors of our own triggers have the SQLSTATE KM0nn, nn being the invariant.

ALTER TABLE "office"
  -- Minutes since midnight, all four or none; no lunch where its two ends are one (Regulation app. 1).
  ADD CONSTRAINT "office_hours" CHECK (
    num_nonnulls("opensAt", "lunchFrom", "lunchTo", "closesAt") IN (0, 4)
    AND ("opensAt" IS NULL OR (
      "opensAt" >= 0 AND "opensAt" < "lunchFrom" AND "lunchFrom" <= "lunchTo" AND "lunchTo" < "closesAt" AND "closesAt" <= 1439)));

-- Nothing runs in a final state (I-21, I-33).
ALTER TABLE "case"
  ADD CONSTRAINT "case_due_while_open" CHECK ("dueAt" IS NULL OR "status" NOT IN ('DELIVERED', 'CANCELLED'));

ALTER TABLE "calendar_year"
  ADD CONSTRAINT "calendar_year_range" CHECK ("year" BETWEEN 1992 AND 2200),
  ADD CONSTRAINT "calendar_year_source" CHECK ("source" ~ '\S');

ALTER TABLE "calendar_day"
  ADD CONSTRAINT "calendar_day_source" CHECK ("source" ~ '\S'),
  ADD CONSTRAINT "calendar_day_names" CHECK (
    num_nonnulls("nameKk", "nameRu", "nameEn") IN (0, 3) AND "nameKk" ~ '\S' AND "nameRu" ~ '\S' AND "nameEn" ~ '\S'
    -- A holiday and a day off of its own have a name; a swapped day is told by its decree.
    AND ("nameKk" IS NOT NULL OR "kind" IN ('FREED', 'WORKED'))),
  -- Only a weekday is freed, only a Saturday or a Sunday worked instead (Labour Code art. 85(3)).
  ADD CONSTRAINT "calendar_day_swap" CHECK (
    CASE "kind"
      WHEN 'FREED' THEN extract(isodow FROM "date") < 6
      WHEN 'WORKED' THEN extract(isodow FROM "date") >= 6
      ELSE true
    END);

-- A day of a year without data would never be read: the year is opened first.
CREATE FUNCTION "komek_calendar_day_before_write"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "calendar_year" WHERE "year" = extract(year FROM NEW."date")) THEN
    RAISE EXCEPTION 'I-31: the calendar has no year %', extract(year FROM NEW."date") USING ERRCODE = 'KM031';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "before_write" BEFORE INSERT OR UPDATE ON "calendar_day"
  FOR EACH ROW EXECUTE FUNCTION "komek_calendar_day_before_write"();

ALTER TABLE "time_limit"
  ADD CONSTRAINT "time_limit_amount" CHECK ("limit" BETWEEN 1 AND 10000),
  ADD CONSTRAINT "time_limit_remind" CHECK ("remindAtPercent" BETWEEN 1 AND 99),
  ADD CONSTRAINT "time_limit_raise" CHECK ("headAfter" >= 0 AND "overseerAfter" >= "headAfter"),
  ADD CONSTRAINT "time_limit_source" CHECK ("source" ~ '\S');

ALTER TABLE "deadline_change"
  ADD CONSTRAINT "deadline_change_revision" CHECK ("revision" > 0),
  ADD CONSTRAINT "deadline_change_reason" CHECK ("reason" ~ '\S'),
  ADD CONSTRAINT "deadline_change_counts" CHECK ("moved" >= 0 AND "examined" >= "moved");

ALTER TABLE "absence"
  ADD CONSTRAINT "absence_dates" CHECK ("toDate" >= "fromDate"),
  ADD CONSTRAINT "absence_reason" CHECK ("reason" ~ '\S');

ALTER TABLE "acting_head"
  ADD CONSTRAINT "acting_head_dates" CHECK ("toDate" >= "fromDate"),
  ADD CONSTRAINT "acting_head_order" CHECK ("order" ~ '\S');

ALTER TABLE "resolution"
  ADD CONSTRAINT "resolution_suggestion" CHECK (("suggestedId" IS NULL) = ("suggestion" IS NULL));

ALTER TABLE "notice_version"
  ADD CONSTRAINT "notice_version_acting_signs" CHECK (NOT "signerActing" OR "signedAt" IS NOT NULL);

ALTER TABLE "case_clock"
  ADD CONSTRAINT "case_clock_round" CHECK ("round" > 0),
  ADD CONSTRAINT "case_clock_times" CHECK (
    "dueAt" >= "startedAt" AND "endedAt" >= "startedAt" AND "headAt" >= "dueAt" AND "overseerAt" >= "headAt"
    AND "remindAt" BETWEEN "startedAt" AND "dueAt"),
  ADD CONSTRAINT "case_clock_ended_whole" CHECK (
    num_nonnulls("endedAt", "endedById", "usedMinutes") IN (0, 3) AND "usedMinutes" >= 0
    AND (NOT "cancelled" OR "endedAt" IS NOT NULL)),
  ADD CONSTRAINT "case_clock_revision" CHECK ("revision" >= 0);

-- One running clock of a code: a return or another executor starts none anew (I-34).
CREATE UNIQUE INDEX "case_clock_one_running" ON "case_clock" ("caseId", "code") WHERE "endedAt" IS NULL;
-- What the sweep asks, and what a change of the calendar still has before it.
CREATE INDEX "case_clock_to_remind" ON "case_clock" ("remindAt") WHERE "endedAt" IS NULL AND "remindedAt" IS NULL;
CREATE INDEX "case_clock_to_mark" ON "case_clock" ("dueAt") WHERE "endedAt" IS NULL AND "overdueAt" IS NULL;
CREATE INDEX "case_clock_to_tell_head" ON "case_clock" ("headAt") WHERE "endedAt" IS NULL AND "headToldAt" IS NULL;
CREATE INDEX "case_clock_to_tell_overseer" ON "case_clock" ("overseerAt") WHERE "endedAt" IS NULL AND "overseerToldAt" IS NULL;
CREATE INDEX "case_clock_running" ON "case_clock" ("revision", "id") WHERE "endedAt" IS NULL;
CREATE INDEX "notification_to_raise" ON "notification" ("raiseAt")
  WHERE "raiseAt" IS NOT NULL AND "raisedAt" IS NULL AND "acknowledgedAt" IS NULL;

-- When a clock started and what it measures never change; its due time only with a later revision of the data (I-30, I-34).
CREATE FUNCTION "komek_clock_before_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."id", NEW."caseId", NEW."code", NEW."round", NEW."startedAt", NEW."officeId")
     IS DISTINCT FROM (OLD."id", OLD."caseId", OLD."code", OLD."round", OLD."startedAt", OLD."officeId") THEN
    RAISE EXCEPTION 'I-34: a clock is not started anew' USING ERRCODE = 'KM034';
  END IF;
  IF NEW."revision" < OLD."revision"
     OR (NEW."revision" = OLD."revision"
         AND (NEW."dueAt", NEW."limitId", NEW."explanation"::text) IS DISTINCT FROM (OLD."dueAt", OLD."limitId", OLD."explanation"::text)) THEN
    RAISE EXCEPTION 'I-30: a due time changes only with the calendar or its limit' USING ERRCODE = 'KM030';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "before_update" BEFORE UPDATE ON "case_clock"
  FOR EACH ROW EXECUTE FUNCTION "komek_clock_before_update"();

-- At commit a moved due time is logged (I-30).
CREATE FUNCTION "komek_clock_at_commit"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW."dueAt" <> OLD."dueAt" AND NOT EXISTS (
      SELECT FROM "clock_change" c JOIN "deadline_change" d ON d."id" = c."changeId"
      WHERE c."clockId" = NEW."id" AND d."revision" = NEW."revision" AND c."dueBefore" = OLD."dueAt" AND c."dueAfter" = NEW."dueAt") THEN
    RAISE EXCEPTION 'I-30: a moved due time has no entry in its log' USING ERRCODE = 'KM030';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "at_commit" AFTER UPDATE OF "dueAt" ON "case_clock"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "komek_clock_at_commit"();

-- Written from either side, the two tell the same.
CREATE FUNCTION "komek_case_due_at_commit"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  of_case uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
  IF (SELECT "dueAt" FROM "case" WHERE "id" = of_case) IS DISTINCT FROM
     (SELECT min("dueAt") FROM "case_clock" WHERE "caseId" = of_case AND "endedAt" IS NULL) THEN
    RAISE EXCEPTION 'I-33: a case shows the earliest due time of its running clocks' USING ERRCODE = 'KM033';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "due_at_commit" AFTER INSERT OR UPDATE OF "dueAt", "endedAt" ON "case_clock"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "komek_case_due_at_commit"('caseId');
CREATE CONSTRAINT TRIGGER "due_at_commit" AFTER INSERT OR UPDATE OF "dueAt" ON "case"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "komek_case_due_at_commit"('id');

CREATE TRIGGER "never_removed" BEFORE DELETE OR TRUNCATE ON "case_clock"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_never_removed"();
CREATE TRIGGER "never_removed" BEFORE DELETE OR TRUNCATE ON "deadline_change"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_never_removed"();
CREATE TRIGGER "never_removed" BEFORE DELETE OR TRUNCATE ON "absence"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_never_removed"();
CREATE TRIGGER "never_removed" BEFORE DELETE OR TRUNCATE ON "acting_head"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_never_removed"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "clock_change"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_append_only"();

GRANT SELECT, INSERT, UPDATE ON
  "oversight", "absence", "acting_head", "calendar_year", "calendar_day", "time_limit", "deadline_change", "case_clock"
TO "komek_app";
GRANT SELECT, INSERT ON "clock_change" TO "komek_app";
GRANT DELETE ON "oversight", "calendar_day" TO "komek_app";

-- The tally of cases adds up to what the cases say: written by a trigger alone, in the transaction of each step.

ALTER TABLE "case_tally" ADD CONSTRAINT "case_tally_cases" CHECK ("cases" <> 0);

CREATE FUNCTION "komek_case_tally"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "case_tally" VALUES (NEW."officeId", NEW."status", NEW."channel", 1);
  ELSE
    INSERT INTO "case_tally" VALUES
      (OLD."officeId", OLD."status", OLD."channel", -1), (NEW."officeId", NEW."status", NEW."channel", 1);
  END IF;
  RETURN NULL;
END $$;

-- Whoever would take a step now waits until this is whole, so that no case is counted twice or not at all.
CREATE TRIGGER "tally_new" AFTER INSERT ON "case"
  FOR EACH ROW EXECUTE FUNCTION "komek_case_tally"();
-- Where and how a case came in never changes (I-01).
CREATE TRIGGER "tally_moved" AFTER UPDATE OF "status" ON "case"
  FOR EACH ROW WHEN (OLD."status" <> NEW."status") EXECUTE FUNCTION "komek_case_tally"();

INSERT INTO "case_tally" SELECT "officeId", "status", "channel", count(*) FROM "case" GROUP BY 1, 2, 3;

GRANT SELECT, INSERT, DELETE ON "case_tally" TO "komek_app";

-- CreateTable
CREATE TABLE "rights_stamp" (
    "only" BOOLEAN NOT NULL DEFAULT true,
    "stamp" UUID NOT NULL,

    CONSTRAINT "rights_stamp_pkey" PRIMARY KEY ("only")
);

ALTER TABLE "rights_stamp" ADD CONSTRAINT "rights_stamp_only" CHECK ("only");
INSERT INTO "rights_stamp" ("stamp") VALUES (gen_random_uuid());

-- A random value, so that none comes again, not even where a database was put back to an earlier moment.
CREATE FUNCTION "komek_rights_changed"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  -- Once a transaction is enough.
  IF current_setting('komek.rights_changed', true) IS DISTINCT FROM pg_current_xact_id()::text THEN
    UPDATE "rights_stamp" SET "stamp" = gen_random_uuid();
    PERFORM set_config('komek.rights_changed', pg_current_xact_id()::text, true);
  END IF;
  RETURN NULL;
END $$;

-- At commit, so that the one row is locked last and for a moment: nobody waits for somebody who waits for him.
CREATE CONSTRAINT TRIGGER "rights_changed" AFTER UPDATE ON "session" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN ((to_jsonb(OLD) - 'lastSeenAt') <> (to_jsonb(NEW) - 'lastSeenAt'))
  EXECUTE FUNCTION "komek_rights_changed"();
CREATE CONSTRAINT TRIGGER "rights_removed" AFTER DELETE ON "session" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION "komek_rights_changed"();
CREATE CONSTRAINT TRIGGER "rights_changed" AFTER UPDATE ON "app_user" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN ((to_jsonb(OLD) - 'lastSignInAt') <> (to_jsonb(NEW) - 'lastSignInAt'))
  EXECUTE FUNCTION "komek_rights_changed"();
CREATE CONSTRAINT TRIGGER "rights_changed" AFTER INSERT OR UPDATE OR DELETE ON "acting_head" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION "komek_rights_changed"();
CREATE CONSTRAINT TRIGGER "rights_changed" AFTER INSERT OR UPDATE OR DELETE ON "oversight" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION "komek_rights_changed"();
CREATE TRIGGER "rights_emptied" AFTER TRUNCATE ON "session"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_rights_changed"();
CREATE TRIGGER "rights_emptied" AFTER TRUNCATE ON "oversight"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_rights_changed"();

GRANT SELECT, UPDATE ("stamp") ON "rights_stamp" TO "komek_app";

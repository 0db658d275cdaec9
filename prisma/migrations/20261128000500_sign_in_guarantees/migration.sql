-- What sign-ins must look like, and what of them never goes back.

ALTER TABLE "session"
  ADD CONSTRAINT "session_browser" CHECK (length("browser") <= 40 AND length("system") <= 40);
ALTER TABLE "known_device"
  ADD CONSTRAINT "known_device_hash" CHECK ("tokenHash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "pending_sign_in"
  ADD CONSTRAINT "pending_sign_in_hash" CHECK ("tokenHash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "recovery_code"
  ADD CONSTRAINT "recovery_code_hash" CHECK ("hash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "totp"
  ADD CONSTRAINT "totp_secret" CHECK (length("secret") > 28),
  ADD CONSTRAINT "totp_enabled" CHECK (num_nonnulls("enabledAt", "lastCounter", "recoverySalt") IN (0, 3));

-- A code that was taken stays taken, whatever the application believes.
CREATE FUNCTION "komek_totp_before_update"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD."enabledAt" IS NOT NULL AND (
       NEW."secret" IS DISTINCT FROM OLD."secret" OR NEW."enabledAt" IS DISTINCT FROM OLD."enabledAt"
       OR NEW."lastCounter" IS NULL OR NEW."lastCounter" < OLD."lastCounter") THEN
    RAISE EXCEPTION 'codes in force keep their secret, and none is taken twice' USING ERRCODE = 'KM042';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "before_update" BEFORE UPDATE ON "totp"
  FOR EACH ROW EXECUTE FUNCTION "komek_totp_before_update"();

CREATE FUNCTION "komek_recovery_code_before_update"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD."usedAt" IS NOT NULL OR (NEW."hash", NEW."userId") IS DISTINCT FROM (OLD."hash", OLD."userId") THEN
    RAISE EXCEPTION 'a recovery code is used once' USING ERRCODE = 'KM042';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "before_update" BEFORE UPDATE ON "recovery_code"
  FOR EACH ROW EXECUTE FUNCTION "komek_recovery_code_before_update"();

GRANT SELECT, INSERT, UPDATE, DELETE ON "known_device", "totp", "recovery_code", "pending_sign_in" TO "komek_app";

-- What an API token must look like, and what of it may still change.

ALTER TABLE "api_token"
  ADD CONSTRAINT "api_token_hash" CHECK ("tokenHash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "api_token_words" CHECK ("prefix" ~ '^komek_[A-Za-z0-9_-]{6}$' AND "name" ~ '\S' AND length("name") <= 80),
  ADD CONSTRAINT "api_token_operations" CHECK ("operations" IS NOT NULL AND array_position("operations", NULL) IS NULL),
  ADD CONSTRAINT "api_token_rate" CHECK ("requestsPerMinute" BETWEEN 1 AND 6000),
  ADD CONSTRAINT "api_token_expiry" CHECK ("expiresAt" > "createdAt" AND "expiresAt" <= "createdAt" + interval '366 days'),
  ADD CONSTRAINT "api_token_revocation" CHECK (num_nonnulls("revokedAt", "revokedById") IN (0, 2));

ALTER TABLE "api_token_use" ADD CONSTRAINT "api_token_use_count" CHECK ("requests" > 0);

-- Counts of the minute that runs need not outlive a crash, and without the write-ahead log counting costs no flush.
ALTER TABLE "api_token_use" SET UNLOGGED;

CREATE FUNCTION "komek_api_token_before_update"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (to_jsonb(NEW) - ARRAY['lastUsedAt', 'revokedAt', 'revokedById'])
       IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['lastUsedAt', 'revokedAt', 'revokedById'])
     OR (OLD."revokedAt" IS NOT NULL AND (NEW."revokedAt", NEW."revokedById") IS DISTINCT FROM (OLD."revokedAt", OLD."revokedById")) THEN
    RAISE EXCEPTION 'a token keeps what it is; it can only be used and, once, revoked' USING ERRCODE = 'KM041';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "before_update" BEFORE UPDATE ON "api_token"
  FOR EACH ROW EXECUTE FUNCTION "komek_api_token_before_update"();
CREATE TRIGGER "never_removed" BEFORE DELETE OR TRUNCATE ON "api_token"
  FOR EACH STATEMENT EXECUTE FUNCTION "komek_never_removed"();

GRANT SELECT, INSERT, UPDATE ON "api_token", "api_token_use" TO "komek_app";

-- A way to the provider and back is known by a hash alone; an empty name at the provider would fit an empty claim.

ALTER TABLE "provider_visit" ADD CONSTRAINT "provider_visit_hash" CHECK ("tokenHash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_external_id" CHECK ("externalId" ~ '\S' AND length("externalId") <= 255);

GRANT SELECT, INSERT, UPDATE, DELETE ON "provider_visit" TO "komek_app";

-- What of an official is only an administrator's to read: his number, who he is at the provider, when he was here last. The
-- first wall says so by its directives; the second now says it too, by roles that administrators are read in.

DO $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT unnest(ARRAY['komek_admin_reader', 'komek_region_admin_reader']) AS reader LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = one.reader) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', one.reader);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        -- Roles belong to the whole cluster: another Komek database made it at this moment.
        NULL;
      END;
    END IF;
  END LOOP;
  FOR one IN
    SELECT * FROM (VALUES
      ('komek_reader', 'komek_admin_reader'), ('komek_admin_reader', 'komek_region_admin_reader'),
      ('komek_region_reader', 'komek_region_admin_reader'), ('komek_region_admin_reader', 'komek_app')
    ) AS membership (role, member)
  LOOP
    IF NOT pg_has_role(one.member, one.role, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO %I', one.role, one.member);
    END IF;
  END LOOP;
END $$;

REVOKE SELECT ("iin", "externalId", "lastSignInAt") ON "app_user" FROM "komek_reader";
GRANT SELECT ("iin", "externalId", "lastSignInAt") ON "app_user" TO "komek_admin_reader";

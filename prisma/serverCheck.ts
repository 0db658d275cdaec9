import type { ClientBase } from 'pg';
import { APPLICATION_ROLE } from './connectionUrl.ts';
import { MEMBERS, READER_ROLES } from './roles.ts';

/** Why a PostgreSQL server or database cannot hold Komek; the message says what to do, in plain words. */
export class UnfitDatabaseError extends Error {
  override readonly name = 'UnfitDatabaseError';
}

interface Facts {
  readonly version: number;
  readonly version_text: string;
  readonly encoding: string;
  readonly kazakh: boolean;
  readonly trigrams: boolean;
  readonly role_exists: boolean;
  readonly in_role: boolean;
  readonly reader_roles: readonly string[];
  readonly may_create_role: boolean;
  readonly may_grant_role: boolean;
  readonly current_user: string;
  readonly read_only: boolean;
}

/**
 * Checks what the migrations need: PostgreSQL 15, UTF-8, ICU with Kazakh, pg_trgm, a primary server, and the roles
 * that Komek works in or the right to create them. Throws {@link UnfitDatabaseError} with every problem at once.
 */
export async function checkServer(client: ClientBase): Promise<void> {
  const { rows } = await client.query<Facts>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS version_text,
       current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS read_only, current_user,
       EXISTS (SELECT FROM pg_collation WHERE collname = 'kk-x-icu') AS kazakh,
       EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') AS trigrams,
       EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role_exists,
       ARRAY(SELECT rolname::text FROM pg_roles WHERE rolname = ANY ($2)) AS reader_roles,
       EXISTS (SELECT FROM pg_roles r WHERE r.rolname = $1 AND pg_has_role(r.oid, 'MEMBER')) AS in_role,
       (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user) AS may_create_role,
       -- Since PostgreSQL 16 the right to create roles no longer covers roles that somebody else created.
       EXISTS (SELECT FROM pg_roles r, pg_roles me WHERE r.rolname = $1 AND me.rolname = current_user
         AND (me.rolsuper OR pg_has_role(r.oid, 'MEMBER WITH ADMIN OPTION')
           OR (me.rolcreaterole AND current_setting('server_version_num')::int < 160000))) AS may_grant_role`,
    [APPLICATION_ROLE, READER_ROLES],
  );
  const facts = rows[0];
  if (facts === undefined) throw new UnfitDatabaseError('The database server does not answer what it is.');
  const problems: string[] = [];
  if (facts.version < 150_000)
    problems.push(`PostgreSQL ${facts.version_text} is too old: version 15 or newer is needed.`);
  if (facts.encoding !== 'UTF8')
    problems.push(`The database is encoded in ${facts.encoding}: create it with ENCODING 'UTF8'.`);
  if (!facts.kazakh)
    problems.push('The server has no collation "kk-x-icu": it must be built with ICU, for Kazakh sorting.');
  if (!facts.trigrams)
    problems.push('The server has no extension pg_trgm: install its contrib package, for the search.');
  if (facts.read_only) problems.push('The server is a read-only replica: name the primary server.');
  if (!facts.role_exists && !facts.may_create_role)
    problems.push(
      `The role "${APPLICATION_ROLE}" is missing and "${facts.current_user}" may not create it. As an administrator run: ` +
        `CREATE ROLE "${APPLICATION_ROLE}" NOLOGIN; GRANT "${APPLICATION_ROLE}" TO "${facts.current_user}";`,
    );
  const missing = READER_ROLES.filter((role) => !facts.reader_roles.includes(role));
  if (missing.length > 0 && !facts.may_create_role)
    problems.push(
      `Roles are missing and "${facts.current_user}" may not create them. As an administrator run: ` +
        [
          ...missing.map((role) => `CREATE ROLE "${role}" NOLOGIN;`),
          ...MEMBERS.map(([role, member]) => `GRANT "${role}" TO "${member}";`),
        ].join(' '),
    );
  if (facts.role_exists && !facts.in_role && !facts.may_grant_role)
    problems.push(
      `"${facts.current_user}" may not act as "${APPLICATION_ROLE}". As an administrator run: ` +
        `GRANT "${APPLICATION_ROLE}" TO "${facts.current_user}";`,
    );
  if (problems.length > 0)
    throw new UnfitDatabaseError(['This database cannot hold Komek.', ...problems].join('\n  '));
}

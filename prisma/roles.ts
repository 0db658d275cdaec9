import type { ClientBase } from 'pg';
import { APPLICATION_ROLE } from './connectionUrl.ts';

/** Roles that own nothing and change nothing, in which rows are read for somebody: his own, or every case's. */
export const READER_ROLE = 'komek_reader';
export const REGION_READER_ROLE = 'komek_region_reader';
/** The same two for administrators, who alone read certain columns of officials. */
export const ADMIN_READER_ROLE = 'komek_admin_reader';
export const REGION_ADMIN_READER_ROLE = 'komek_region_admin_reader';

/** For those who only count: every case and no person. Member of none, so that what it reads is said for itself. */
export const COUNTING_READER_ROLE = 'komek_counting_reader';

/** Every role that rows are read in for somebody. */
export const READER_ROLES = [
  READER_ROLE,
  REGION_READER_ROLE,
  ADMIN_READER_ROLE,
  REGION_ADMIN_READER_ROLE,
  COUNTING_READER_ROLE,
] as const;

/** Which role has which member. */
export const MEMBERS = [
  [READER_ROLE, REGION_READER_ROLE],
  [REGION_READER_ROLE, APPLICATION_ROLE],
  [READER_ROLE, ADMIN_READER_ROLE],
  [ADMIN_READER_ROLE, REGION_ADMIN_READER_ROLE],
  [REGION_READER_ROLE, REGION_ADMIN_READER_ROLE],
  [REGION_ADMIN_READER_ROLE, APPLICATION_ROLE],
  [COUNTING_READER_ROLE, APPLICATION_ROLE],
] as const;

/**
 * Makes the roles that Komek works in where they are missing: they belong to the cluster and so to no dump of a
 * database. Throws what the server says when the account may not.
 */
export async function makeRoles(client: ClientBase): Promise<void> {
  for (const role of [APPLICATION_ROLE, ...READER_ROLES])
    await client.query(
      `DO $$ BEGIN CREATE ROLE "${role}" NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
    );
  for (const [role, member] of MEMBERS) {
    const { rows } = await client.query<{ is: boolean }>(`SELECT pg_has_role($1, $2, 'MEMBER') AS is`, [
      member,
      role,
    ]);
    if (rows[0]?.is !== true) await client.query(`GRANT "${role}" TO "${member}"`);
  }
}

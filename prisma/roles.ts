import type { ClientBase } from 'pg';
import { APPLICATION_ROLE } from './connectionUrl.ts';

/** Roles that own nothing and change nothing, in which rows are read for somebody: his own, or every case's. */
export const READER_ROLE = 'komek_reader';
export const REGION_READER_ROLE = 'komek_region_reader';

const MEMBERS = [
  [READER_ROLE, REGION_READER_ROLE],
  [REGION_READER_ROLE, APPLICATION_ROLE],
] as const;

/**
 * Makes the roles that Komek works in where they are missing: they belong to the cluster and so to no dump of a
 * database. Throws what the server says when the account may not.
 */
export async function makeRoles(client: ClientBase): Promise<void> {
  for (const role of [APPLICATION_ROLE, READER_ROLE, REGION_READER_ROLE])
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

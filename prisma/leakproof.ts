import type { ClientBase } from 'pg';

/**
 * What lists are filtered and searched by over an index. PostgreSQL applies a function to rows that row-level security
 * hides only where it is marked as telling nothing of them, and without that reads a reader's rows one by one.
 */
const FUNCTIONS = ['enum_eq(anyenum, anyenum)', 'textlike(text, text)', 'texticlike(text, text)'];

/** Those of {@link FUNCTIONS} for which an index does not serve readers yet, each with the statement that mends it. */
export async function unmarkedFunctions(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ statement: string }>(
    `SELECT format('ALTER FUNCTION pg_catalog.%s LEAKPROOF', name) AS statement FROM unnest($1::text[]) AS name
     WHERE NOT (SELECT proleakproof FROM pg_proc WHERE oid = ('pg_catalog.' || name)::regprocedure)`,
    [FUNCTIONS],
  );
  return rows.map(({ statement }) => statement);
}

/** Marks them where the account may, which takes a superuser; where it may not, reading is right and slower. */
export async function markLeakproof(client: ClientBase): Promise<void> {
  for (const statement of await unmarkedFunctions(client)) {
    try {
      await client.query(statement);
    } catch (error) {
      if ((error as { code?: string }).code !== '42501') throw error;
      return;
    }
  }
}

import pg from 'pg';

/** What every question leaves behind, whatever is answered: who asked, and when he was last seen. */
const TRACES: readonly string[] = [
  'audit_entry',
  'session',
  'api_token',
  'api_token_use',
  'sign_in_throttle',
  'public_request',
];

/** A digest of every row of every table, by table, but for {@link TRACES}: two are the same when nothing was changed. */
export async function digestOf(ownerUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
       AND relname <> ALL($1) ORDER BY relname`,
      [TRACES],
    );
    const digests: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ digest: string }>(
        `SELECT count(*) || ' ' || md5(coalesce(string_agg(row::text, '|' ORDER BY row::text), '')) AS digest
         FROM "${name}" row`,
      );
      digests[name] = rows[0]?.digest ?? '';
    }
    return digests;
  } finally {
    await client.end();
  }
}

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRoles, READER_ROLES } from '../../prisma/roles.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let store: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  store = await testDatabase({ empty: true });
  owner = new pg.Client({ connectionString: store.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await store.close();
});

const memberships = async (): Promise<string[]> => {
  const { rows } = await owner.query<{ told: string }>(
    `SELECT concat(member::regrole, ' in ', roleid::regrole) AS told FROM pg_auth_members
     WHERE roleid::regrole::text LIKE 'komek\\_%reader' ORDER BY 1`,
  );
  return rows.map(({ told }) => told);
};

describe('the roles that Komek works in', () => {
  it('are made where a cluster lacks them, as a restored dump and the migrations need them', async () => {
    const expected = await memberships();
    expect(expected).toEqual([
      'komek_admin_reader in komek_reader',
      'komek_app in komek_counting_reader',
      'komek_app in komek_region_admin_reader',
      'komek_app in komek_region_reader',
      'komek_region_admin_reader in komek_admin_reader',
      'komek_region_admin_reader in komek_region_reader',
      'komek_region_reader in komek_reader',
    ]);
    // Roles are the whole cluster's, which other tests use: what is done here is undone before anybody sees it.
    await owner.query('BEGIN');
    try {
      for (const role of ['komek_app', ...READER_ROLES])
        await owner.query(`ALTER ROLE "${role}" RENAME TO "away_${role}"`);
      expect(await memberships()).toEqual([]);
      await makeRoles(owner);
      expect(await memberships()).toEqual(expected);
      await makeRoles(owner);
      expect(await memberships()).toEqual(expected);
    } finally {
      await owner.query('ROLLBACK');
    }
  });
});

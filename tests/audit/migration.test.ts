import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { applyMigrations } from '../../prisma/migrate.ts';
import { MIGRATIONS_FOLDER } from '../../prisma/migrationFiles.ts';
import { loadReferenceData } from '../../prisma/reference/load.ts';
import { verifyHistory } from '../../schema/audit/verifyHistory.ts';
import { proverOf } from '../../server/seals/ed25519Sealer.ts';
import { RawCases } from '../store/rawCase.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let store: TestDatabase;
let folder: string;
let raw: RawCases;
beforeAll(async () => {
  store = await testDatabase({ empty: true });
  folder = await mkdtemp(join(inject('runFolder'), 'before-the-chain-'));
  await cp(MIGRATIONS_FOLDER, folder, { recursive: true });
  for (const name of await readdir(folder))
    if (name > '20261127231' && !name.endsWith('.toml')) await rm(join(folder, name), { recursive: true });
});
afterAll(async () => {
  await raw.client.end();
  await store.close();
  await rm(folder, { recursive: true });
});

test('cases from before the chain get theirs, and it is proven', async () => {
  const before = await applyMigrations(store.ownerUrl, folder);
  await loadReferenceData(store.db);
  raw = new RawCases(store.ownerUrl);
  await raw.client.connect();
  const people = await raw.people();
  await raw.signed(people);
  await raw.signed(people);
  await raw.submitted(people);
  expect((await applyMigrations(store.ownerUrl)).length).toBeGreaterThanOrEqual(2);
  expect(before.length).toBeGreaterThan(15);
  const { rows } = await raw.client.query<{ events: number; hashes: number }>(
    'SELECT count(*)::int AS events, count(DISTINCT hash)::int AS hashes FROM case_event',
  );
  expect(rows).toEqual([{ events: 14, hashes: 14 }]);
  const found = await verifyHistory({ db: store.db, sealer: proverOf(store.db, null), heads: [] });
  expect(found.findings.told).toEqual([]);
  expect([found.events, found.unsealed]).toEqual([14, 14]);
  // And steps taken from now on go on from there.
  await raw.registered(people);
  expect(
    (await verifyHistory({ db: store.db, sealer: proverOf(store.db, null), heads: [] })).findings.told,
  ).toEqual([]);
});

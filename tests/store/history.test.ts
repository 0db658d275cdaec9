import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { RawCases } from './rawCase.ts';
import { type People, RawStore } from './rawStore.ts';

let store: TestDatabase;
let raw: RawCases;
let owner: RawStore;
let people: People;
beforeAll(async () => {
  store = await testDatabase();
  raw = new RawCases(store.url);
  owner = new RawStore(store.ownerUrl);
  await Promise.all([raw.client.connect(), owner.client.connect()]);
  people = await raw.people();
});
afterAll(async () => {
  await Promise.all([raw.client.end(), owner.client.end()]);
  await store.close();
});

const NOT_ALLOWED = '42501';
const refused = (who: RawStore, sql: string) => who.refusal(() => who.client.query(sql));

describe('history is only added to (I-05, I-37)', () => {
  const tables = [
    'case_event',
    'audit_entry',
    'receipt',
    'resolution',
    'clock_change',
    'collection',
    'paper_print',
  ];

  test.each(tables)('the application may neither change nor remove rows of %s', async (table) => {
    expect(await refused(raw, `UPDATE "${table}" SET id = id`)).toBe(NOT_ALLOWED);
    expect(await refused(raw, `DELETE FROM "${table}"`)).toBe(NOT_ALLOWED);
    expect(await refused(raw, `TRUNCATE "${table}"`)).toBe(NOT_ALLOWED);
  });

  test.each(tables)('even the owner is refused on %s', async (table) => {
    expect(await refused(owner, `UPDATE "${table}" SET id = id`)).toBe('KM037');
    expect(await refused(owner, `DELETE FROM "${table}"`)).toBe('KM037');
    expect(await refused(owner, `TRUNCATE "${table}"`)).toBe('KM037');
  });

  // Their rows are told of by others, so emptying them alone already fails for that.
  test.each(['delivery', 'paper'])(
    'rows of %s, which others tell of, neither change nor go',
    async (table) => {
      expect(await refused(raw, `UPDATE "${table}" SET id = id`)).toBe(NOT_ALLOWED);
      expect(await refused(raw, `DELETE FROM "${table}"`)).toBe(NOT_ALLOWED);
      expect(await refused(owner, `UPDATE "${table}" SET id = id`)).toBe('KM037');
      expect(await refused(owner, `DELETE FROM "${table}"`)).toBe('KM037');
      expect(await refused(owner, `TRUNCATE "${table}" CASCADE`)).toBe('KM037');
    },
  );

  test.each([
    ['paper_bytes', '"paperId"'],
    ['post_outcome', '"deliveryId"'],
    ['seal_key', 'id'],
  ])('rows of %s neither change nor go', async (table, key) => {
    expect(await refused(raw, `UPDATE "${table}" SET ${key} = ${key}`)).toBe(NOT_ALLOWED);
    expect(await refused(raw, `DELETE FROM "${table}"`)).toBe(NOT_ALLOWED);
    for (const sql of [
      `UPDATE "${table}" SET ${key} = ${key}`,
      `DELETE FROM "${table}"`,
      `TRUNCATE "${table}"`,
    ])
      expect(await refused(owner, sql)).toBe('KM037');
  });

  test.each([
    'case',
    'notice_version',
    'commission_review',
    'number_series',
    'applicant',
    'case_clock',
    'deadline_change',
    'absence',
    'acting_head',
  ])('rows of %s are never removed, not even by the owner (I-43)', async (table) => {
    expect(await refused(raw, `DELETE FROM "${table}"`)).toBe(NOT_ALLOWED);
    expect(await refused(raw, `TRUNCATE "${table}" CASCADE`)).toBe(NOT_ALLOWED);
    expect(await refused(owner, `DELETE FROM "${table}"`)).toBe('KM043');
    expect(await refused(owner, `TRUNCATE "${table}" CASCADE`)).toMatch(/^KM0(37|43)$/);
  });

  test('a changed identifier does not reach history through a foreign key', async () => {
    await raw.registered(people);
    const sql = `UPDATE "app_user" SET id = gen_random_uuid() WHERE id = '${people.clerk}'`;
    expect(await refused(owner, sql)).toBe('KM037');
  });
});

describe('the role of the application', () => {
  test('has exactly the rights that the product needs', async () => {
    const { rows } = await owner.client.query<{ table_name: string; rights: string }>(
      `SELECT table_name, string_agg(privilege_type, ' ' ORDER BY privilege_type) AS rights
       FROM information_schema.role_table_grants WHERE grantee = 'komek_app' GROUP BY table_name ORDER BY 1`,
    );
    const rights = Object.fromEntries(rows.map((row) => [row.table_name, row.rights]));
    const changed = 'INSERT SELECT UPDATE';
    const housekept = 'DELETE INSERT SELECT UPDATE';
    const added = 'INSERT SELECT';
    expect(rights).toEqual({
      api_token: changed,
      api_token_use: changed,
      // Compacting takes rows away and puts their sum in their place.
      case_tally: 'DELETE INSERT SELECT',
      time_limit: changed,
      attachment: changed,
      upload: housekept,
      paper: added,
      paper_bytes: added,
      paper_print: added,
      seal_key: added,
      post_outcome: added,
      collection: added,
      public_request: housekept,
      known_device: housekept,
      provider_visit: housekept,
      history_block: added,
      // Its one stamp is changed by triggers, by a right on that column.
      rights_stamp: 'SELECT',
      totp: housekept,
      recovery_code: housekept,
      pending_sign_in: housekept,
      saved_view: housekept,
      export: housekept,
      receipt_print: added,
      oversight: housekept,
      deadline_change: changed,
      clock_change: added,
      case_clock: changed,
      calendar_year: changed,
      calendar_day: housekept,
      acting_head: changed,
      absence: changed,
      app_user: changed,
      applicant: changed,
      audit_entry: added,
      case: changed,
      case_document: changed,
      case_event: added,
      commission_review: changed,
      delivery: added,
      feed: changed,
      household_member: changed,
      idempotency_key: housekept,
      intake: added,
      notice_version: changed,
      notification: changed,
      number_series: changed,
      office: changed,
      receipt: added,
      reference_entry: changed,
      resolution: added,
      session: housekept,
      sign_in_throttle: housekept,
    });
    const { rows: tables } = await owner.client.query<{ tablename: string }>(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
    );
    expect(Object.keys(rights).sort()).toEqual(tables.map((row) => row.tablename).sort());
  });

  test.each([
    'CREATE TABLE mine (id int)',
    'ALTER TABLE "case" DROP CONSTRAINT "case_channel"',
    'ALTER TABLE "case_event" DISABLE TRIGGER ALL',
    'DROP TRIGGER "append_only" ON "case_event"',
    'DROP TABLE "case_event"',
    'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    'SELECT * FROM "_prisma_migrations"',
  ])('may not: %s', async (sql) => {
    expect(await refused(raw, sql)).toBe(NOT_ALLOWED);
  });

  test('is what the client’s own sessions act as', async () => {
    const rows = await store.db.$queryRaw<{ role: string }[]>`SELECT current_user::text AS role`;
    expect(rows).toEqual([{ role: 'komek_app' }]);
  });

  test('cannot hide the truth behind a temporary table of the same name (I-38)', async () => {
    const fresh = new pg.Client({ connectionString: store.url });
    await fresh.connect();
    try {
      await fresh.query('BEGIN');
      await fresh.query('CREATE TEMPORARY TABLE "case_event" ("caseId" uuid, "seq" int, "to" "CaseStatus")');
      const row = raw.caseRow(people);
      await fresh.query(
        `INSERT INTO public."case" (${Object.keys(row).map((name) => `"${name}"`)})
         VALUES (${Object.keys(row).map((_, index) => `$${index + 1}`)})`,
        Object.values(row),
      );
      await fresh.query('INSERT INTO "case_event" VALUES ($1, 1, $2)', [row.id, 'REGISTERED']);
      await expect(fresh.query('COMMIT')).rejects.toMatchObject({ code: 'KM038' });
    } finally {
      await fresh.end();
    }
  });
});

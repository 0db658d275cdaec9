import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PrismaClient } from '../../prisma/client.ts';
import { offerConnections } from '../../prisma/prepared.ts';
import { caseTally, compactTally, tallyOf } from '../../schema/cases/caseTally.ts';
import { rowsAfter } from '../../schema/notifications/rowsAfter.ts';
import type { Chosen } from '../../schema/statistics/chosenCases.ts';
import { clockFigures } from '../../schema/statistics/clockFigures.ts';
import { countFigures } from '../../schema/statistics/countFigures.ts';
import { dueByFigures, forecastFigures } from '../../schema/statistics/forecastFigures.ts';
import { groundFigures, noticeFigures } from '../../schema/statistics/noticeFigures.ts';
import { tallyFigures } from '../../schema/statistics/tallyFigures.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query('SET enable_seqscan = off');
});
afterAll(async () => {
  await client.end();
  await database.close();
});

interface Sent {
  readonly text: string;
  readonly values: unknown[];
}

/** What a piece of work sends to the database, run as it is and told. */
async function statementsSent(work: (db: PrismaClient) => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = [];
  const db = {} as PrismaClient;
  const query = (statement: Sent) => {
    sent.push(statement);
    return client.query(statement.text, statement.values);
  };
  offerConnections(db, { query } as unknown as pg.Pool);
  await work(db);
  return sent;
}

/** The tables that grow and that a plan reads from end to end. */
async function readWhole({ text, values }: Sent): Promise<string[]> {
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
  return rows.flatMap(
    ({ 'QUERY PLAN': line }) =>
      /Seq Scan on "?(case|case_event|case_clock|notice_version|notification)\b/.exec(line)?.[1] ?? [],
  );
}

const OFFICE = '00000000-0000-4000-8000-000000000001';
const now = new Date('2026-11-18T05:00:00.000Z');
const chosen: Chosen = {
  where: { AND: [{ OR: [{ officeId: { in: [OFFICE] } }] }, { receivedAt: { gte: new Date('2026-01-01') } }] },
  groupings: ['OFFICE', 'STATUS', 'MONTH'],
  asOf: null,
  now,
};
const past: Chosen = { ...chosen, asOf: new Date('2026-10-01T00:00:00.000Z') };
const counts = {
  people: true,
  intake: true,
  backlog: true,
  peopleBehind: true,
  groups: true,
  total: true,
  mostGroups: 100,
};
const parts = { peopleBehind: true, total: true };
const tally = {
  groupings: ['OFFICE', 'STATUS', 'CHANNEL'],
  filter: null,
  offices: null,
  peopleBehind: true,
} as const;

it.each<[string, (db: PrismaClient) => Promise<unknown>]>([
  ['counts', (db) => countFigures(db, chosen, counts)],
  ['counts of the past', (db) => countFigures(db, past, counts)],
  ['clocks', (db) => clockFigures(db, chosen, { ...parts, everyStep: true })],
  ['clocks of the past', (db) => clockFigures(db, past, { ...parts, everyStep: true })],
  ['notices', (db) => noticeFigures(db, chosen, parts)],
  ['grounds of the past', (db) => groundFigures(db, past, parts)],
  ['the forecast', (db) => forecastFigures(db, [OFFICE], now)],
  ['days of the forecast', (db) => dueByFigures(db, [OFFICE], now)],
  ['sums of the tally', (db) => tallyFigures(db, tally)],
  ['rows of a feed', (db) => rowsAfter(db, { recipientId: OFFICE, kinds: ['ASSIGNED'], cursor: 0 })],
  ['the tally', async (db) => [await caseTally(db, null), await tallyOf(db, null), await compactTally(db)]],
])('of an office reads no table that grows from end to end: %s', async (_name, work) => {
  const sent = await statementsSent(work);
  expect(sent.length).toBeGreaterThan(0);
  for (const statement of sent) expect(await readWhole(statement), statement.text).toEqual([]);
});

it('the first cases of a group are bounded by the text, for of a value no kept plan knows how few they are', async () => {
  const texts = (await statementsSent((db) => tallyFigures(db, tally))).map(({ text }) => text);
  expect(texts.filter((text) => /"applicantId" FROM "case" c[^)]*LIMIT \d+\s/.test(text))).toHaveLength(1);
  expect(texts.filter((text) => /LIMIT \$/.test(text))).toEqual([]);
});

it.each<[string, (db: PrismaClient) => Promise<unknown>]>([
  ['sums', (db) => caseTally(db, [OFFICE])],
  ['totals', (db) => tallyOf(db, [OFFICE])],
])('the tally of one department reads its rows alone, by a plan that is kept: %s', async (_name, work) => {
  await client.query(`INSERT INTO case_tally
    SELECT of.id, 'REGISTERED', 'DEPARTMENT', 1
    FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, 20)) of, generate_series(1, 100)`);
  await client.query('ANALYZE case_tally');
  const [{ text, values } = { text: '', values: [] }, ...more] = await statementsSent(work);
  expect(more).toEqual([]);
  const { rows: plan } = await client.query(`EXPLAIN ${text}`, values);
  expect(JSON.stringify(plan)).toMatch(/case_tally_officeId_idx/);
  // From the sixth time on PostgreSQL keeps a plan, unless one for these very values looks cheaper.
  for (let time = 0; time < 7; time += 1) await client.query({ name: text.slice(0, 60), text, values });
  const { rows } = await client.query(
    'SELECT generic_plans::int AS kept, custom_plans::int AS fresh FROM pg_prepared_statements WHERE statement = $1',
    [text],
  );
  expect(rows).toEqual([{ kept: 2, fresh: 5 }]);
});

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readingFor } from '../../prisma/readingFor.ts';
import { READER_ROLES } from '../../prisma/roles.ts';
import { databaseReader } from '../../schema/access/databaseReader.ts';
import { type AccessWorld, createAccessWorld } from './accessWorld.ts';
import { type CarelessServer, carelessServer } from './careless.ts';
import { carelessAnswersAreJudged } from './carelessAnswers.ts';
import { occurring } from './markers.ts';
import { mayFind, PLACES, READERS, READS, type ReaderName } from './oracle.ts';

// The second wall by itself: what PostgreSQL shows to whom, whatever is asked of it.

const SLOWLY = 90_000;

let access: AccessWorld;
let owner: pg.Client;
let server: CarelessServer;

beforeAll(async () => {
  access = await createAccessWorld();
  const { world } = access;
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  server = await carelessServer(access);
}, SLOWLY);
afterAll(async () => {
  await owner?.end();
  await access.close();
});

/** The client that the resolvers get when this reader asks. */
const clientOf = (reader: ReaderName) => readingFor(access.world.db, databaseReader(server.actors[reader]));

/** The keys, as text, that a statement without any `where` gives somebody. */
async function rowsFor(reader: ReaderName, text: string): Promise<string[]> {
  const rows = await clientOf(reader).$queryRawUnsafe<{ key: string }[]>(text);
  return rows.map(({ key }) => key).sort();
}

const casesOf = (reader: ReaderName): string[] =>
  PLACES.filter((place) => READS[reader][place] !== 'NONE').map((place) => access.places[place].caseId);

/** The tables whose rows are of a case, and how to come to it. */
const OF_A_CASE: Readonly<Record<string, string>> = {
  applicant: 'SELECT id AS key FROM "case" WHERE "applicantId" = t.id',
  attachment: 'SELECT t."caseId" AS key',
  case: 'SELECT t.id AS key',
  case_clock: 'SELECT t."caseId" AS key',
  case_document: 'SELECT t."caseId" AS key',
  case_event: 'SELECT t."caseId" AS key',
  clock_change: 'SELECT "caseId" AS key FROM case_clock WHERE id = t."clockId"',
  collection: 'SELECT t."caseId" AS key',
  commission_review: 'SELECT t."caseId" AS key',
  delivery: 'SELECT t."caseId" AS key',
  household_member: 'SELECT t."caseId" AS key',
  notice_version: 'SELECT t."caseId" AS key',
  paper: 'SELECT t."caseId" AS key',
  paper_bytes: 'SELECT "caseId" AS key FROM paper WHERE id = t."paperId"',
  paper_print: 'SELECT "caseId" AS key FROM paper WHERE id = t."paperId"',
  post_outcome: 'SELECT "caseId" AS key FROM delivery WHERE id = t."deliveryId"',
  receipt: 'SELECT t."caseId" AS key',
  receipt_print: 'SELECT t."caseId" AS key',
  resolution: 'SELECT t."caseId" AS key',
};
/** Of an official, or of an office: who sees what of it is said below. */
const OF_SOMEBODY = [
  'api_token',
  'audit_entry',
  'case_tally',
  'export',
  'feed',
  'intake',
  'notification',
  'saved_view',
  'session',
  'totp',
];
/** The directory of officials: for everybody who reads persons. */
const OF_OFFICIALS = ['absence', 'acting_head', 'app_user'];
/** Of a case, and counted: whoever only counts sees every row, of the others of a case none. */
const COUNTED = [
  'case',
  'case_clock',
  'case_document',
  'case_event',
  'clock_change',
  'delivery',
  'notice_version',
  'post_outcome',
  'resolution',
];
/** Of nobody: the offices, the law, the calendar, how the history is sealed. */
const OF_NOBODY = [
  'calendar_day',
  'calendar_year',
  'deadline_change',
  'history_block',
  'office',
  'oversight',
  'reference_entry',
  'seal_key',
  'time_limit',
];

describe('row-level security', () => {
  it('is decided for every table: it is walled, or it is nobody’s, or a reader does not get at it', async () => {
    const { rows } = await owner.query<{
      table: string;
      walled: boolean;
      readable: boolean;
      writable: boolean;
    }>(
      `SELECT relname AS table, relrowsecurity AS walled,
         has_any_column_privilege('komek_reader', oid, 'SELECT') AS readable,
         has_any_column_privilege('komek_region_admin_reader', oid, 'INSERT, UPDATE')
           OR has_table_privilege('komek_region_admin_reader', oid, 'DELETE, TRUNCATE') AS writable
       FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') ORDER BY 1`,
    );
    const named = (wanted: (row: (typeof rows)[number]) => boolean) =>
      rows.filter(wanted).map(({ table }) => table);
    expect(named(({ walled }) => walled)).toEqual(
      [...Object.keys(OF_A_CASE), ...OF_SOMEBODY, ...OF_OFFICIALS].sort(),
    );
    expect(named(({ walled, readable }) => readable && !walled)).toEqual([...OF_NOBODY].sort());
    expect(named(({ walled, readable }) => walled && !readable)).toEqual([]);
    expect(named(({ writable }) => writable)).toEqual([]);
  });

  it('is by roles that own nothing and pass by no policy', async () => {
    const { rows } = await owner.query(
      `SELECT rolname, rolsuper, rolbypassrls, rolcanlogin, rolcreaterole FROM pg_roles
       WHERE rolname = ANY ($1) ORDER BY 1`,
      [READER_ROLES],
    );
    const weak = { rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false };
    expect(rows).toEqual([...READER_ROLES].sort().map((rolname) => ({ rolname, ...weak })));
    const { rows: owned } = await owner.query(
      `SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = ANY ($1)`,
      [READER_ROLES],
    );
    expect(owned).toEqual([]);
  });

  it('shows nothing of anybody where nobody is told', async () => {
    const walled = [...Object.keys(OF_A_CASE), ...OF_SOMEBODY];
    const counting = [...walled, ...OF_OFFICIALS].filter(
      (table) => ![...COUNTED, 'case_tally'].includes(table),
    );
    const tables = { komek_reader: walled, komek_admin_reader: walled, komek_counting_reader: counting };
    for (const [role, closed] of Object.entries(tables)) {
      const lost = readingFor(access.world.db, { role, scope: '' });
      for (const table of closed)
        expect(await lost.$queryRawUnsafe(`SELECT 1 FROM "${table}"`), `${role} ${table}`).toEqual([]);
    }
  });

  it.each(READERS)('shows %s the rows of the cases that he reads, and of no other', async (reader) => {
    const visible = casesOf(reader);
    const foreign: string[] = [];
    for (const [table, toCase] of Object.entries(OF_A_CASE)) {
      const keys = `SELECT DISTINCT k.key::text AS key FROM "${table}" t, LATERAL (${toCase}) k`;
      const { rows } = await owner.query<{ key: string }>(keys);
      const closed = reader === 'ANALYST' && !COUNTED.includes(table);
      const expected = rows.map(({ key }) => key).filter((key) => !closed && visible.includes(key));
      const seen = await rowsFor(reader, keys);
      expect(seen, table).toEqual(expected.sort());
      foreign.push(...rows.map(({ key }) => key).filter((key) => !visible.includes(key)));
    }
    if (reader !== 'ANALYST') expect(foreign.length).toBeGreaterThan(Object.keys(OF_A_CASE).length / 2);
  });

  it.each(READERS)('shows %s what is his own of people at work', async (reader) => {
    const actor = server.actors[reader];
    const admin = actor?.roles.includes('ADMIN') ?? false;
    const visible = casesOf(reader);
    const rows = async (text: string) => (await owner.query<{ key: string; of: string }>(text)).rows;
    const mine = async (table: string, column: string, also: (of: string) => boolean = () => false) =>
      (await rows(`SELECT id::text AS key, "${column}"::text AS of FROM "${table}"`))
        .filter(({ of }) => of === actor?.id || also(of))
        .map(({ key }) => key)
        .sort();
    const all = (table: string) => rowsFor(reader, `SELECT id::text AS key FROM "${table}"`);
    expect(await all('session')).toEqual(await mine('session', 'userId', () => admin));
    expect(await all('api_token')).toEqual(await mine('api_token', 'userId', () => admin));
    expect(await all('saved_view')).toEqual(await mine('saved_view', 'userId'));
    expect(await all('export')).toEqual(await mine('export', 'userId'));
    expect(await all('intake')).toEqual(await mine('intake', 'userId'));
    expect(await all('audit_entry')).toEqual(
      await mine('audit_entry', 'actorId', () => admin).then((ids) => (admin ? ids : [])),
    );
    const notes = await rows(
      `SELECT id::text AS key, concat("recipientId", ' ', "caseId") AS of FROM notification`,
    );
    expect(await all('notification')).toEqual(
      notes
        .filter(
          ({ of }) =>
            reader !== 'ANALYST' && of.split(' ').some((id) => id === actor?.id || visible.includes(id)),
        )
        .map(({ key }) => key)
        .sort(),
    );
    const tallied = await rowsFor(reader, `SELECT DISTINCT "officeId"::text AS key FROM case_tally`);
    const whole = reader === 'AKIM_CLERK' || reader === 'EXECUTOR' ? [] : casesOf(reader);
    const offices = PLACES.filter((place) => whole.includes(access.places[place].caseId)).map(
      (place) => access.places[place].keys.officeId,
    );
    expect(tallied).toEqual([...new Set(offices)].sort());
  });

  it.each(READERS)('shows %s what is an administrator’s to know of officials only as one', async (reader) => {
    const admin = server.actors[reader]?.roles.includes('ADMIN') ?? false;
    for (const column of ['iin', 'externalId', 'lastSignInAt']) {
      const asked = clientOf(reader).$queryRawUnsafe(`SELECT "${column}" FROM app_user`);
      if (admin) expect(await asked, column).not.toEqual([]);
      else await expect(asked, column).rejects.toThrow(/denied/);
    }
  });

  it('shows whoever only counts himself and no other official', async () => {
    const { ANALYST } = server.actors;
    const ids = async (reader: ReaderName) => await rowsFor(reader, 'SELECT id::text AS key FROM app_user');
    expect(await ids('ANALYST')).toEqual([ANALYST?.id]);
    expect((await ids('CLERK')).length).toBeGreaterThan(READERS.length);
  });

  it('shows whoever only counts no name and nothing that somebody wrote, in whatever column', async () => {
    const { rows: columns } = await owner.query<{ table: string; columns: string; texts: string[] }>(
      `SELECT relname AS table, string_agg(quote_ident(attname), ', ') AS columns,
         array_agg(attname::text ORDER BY attname)
           FILTER (WHERE format_type(atttypid, NULL) IN ('text', 'jsonb', 'bytea')) AS texts
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND attnum > 0 AND NOT attisdropped
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
         AND has_column_privilege('komek_counting_reader', c.oid, attnum, 'SELECT')
       GROUP BY relname ORDER BY relname`,
    );
    const told = new Set<string>();
    for (const { table, columns: names } of columns) {
      const rows = await rowsFor(
        'ANALYST',
        `SELECT row_to_json(t)::text AS key FROM (SELECT ${names} FROM "${table}") t`,
      );
      for (const marker of occurring(access.markers, rows.join('\n'))) {
        if (!mayFind('ANALYST', marker)) told.add(`${table}: ${marker.what} of ${marker.place}`);
      }
    }
    // From that key the pseudonym is made; no answer gives it.
    expect([...told]).toEqual(PLACES.map((place) => `case: key of the applicant of ${place}`));
    const texts = columns.filter(({ table }) => COUNTED.includes(table));
    // A new one of these is decided here: is it a code, or did somebody write it?
    expect(Object.fromEntries(texts.map(({ table, texts }) => [table, texts ?? []]))).toEqual({
      case: ['akimNumber', 'number'],
      case_clock: ['explanation'],
      case_document: [],
      case_event: ['transition'],
      clock_change: ['explanationBefore'],
      delivery: [],
      notice_version: [],
      post_outcome: [],
      resolution: [],
    });
  });

  it('lets nobody read the hash of a password, nor change a row', async () => {
    for (const role of READER_ROLES) {
      const strongest = readingFor(access.world.db, { role, scope: '{"admin":true}' });
      for (const text of [
        'SELECT "passwordHash" FROM app_user',
        'UPDATE "case" SET version = version',
        'DELETE FROM "session"',
        'INSERT INTO saved_view SELECT * FROM saved_view',
      ])
        await expect(strongest.$executeRawUnsafe(text), `${role} ${text}`).rejects.toThrow(/denied/);
    }
  });

  it('keeps readers apart who look up rows by their keys in the same moment', async () => {
    const keys = PLACES.map((place) => access.places[place].caseId);
    const clients = READERS.map((reader) => [reader, clientOf(reader)] as const);
    const asked = Array.from({ length: 12 }).flatMap(() =>
      clients.flatMap(([reader, client]) => keys.map((id) => [reader, client, id] as const)),
    );
    const system = keys.map((id) => access.world.db.case.findUnique({ where: { id }, select: { id: true } }));
    const found = await Promise.all(
      asked.map(([, client, id]) => client.case.findUnique({ where: { id }, select: { id: true } })),
    );
    const wrong = asked.filter(([reader, , id], at) => (found[at] !== null) !== casesOf(reader).includes(id));
    expect(wrong.map(([reader, , id]) => `${reader} ${id}`)).toEqual([]);
    expect((await Promise.all(system)).filter((row) => row === null)).toEqual([]);
  });
});

carelessAnswersAreJudged(() => ({ access, server }));

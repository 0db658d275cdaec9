import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type People, RawStore } from './rawStore.ts';

let store: TestDatabase;
let raw: RawStore;
let people: People;
beforeAll(async () => {
  store = await testDatabase();
  raw = new RawStore(store.url);
  await raw.client.connect();
  people = await raw.people();
});
afterAll(async () => {
  await raw.client.end();
  await store.close();
});

/** The list of regulation.md 4.5, in the order of Kazakh dictionaries. */
const SORTED = 'Алиев Әлиев Бек Гали Ғали Ира Кали Қали Омар Өмір Улан Ұлан Үміт Һарун Ыбырай Іле'.split(' ');

describe('names are sorted as Kazakh dictionaries sort them (regulation.md 4.5)', () => {
  test('the names of people, in both directions', async () => {
    const officeId = people.otherOffice;
    for (const [index, surname] of [...SORTED].reverse().entries())
      await store.db.user.create({
        data: {
          login: `sort${index}`,
          passwordHash: 'x',
          surname,
          givenName: 'Сынақ',
          roles: ['ANALYST'],
          officeId,
        },
      });
    const where = { roles: { has: 'ANALYST' } } as const;
    const up = await store.db.user.findMany({ where, orderBy: { surname: 'asc' } });
    const down = await store.db.user.findMany({ where, orderBy: { surname: 'desc' } });
    expect(up.map(({ surname }) => surname)).toEqual(SORTED);
    expect(down.map(({ surname }) => surname)).toEqual([...SORTED].reverse());
  });

  test('every column that people see sorted', async () => {
    const { rows } = await raw.client.query<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE collation_name = 'kk-x-icu' ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name).sort()).toEqual([
      'app_user.givenName',
      'app_user.patronymic',
      'app_user.surname',
      'applicant.givenName',
      'applicant.patronymic',
      'applicant.surname',
      'office.district',
      'office.nameKk',
      'office.nameRu',
      'reference_entry.nameKk',
      'reference_entry.nameRu',
    ]);
  });

  test('the departments, Іле after Қ and Ұ', async () => {
    const offices = await store.db.office.findMany({
      where: { kind: 'DEPARTMENT' },
      orderBy: { nameKk: 'asc' },
      select: { code: true },
    });
    expect(offices.map(({ code }) => code).join(' ')).toBe(
      'AKS ALA BAL ENB ESK ZHA KER KOK KAP KRS KTL PAN RAI SAR TAL TLD TEK UIG ILE',
    );
  });
});

describe('search uses an index among 20 000 people and cases', () => {
  let owner: pg.Client;
  beforeAll(async () => {
    owner = new pg.Client({ connectionString: store.ownerUrl });
    await owner.connect();
    // Bulk rows for the planner only: the triggers that ask for a history of each are left out in this session.
    await owner.query(`SET session_replication_role = replica`);
    await owner.query(
      `INSERT INTO applicant (id, iin, surname, "givenName", "searchName", address, language, "createdAt", "updatedAt")
       SELECT gen_random_uuid(), (900000000000 + n)::text, 'С', 'А', md5(n::text) || ' әлиев' || n, 'x', 'KK', now(), now()
       FROM generate_series(1, 20000) n`,
    );
    await owner.query(
      `INSERT INTO "case" (id, status, channel, "officeId", number, "numberYear", "numberSeq", "registeredAt", "receivedAt",
         "akimOfficeId", "akimNumber", "akimNumberYear", "akimNumberSeq", "akimRegisteredAt",
         "applicantId", language, "deliveryPreference", "statusChangedAt")
       SELECT gen_random_uuid(), 'REGISTERED', 'AKIM', $1, 'AKS-2020/' || lpad(n::text, 6, '0'), 2020, n, now(), now(),
         $2, 'AKS-01-2020/' || lpad(n::text, 6, '0'), 2020, n, now(), $3, 'KK', 'POST', now()
       FROM generate_series(1, 20000) n`,
      [people.office, people.akimOffice, people.applicant],
    );
    await owner.query('ANALYZE applicant, "case", app_user');
  });
  afterAll(() => owner.end());

  async function plan(sql: string): Promise<string> {
    const { rows } = await owner.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  }

  test.each([
    [`SELECT FROM applicant WHERE "searchName" LIKE '%әлиев1234%'`, 'applicant_searchName_trgm'],
    [`SELECT FROM applicant WHERE "searchName" ILIKE '%ӘЛИЕВ1234%'`, 'applicant_searchName_trgm'],
    [`SELECT FROM applicant WHERE iin = '000101300009'`, 'applicant_iin_key'],
    [`SELECT FROM "case" WHERE number LIKE 'AKS-2020/00014%'`, 'case_number_trgm'],
    [`SELECT FROM "case" WHERE number LIKE '%000147%'`, 'case_number_trgm'],
    [`SELECT FROM "case" WHERE "akimNumber" LIKE 'AKS-01-2020/00014%'`, 'case_akimNumber_trgm'],
  ])('%s', async (sql, index) => {
    expect(await plan(sql)).toContain(index);
  });

  test('and that index knows Cyrillic letters', async () => {
    const { rows } = await raw.client.query<{ trigrams: string[] }>(`SELECT show_trgm('әлиев') AS trigrams`);
    expect(rows[0]?.trigrams).toHaveLength(6);
  });
});

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stretchesOf } from '../../schema/cases/keyset.ts';
import { sortKeySelect } from '../../schema/cases/sortKey.ts';
import { refuseTooLarge } from '../../schema/exports/askExport.ts';
import { WITH_APPLICANTS } from '../../schema/exports/caseRows.ts';
import { CASE_COLUMNS } from '../../schema/exports/columns.ts';
import { batchStatement } from '../../schema/exports/readBatch.ts';
import { CLOCKS, EVENTS } from '../../schema/exports/tableRows.ts';
import { rowsAfter } from '../../schema/tables/pageOfTable.ts';
import { exported, exportedTable, fetchFile, promisedExport } from '../exports/fetchExport.ts';
import { codeOf, found, problemsOf } from '../support/answers.ts';
import { caseIn, type Staff, staff } from '../support/steps.ts';
import { createWorld, type Person, type World } from '../support/world.ts';

const MANY = 3000;

let world: World;
let people: Staff;
let analyst: Person;
let owner: pg.Client;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  analyst = await world.person('TAL', ['ANALYST']);
  await caseIn(world, people, 'RETURNED');
  await caseIn(world, people, 'CANCELLED');
  await caseIn(world, await staff(world, 'KER'), 'ASSIGNED');
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: Record<'hasNextPage' | 'hasPreviousPage', boolean> & {
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const TABLES = ['caseTable', 'caseEvents', 'clocks'] as const;

const page = async (who: Person, table: string, args: string): Promise<Page> =>
  found<Page>(
    await world.ask(
      who,
      `{ ${table}(${args}) { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    ),
    table,
  );

describe.each(TABLES)('the table %s', (table) => {
  it('is the same by pages forwards, backwards and whole, and knows where it ends', async () => {
    const whole = await page(analyst, table, 'first: 1000');
    const ids = whole.nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(whole.totalCount);
    expect(whole.pageInfo.hasNextPage).toBe(false);

    const forwards: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const at: string = after === null ? '' : `, after: "${after}"`;
      const { nodes, pageInfo } = await page(analyst, table, `first: 2${at}`);
      forwards.push(...nodes.map(({ id }) => id));
      ({ endCursor: after, hasNextPage: more } = pageInfo);
    }
    expect(forwards).toEqual(ids);

    const backwards: string[] = [];
    for (let before: string | null = null, more = true; more; ) {
      const at: string = before === null ? '' : `, before: "${before}"`;
      const { nodes, pageInfo } = await page(analyst, table, `last: 2${at}`);
      backwards.unshift(...nodes.map(({ id }) => id));
      ({ startCursor: before, hasPreviousPage: more } = pageInfo);
    }
    expect(backwards).toEqual(ids);
  });

  it('has up to a thousand rows a request, and more are refused', async () => {
    const more = `{ ${table}(first: 1001) { nodes { id } } }`;
    const twice = `{ a: ${table}(first: 600) { nodes { id } } b: ${table}(first: 600) { nodes { id } } }`;
    for (const document of [more, twice])
      expect(codeOf(await world.ask(analyst, document))).toBe('PAGE_TOO_LARGE');
  });

  it('has only what belongs to cases that its reader may see', async () => {
    const all = (await page(analyst, table, 'first: 1000')).nodes.length;
    const ours = (await page(people.head, table, 'first: 1000')).nodes.length;
    const theirs = (await page(await world.person('KER', ['HEAD']), table, 'first: 1000')).nodes.length;
    expect(Math.min(ours, theirs)).toBeGreaterThan(0);
    expect(ours + theirs).toBe(all);
    expect((await page(await world.person('PAN', ['HEAD']), table, 'first: 1000')).totalCount).toBe(0);
  });
});

describe('a table as JSON lines', () => {
  const linesOf = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  it('has the fields, codes and times of the contract', async () => {
    const { nodes } = found<{ nodes: { office: { code: string } }[] }>(
      await world.ask(
        analyst,
        `{ caseEvents(first: 1000) { nodes { id caseId seq transition from to at actorRole office { code } } } }`,
      ),
      'caseEvents',
    );
    const steps = linesOf(await exportedTable(world, analyst, 'CaseEvents'));
    expect(steps).toEqual(nodes.map(({ office, ...row }) => ({ ...row, office: office.code })));
    const ofClocks = found<{ nodes: { office: { code: string } }[] }>(
      await world.ask(
        analyst,
        `{ clocks(first: 1000) { nodes { id caseId step unit round startedAt dueAt endedAt usedMinutes cancelled office { code } } } }`,
      ),
      'clocks',
    );
    const clocks = linesOf(await exportedTable(world, analyst, 'Clocks'));
    expect(clocks).toEqual(ofClocks.nodes.map(({ office, ...row }) => ({ ...row, office: office.code })));
  });

  it('has cases by their columns, numbers as numbers and what is missing as null', async () => {
    const columns = Object.keys(CASE_COLUMNS);
    const bytes = await exported(world, analyst, { columns, format: 'JSONL' });
    const [first] = linesOf(new TextDecoder().decode(bytes));
    const { nodes } = found<{ nodes: Record<string, unknown>[] }>(
      await world.ask(
        analyst,
        `{ caseTable(first: 1) { nodes { id number akimNumber status outcome channel receivedAt registeredAt
           statusChangedAt dueAt returnCount language deliveryPreference applicantPseudonym executorPseudonym } } }`,
      ),
      'caseTable',
    );
    expect(first).toEqual({
      ...nodes[0],
      applicant: null,
      iin: null,
      executor: null,
      office: 'AKS',
      akimOffice: null,
      dueState: expect.stringMatching(/^[A-Z_]+$/),
    });
  });

  it('takes the filter of its table, its days too though it is made later', async () => {
    const steps = linesOf(
      await exportedTable(world, analyst, 'CaseEvents', {
        filter: { transition: ['registerApplication'], from: '2026-11-18', to: '2026-11-18' },
      }),
    );
    expect(steps.map(({ transition }) => transition)).toEqual(Array(3).fill('registerApplication'));
    const none = await exportedTable(world, analyst, 'CaseEvents', { filter: { from: '2026-11-19' } });
    expect(none).toBe('');
    const running = linesOf(await exportedTable(world, analyst, 'Clocks', { filter: { running: true } }));
    expect(new Set(running.map(({ endedAt }) => endedAt))).toEqual(new Set([null]));
    const wrong = `mutation { exportClocks(input: { format: CSV, language: EN, filter: { caseIds: ["x"] } }) { id } }`;
    expect(problemsOf(await world.ask(analyst, wrong))).toEqual(['filter.caseIds.0: NOT_AN_ID']);
  });
});

describe('a file', () => {
  it('whose reader leaves while a statement runs ends that statement, and is noted as broken off', async () => {
    const asked = await promisedExport(world, analyst, { format: 'JSONL' });
    const response = await fetchFile(world.app, analyst, asked.url);
    await owner.query('BEGIN; LOCK TABLE "case" IN ACCESS EXCLUSIVE MODE');
    const reader = response.body?.getReader();
    const reading = reader?.read().catch(() => 'broken off');
    const waiting = async (): Promise<number> => {
      const { rows } = await owner.query(
        `SELECT count(*)::int AS count FROM pg_locks WHERE NOT granted AND relation = '"case"'::regclass`,
      );
      return rows[0].count;
    };
    try {
      await expect.poll(waiting, { timeout: 20_000 }).toBe(1);
      await reader?.cancel();
      expect(await waiting()).toBe(0);
    } finally {
      await owner.query('ROLLBACK');
    }
    await reading;
    const row = await world.db.export.findUniqueOrThrow({ where: { id: asked.id } });
    expect(row).toMatchObject({ rows: 0, request: {} });
    expect(row.finishedAt).not.toBeNull();
  });

  it('has no more rows than its format holds', () => {
    expect(() => refuseTooLarge('XLSX', 1_048_576)).toThrow(/not right/);
    expect(() => refuseTooLarge('CSV', 2_000_001)).toThrow(/not right/);
    refuseTooLarge('XLSX', 1_048_575);
    for (const format of ['CSV', 'JSONL'] as const) refuseTooLarge(format, 2_000_000);
  });
});

describe('the last batch of a long table', () => {
  beforeAll(async () => {
    await owner.query(`SET session_replication_role = replica`);
    await owner.query(
      `INSERT INTO "case" SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
         'number', 'AKS-2020/' || lpad(i::text, 6, '0'), 'numberYear', 2020, 'numberSeq', i, 'intakeId', null,
         'status', (ARRAY['ASSIGNED', 'UNDER_REVIEW', 'DRAFTING'])[1 + i % 3],
         'receivedAt', c."receivedAt" - i * interval '1 hour', 'statusChangedAt', c."receivedAt" - i * interval '1 minute',
         'dueAt', CASE WHEN i % 3 < 2 THEN c."receivedAt" + i * interval '1 hour' END))).*
       FROM "case" c, generate_series(1, ${MANY}) i WHERE c.status = 'RETURNED'`,
    );
    await owner.query(
      `INSERT INTO case_event SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'seq', 1000 + i,
         'number', nextval('history_number'),
         'at', e.at + i * interval '1 second'))).*
       FROM case_event e, generate_series(1, ${MANY}) i WHERE e.id = (SELECT min(id::text)::uuid FROM case_event)`,
    );
    await owner.query(
      `INSERT INTO case_clock SELECT (jsonb_populate_record(k, jsonb_build_object('id', gen_random_uuid(), 'round', 1000 + i,
         'startedAt', k."startedAt" - i * interval '1 second'))).*
       FROM case_clock k, generate_series(1, ${MANY}) i WHERE k.id = (SELECT min(id::text)::uuid FROM case_clock WHERE "endedAt" IS NOT NULL)`,
    );
    await owner.query('SET session_replication_role = DEFAULT; SET enable_seqscan = off; ANALYZE');
  });

  interface Plan {
    readonly 'Node Type': string;
    readonly 'Relation Name'?: string;
    readonly 'Actual Rows': number;
    readonly 'Actual Loops': number;
    readonly 'Rows Removed by Filter'?: number;
    readonly Plans?: readonly Plan[];
  }

  /** The rows that a statement reads of its own table, and its scans that read one from end to end. */
  async function readBy(text: string, values: readonly unknown[], table: string) {
    const { rows } = await owner.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, [...values]);
    const scans: Plan[] = [];
    const collect = (plan: Plan): void => {
      if (plan['Relation Name'] === table) scans.push(plan);
      plan.Plans?.forEach(collect);
    };
    collect(rows[0]['QUERY PLAN'][0].Plan);
    const read = scans.map(
      (plan) => (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'],
    );
    return {
      read: read.reduce((sum, count) => sum + count, 0),
      whole: scans.filter((plan) => plan['Node Type'] === 'Seq Scan').length,
    };
  }

  const TAKE = 50;

  it.each(['RECEIVED_AT', 'STATUS_CHANGED_AT', 'DUE_AT', 'NUMBER', 'STATUS'] as const)(
    'of cases by %s is read by as many rows as the first, both ways',
    async (field) => {
      for (const direction of ['ASC', 'DESC'] as const) {
        const stretches = stretchesOf({ field, direction });
        const stretch =
          field === 'STATUS' ? stretches.find(({ where }) => where.status === 'ASSIGNED') : stretches[0];
        if (!stretch) throw new Error('no stretch');
        const end = await world.db.case.findMany({
          where: stretch.where,
          orderBy: stretch.turned().orderBy,
          take: TAKE + 1,
          select: sortKeySelect,
        });
        const key = end.at(-1);
        if (!key || end.length <= TAKE) throw new Error('too few rows');
        for (const after of [{}, stretch.after(key)]) {
          const batch = { where: { AND: [stretch.where, after] }, orderBy: stretch.orderBy, take: TAKE };
          const { text, values } = batchStatement(WITH_APPLICANTS, batch);
          const { read, whole } = await readBy(text, values, 'case');
          expect({ whole, field, direction }).toEqual({ whole: 0, field, direction });
          // One state in three: of two indexes the planner may take the one that meets the others too.
          expect(read).toBeLessThanOrEqual(4 * TAKE);
          expect(read).toBeGreaterThanOrEqual(TAKE);
        }
      }
    },
  );

  it('of steps and of time limits is read by as many rows as the first', async () => {
    const tables = [
      [EVENTS, 'at', 'case_event'],
      [CLOCKS, 'startedAt', 'case_clock'],
    ] as const;
    for (const [source, moment, name] of tables) {
      const { rows } = await owner.query(
        `SELECT id, "${moment}" AS at FROM ${name} ORDER BY "${moment}" DESC, id DESC OFFSET ${TAKE} LIMIT 1`,
      );
      for (const place of [null, rows[0]]) {
        const { text, values } = batchStatement(source, rowsAfter(moment, place, TAKE));
        // The row that it begins after is met too.
        const read = place === null ? TAKE : TAKE + 1;
        expect(await readBy(text, values, name)).toEqual({ read, whole: 0 });
      }
    }
  });
});

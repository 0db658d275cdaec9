import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASE_COLUMNS } from '../../schema/exports/columns.ts';
import { removeOldExports } from '../../schema/exports/removeOldExports.ts';
import { akimCaseIn } from '../support/akimCases.ts';
import { codeOf, found, problemsOf } from '../support/answers.ts';
import { at } from '../support/clock.ts';
import { caseIn, next, type Staff, staff } from '../support/steps.ts';
import { waitingCases } from '../support/waitingCases.ts';
import { createWorld, type Person, syntheticIin, type World } from '../support/world.ts';
import { type AskedExport, askExport, exported, fetchFile, promisedExport } from './fetchExport.ts';
import { readCsv } from './readCsv.ts';
import { readXlsx } from './readXlsx.ts';

const ALL = Object.keys(CASE_COLUMNS);
const IIN = syntheticIin(941);

let world: World;
let people: Staff;
let overseer: Person;
let analyst: Person;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  overseer = await world.person('AKS', ['OVERSEER']);
  analyst = await world.person('TAL', ['ANALYST']);
  await caseIn(world, people, 'RETURNED', { surname: 'Әлиева', iin: IIN });
  const signed = await caseIn(world, people, 'SIGNED', { surname: 'Омаров' });
  await next(world, people, signed, 'recordPostDispatch');
  await akimCaseIn(world, people, 'AKIM_REGISTERED', { surname: 'Іле' });
  const others = await staff(world, 'KER');
  await caseIn(world, others, 'REGISTERED', { surname: 'Басқа' });
});
afterAll(() => world.close());

const text = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** The rows of a CSV file as they were asked for, each a record by column. */
async function rowsOf(
  who: Person,
  input: Record<string, unknown> = {},
): Promise<readonly Record<string, string>[]> {
  const columns = (input.columns as string[] | undefined) ?? ALL;
  const [, ...rows] = readCsv(text(await exported(world, who, { columns, ...input })).slice(1));
  return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? ''])));
}

const entriesOf = (exportId: string) =>
  world.db.auditEntry.findMany({
    where: { action: 'CASES_EXPORTED', details: { path: ['exportId'], equals: exportId } },
    orderBy: { id: 'asc' },
  });

describe('a list as a file', () => {
  it('has the headings and words of the language that was asked for, and office time', async () => {
    const [kazakh] = await rowsOf(people.head, { filter: { search: 'Әлиева' } });
    expect(kazakh).toMatchObject({
      STATUS: 'Толықтыруға қайтарылды',
      OUTCOME: '',
      APPLICANT: 'Әлиева Гүлнәр Серікқызы',
      IIN: `'${IIN}`,
      EXECUTOR: 'Орындаушы Д.',
      AKIM_OFFICE: '',
      CHANNEL: 'Уәкілетті орган',
      RECEIVED_AT: '2026-11-18 10:00',
      REGISTERED_AT: '2026-11-18 10:00',
      RETURN_COUNT: '1',
      LANGUAGE: 'Қазақ тілі',
      DELIVERY_PREFERENCE: 'Уәкілетті органда өз қолына',
    });
    const [russian] = await rowsOf(people.head, { language: 'RU', filter: { status: ['DELIVERED'] } });
    expect(russian).toMatchObject({ STATUS: 'Вручено', OUTCOME: 'Назначение', DUE_AT: '', DUE_STATE: '' });
    const [headings] = readCsv(text(await exported(world, people.head, { language: 'EN' })).slice(1));
    expect(headings).toEqual(['Number']);
  });

  it('is named in its language by the moment at which it was asked for, and downloaded, never shown', async () => {
    const asked = await promisedExport(world, people.head, { format: 'XLSX' });
    expect(asked).toMatchObject({ format: 'XLSX', rows: 3, fileName: 'Істер 2026-11-18 10-00.xlsx' });
    expect(asked.url).toBe(`/files/exports/${asked.id}`);
    expect(asked.expiresAt).toBe('2026-11-18T05:10:00.000Z');
    const { status, headers } = await fetchFile(world.app, people.head, asked.url);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('spreadsheetml');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent(asked.fileName)}`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toContain('no-store');
  });

  it('is a workbook with the same cells', async () => {
    const columns = ['NUMBER', 'APPLICANT', 'RECEIVED_AT', 'RETURN_COUNT'];
    const input = { format: 'XLSX', columns, filter: { search: 'Әлиева' } };
    const book = readXlsx(await exported(world, people.head, input));
    expect(book.sheetName).toBe('Істер');
    expect(book.filter).toBe('A1:D2');
    const { number } = await world.db.case.findFirstOrThrow({ where: { applicant: { iin: IIN } } });
    expect(book.rows.map((row) => row.map(({ value }) => value))).toEqual([
      ['Нөмірі', 'Өтініш беруші', 'Түскен уақыты', 'Неше рет қайтарылды'],
      [number, 'Әлиева Гүлнәр Серікқызы', String(46_344 + 10 / 24), '1'],
    ]);
  });

  it('has the columns that were asked for, in that order, each once and at least one', async () => {
    const columns = ['APPLICANT', 'NUMBER'];
    const [headings] = readCsv(text(await exported(world, people.head, { columns })).slice(1));
    expect(headings).toEqual(['Өтініш беруші', 'Нөмірі']);
    expect(problemsOf(await askExport(world, people.head, { columns: [] }))).toEqual(['columns: TOO_SMALL']);
    expect(
      problemsOf(await askExport(world, people.head, { columns: ['NUMBER', 'STATUS', 'NUMBER'] })),
    ).toEqual(['columns.2: LISTED_TWICE']);
  });

  it('has the cases of a queue, whatever filter and sort say', async () => {
    const rows = await rowsOf(people.head, {
      queue: 'HEAD_RETURNED',
      filter: { status: ['DELIVERED'] },
      sort: { field: 'APPLICANT', direction: 'ASC' },
    });
    expect(rows.map(({ APPLICANT }) => APPLICANT)).toEqual(['Әлиева Гүлнәр Серікқызы']);
    expect(codeOf(await askExport(world, people.clerk, { queue: 'HEAD_RETURNED' }))).toBe('FORBIDDEN');
  });

  it('takes the days of its filter as the offices count them, though it is made later', async () => {
    const count = async (filter: Record<string, unknown>) => (await rowsOf(people.head, { filter })).length;
    expect(await count({ receivedFrom: '2026-11-18', receivedTo: '2026-11-18' })).toBe(3);
    expect(await count({ receivedTo: '2026-11-17' })).toBe(0);
    expect(await count({ changedFrom: '2026-11-19' })).toBe(0);
  });
});

describe('what a reader may read', () => {
  it('is all of it for those who work the cases of their office', async () => {
    const rows = await rowsOf(people.head);
    expect(rows.map(({ APPLICANT }) => APPLICANT?.split(' ')[0]).sort()).toEqual(['Іле', 'Омаров', 'Әлиева']);
  });

  it('is the executor’s own cases, and the akim’s clerk’s those of his office', async () => {
    expect(await rowsOf(people.executor)).toHaveLength(2);
    expect((await rowsOf(people.akimClerk)).map(({ APPLICANT }) => APPLICANT)).toEqual([
      'Іле Гүлнәр Серікқызы',
    ]);
  });

  it('is a masked IIN for an overseer', async () => {
    const rows = await rowsOf(overseer);
    expect(rows).toHaveLength(3);
    for (const { IIN: iin, APPLICANT } of rows) {
      expect(iin).toMatch(/^\d{6}\*{6}$/);
      expect(APPLICANT).not.toBe('');
    }
  });

  it('is no person for an analyst, neither applicant nor executor, but a pseudonym of each', async () => {
    const rows = await rowsOf(analyst, { format: 'CSV' });
    expect(rows).toHaveLength(4);
    for (const row of rows) expect([row.APPLICANT, row.IIN, row.EXECUTOR]).toEqual(['', '', '']);
    const pseudonyms = rows.map(({ PSEUDONYM }) => PSEUDONYM?.replace(/^'/, ''));
    const { nodes } = found<{ nodes: Record<string, string | null>[] }>(
      await world.ask(analyst, '{ cases { nodes { applicantPseudonym executorPseudonym } } }'),
      'cases',
    );
    expect(pseudonyms).toEqual(nodes.map((node) => node.applicantPseudonym));
    expect(new Set(pseudonyms).size).toBe(4);
    const executors = rows.map((row) => row.EXECUTOR_PSEUDONYM?.replace(/^'/, '') || null);
    expect(executors).toEqual(nodes.map((node) => node.executorPseudonym));
    expect(new Set(executors)).toEqual(new Set([executors.find((one) => one !== null), null]));
    const views = { action: 'PERSONAL_DATA_VIEWED', actorId: analyst.id } as const;
    expect(await world.db.auditEntry.count({ where: views })).toBe(0);
    const whole = text(await exported(world, analyst, { columns: ALL }));
    for (const secret of [IIN, 'Әлиева', 'Орындаушы Д', 'Гүлнәр']) expect(whole).not.toContain(secret);
    const sort = { field: 'APPLICANT', direction: 'ASC' };
    expect(codeOf(await askExport(world, analyst, { sort }))).toBe('FORBIDDEN');
  });

  it('is judged when the file is made, not when it was asked for', async () => {
    const clerk = await world.person('AKS', ['CLERK']);
    const { url, rows } = await promisedExport(world, clerk, { columns: ALL });
    expect(rows).toBe(3);
    const { id: officeId } = await world.db.office.findUniqueOrThrow({ where: { code: 'KER' } });
    await world.db.user.update({ where: { id: clerk.id }, data: { officeId } });
    const moved = text(new Uint8Array(await (await fetchFile(world.app, clerk, url)).arrayBuffer()));
    expect(moved).toContain('Басқа');
    expect(moved).not.toContain('Әлиева');

    const second = await promisedExport(world, clerk, { columns: ALL });
    await world.db.user.update({ where: { id: clerk.id }, data: { roles: ['ADMIN'] } });
    const refused = await fetchFile(world.app, clerk, second.url);
    expect(refused.status).toBe(403);
    expect(await world.db.export.findUniqueOrThrow({ where: { id: second.id } })).toMatchObject({
      startedAt: null,
    });
  });
});

describe('fetching it', () => {
  const statusOf = async (who: Person | null, { url }: AskedExport): Promise<number> => {
    const response = await fetchFile(world.app, who, url);
    await response.arrayBuffer();
    return response.status;
  };

  it('is for whoever asked, once, and for nobody else', async () => {
    const asked = await promisedExport(world, people.head);
    const colleague = await world.person('AKS', ['HEAD']);
    expect(await statusOf(null, asked)).toBe(401);
    expect(await statusOf(colleague, asked)).toBe(404);
    expect(await statusOf(people.head, asked)).toBe(200);
    expect(await statusOf(people.head, asked)).toBe(404);
  });

  it('answers one of many at the same moment', async () => {
    const asked = await promisedExport(world, people.head);
    const statuses = await Promise.all(Array.from({ length: 8 }, () => statusOf(people.head, asked)));
    expect(statuses.sort()).toEqual([200, 404, 404, 404, 404, 404, 404, 404]);
  });

  it('ends ten minutes after it was asked for', async () => {
    const asked = await promisedExport(world, people.head);
    await at(world, '2026-11-18T05:10:00.000Z', people.head, async (head) => {
      expect(await statusOf(head, asked)).toBe(404);
    });
    await at(world, '2026-11-18T05:09:59.999Z', people.head, async (head) => {
      expect(await statusOf(head, asked)).toBe(200);
    });
  });

  it('knows no other key', async () => {
    const response = await fetchFile(
      world.app,
      people.head,
      '/files/exports/00000000-0000-4000-8000-000000000000',
    );
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });
});

describe('the log', () => {
  it('tells who asked for what, in names of conditions, and how many cases left', async () => {
    const filter = { search: 'Әлиева', status: ['RETURNED'] };
    const asked = await promisedExport(world, people.head, { columns: ['NUMBER', 'APPLICANT'], filter });
    await (await fetchFile(world.app, people.head, asked.url)).arrayBuffer();
    const entries = await entriesOf(asked.id);
    expect(entries.map(({ actorId, details }) => [actorId, details])).toEqual([
      [
        people.head.id,
        {
          exportId: asked.id,
          format: 'CSV',
          columns: ['NUMBER', 'APPLICANT'],
          filter: ['search', 'status'],
          queue: null,
          rows: 1,
        },
      ],
      [people.head.id, { exportId: asked.id, rowsSent: 1, complete: true }],
    ]);
    expect(JSON.stringify(entries)).not.toContain('Әлиева');
  });

  it('keeps what was asked for only until the file is made', async () => {
    const asked = await promisedExport(world, people.head, { filter: { search: 'Әлиева' } });
    const row = () => world.db.export.findUniqueOrThrow({ where: { id: asked.id } });
    expect(JSON.stringify((await row()).request)).toContain('Әлиева');
    await (await fetchFile(world.app, people.head, asked.url)).arrayBuffer();
    expect(await row()).toMatchObject({
      request: {},
      rows: 1,
      startedAt: world.clock,
      finishedAt: world.clock,
    });
  });

  it('notes nothing as asked for when it is refused', async () => {
    const before = await world.db.export.count();
    await askExport(world, people.head, { columns: [] });
    await askExport(world, people.clerk, { queue: 'HEAD_RETURNED' });
    expect(await world.db.export.count()).toBe(before);
  });

  it('is kept short: old exports go, and what nobody fetched is forgotten', async () => {
    const old = await promisedExport(world, people.head, { filter: { search: 'Әлиева' } });
    const later = new Date(world.clock.getTime() + 10 * 60_000);
    await removeOldExports(world.db, later);
    expect((await world.db.export.findUniqueOrThrow({ where: { id: old.id } })).request).toEqual({});
    const days = (count: number) => new Date(world.clock.getTime() + count * 24 * 3_600_000);
    expect(await removeOldExports(world.db, days(30))).toEqual({ exports: 0 });
    const { exports } = await removeOldExports(world.db, days(30.1));
    expect(exports).toBeGreaterThan(0);
    expect(await world.db.export.count()).toBe(0);
    expect((await entriesOf(old.id)).length).toBe(1);
  });
});

describe('a long list', () => {
  let team: Staff;
  const COUNT = 2300;
  const columns = ['NUMBER', 'APPLICANT', 'STATUS'];

  beforeAll(async () => {
    team = await staff(world, 'TLD');
    await waitingCases(world, team, COUNT);
    await akimCaseIn(world, team, 'AKIM_REGISTERED', { surname: 'Аа' });
    await caseIn(world, team, 'ASSIGNED', { surname: 'Яя' });
    await caseIn(world, team, 'CANCELLED');
  }, 60_000);

  it('stops when its reader leaves: what left is noted, what was asked is forgotten, and nothing is read on', async () => {
    const asked = await promisedExport(world, team.head, { columns });
    const response = await fetchFile(world.app, team.head, asked.url);
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.read();
    await reader?.cancel();
    const row = await world.db.export.findUniqueOrThrow({ where: { id: asked.id } });
    expect(row).toMatchObject({ rows: 1000, request: {} });
    expect(row.finishedAt).not.toBeNull();
    const [, end] = await entriesOf(asked.id);
    expect(end?.details).toEqual({ exportId: asked.id, rowsSent: 1000, complete: false });
  });

  it('breaks off when the session ends meanwhile', async () => {
    const clerk = await world.person('TLD', ['CLERK']);
    const asked = await promisedExport(world, clerk, { columns });
    const response = await fetchFile(world.app, clerk, asked.url);
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.read();
    await world.db.session.updateMany({ where: { userId: clerk.id }, data: { endedAt: world.clock } });
    await expect(reader?.read()).rejects.toThrow();
    const row = await world.db.export.findUniqueOrThrow({ where: { id: asked.id } });
    expect(row).toMatchObject({ rows: 1000, request: {} });
  });

  const fetchAs = (url: string, coding: string): Promise<Response> =>
    fetchFile(world.app, team.head, url, undefined, { 'accept-encoding': coding });

  it('leaves compressed for whoever takes gzip, the same bytes and a fifth of them at most; a workbook as it is', async () => {
    const sizes: number[] = [];
    for (const format of ['CSV', 'JSONL']) {
      const plain = await exported(world, team.head, { columns, format });
      const { url } = await promisedExport(world, team.head, { columns, format });
      const response = await fetchAs(url, 'br, gzip;q=0.5');
      expect(response.headers.get('content-encoding')).toBe('gzip');
      expect(response.headers.get('vary')).toBe('accept-encoding');
      const sent = new Uint8Array(await response.arrayBuffer());
      expect(Buffer.from(gunzipSync(sent)).equals(Buffer.from(plain))).toBe(true);
      sizes.push(sent.length / plain.length);
    }
    for (const size of sizes) expect(size).toBeLessThan(0.2);
    for (const [format, coding] of [
      ['XLSX', 'gzip'],
      ['CSV', 'identity'],
      ['CSV', 'br, gzip;q=0'],
    ] as const) {
      const { url } = await promisedExport(world, team.head, { columns, format });
      const response = await fetchAs(url, coding);
      expect(response.headers.get('content-encoding'), `${format} to ${coding}`).toBeNull();
      await response.arrayBuffer();
    }
  });

  it('compressed, too, is made no further than it is taken, and breaks off with its session', async () => {
    const left = await promisedExport(world, team.head, { columns });
    const reader = (await fetchAs(left.url, 'gzip')).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    const [, end] = await entriesOf(left.id);
    expect(end?.details).toMatchObject({ complete: false });
    const row = await world.db.export.findUniqueOrThrow({ where: { id: left.id } });
    expect(row).toMatchObject({ request: {} });
    expect(row.rows).toBeLessThan(COUNT);

    const cut = await promisedExport(world, team.head, { columns });
    const response = await fetchAs(cut.url, 'gzip');
    await world.db.session.updateMany({ where: { userId: team.head.id }, data: { endedAt: world.clock } });
    await expect(response.arrayBuffer()).rejects.toThrow();
  });
});

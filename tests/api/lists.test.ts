import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { akimCaseIn } from '../support/akimCases.ts';
import { codeOf, found, problemsOf } from '../support/answers.ts';
import { at } from '../support/clock.ts';
import { caseIn, next, type Staff, staff, take } from '../support/steps.ts';
import { application, createWorld, type Person, syntheticIin, type World } from '../support/world.ts';

/** In Kazakh order (regulation.md 4.5); registered in another. */
const SURNAMES = 'Алиев Әлиев Бек Гали Ғали Ира Кали Қали Омар Өмір Улан Ұлан Үміт Һарун Ыбырай Іле'.split(
  ' ',
);
const SHUFFLED = SURNAMES.map((surname, index) => ({ surname, key: (index * 7) % 16 })).sort(
  (a, b) => a.key - b.key,
);

let world: World;
let people: Staff;
let total: number;

interface Node {
  readonly id: string;
  readonly number: string | null;
  readonly status: string;
  readonly applicant: { readonly surname: string };
}
interface Page {
  readonly totalCount: number;
  readonly nodes: readonly Node[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const LIST = `query ($filter: CaseFilter, $sort: CaseSort, $first: Int, $after: String, $last: Int, $before: String, $offset: Int) {
  cases(filter: $filter, sort: $sort, first: $first, after: $after, last: $last, before: $before, offset: $offset) {
    totalCount nodes { id number status applicant { surname } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

const list = async (variables: Record<string, unknown>, who: Person = people.head): Promise<Page> =>
  found<Page>(await world.ask(who, LIST, variables), 'cases');

const surnames = async (filter: Record<string, unknown>): Promise<string[]> =>
  (await list({ filter, first: 100 })).nodes.map(({ applicant }) => applicant.surname).sort();

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  for (const [index, { surname }] of SHUFFLED.entries()) {
    const input = { surname, iin: syntheticIin(600 + index) };
    const goal = index % 3 === 0 ? 'AWAITING_RESOLUTION' : 'REGISTERED';
    await at(world, `2026-11-18T05:${10 + index}:00.000Z`, people.clerk, (clerk) =>
      caseIn(world, { ...people, clerk }, goal, input),
    );
  }
  for (const surname of ['Ақбота', 'Жібек', 'Шолпан'])
    await akimCaseIn(world, people, 'AKIM_REGISTERED', { surname });
  const signed = await caseIn(world, people, 'SIGNED', { surname: 'Оңалбай', givenName: "О'Нил" });
  await next(world, people, signed, 'recordPostDispatch');
  total = SURNAMES.length + 4;
});
afterAll(() => world.close());

describe('the order of cases', () => {
  it('by applicant is Kazakh', async () => {
    const sort = (direction: string) => ({ sort: { field: 'APPLICANT', direction }, first: 100 });
    const up = (await list(sort('ASC'))).nodes.map(({ applicant }) => applicant.surname);
    expect(up.filter((surname) => SURNAMES.includes(surname))).toEqual(SURNAMES);
    const down = (await list(sort('DESC'))).nodes.map(({ applicant }) => applicant.surname);
    expect(down).toEqual([...up].reverse());
  });

  it('by number leaves those without one to the end, either way', async () => {
    for (const direction of ['ASC', 'DESC']) {
      const { nodes } = await list({ sort: { field: 'NUMBER', direction }, first: 100 });
      expect(nodes.slice(-3).map(({ number }) => number)).toEqual([null, null, null]);
      const numbers = nodes.slice(0, -3).map(({ number }) => String(number));
      expect(numbers).toEqual(direction === 'ASC' ? [...numbers].sort() : [...numbers].sort().reverse());
    }
  });

  it.each(
    ['RECEIVED_AT', 'STATUS_CHANGED_AT', 'DUE_AT', 'NUMBER', 'STATUS', 'APPLICANT'].flatMap((field) => [
      { field, direction: 'ASC' },
      { field, direction: 'DESC' },
    ]),
  )(
    'by $field $direction is the same by cursors, backwards and by page numbers, every case once',
    async (sort) => {
      const whole = (await list({ sort, first: 100 })).nodes.map(({ id }) => id);
      expect(new Set(whole).size).toBe(total);

      const forwards: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const page: Page = await list({ sort, first: 7, after });
        expect(page.totalCount).toBe(total);
        forwards.push(...page.nodes.map(({ id }) => id));
        ({ endCursor: after, hasNextPage: more } = page.pageInfo);
        expect(forwards.length).toBeLessThanOrEqual(total);
      }
      expect(forwards).toEqual(whole);

      const backwards: string[] = [];
      for (let before: string | null = null, more = true; more; ) {
        const page: Page = await list({ sort, last: 7, before });
        backwards.unshift(...page.nodes.map(({ id }) => id));
        ({ startCursor: before, hasPreviousPage: more } = page.pageInfo);
        expect(backwards.length).toBeLessThanOrEqual(total);
      }
      expect(backwards).toEqual(whole);

      const pages: string[] = [];
      for (let offset = 0; offset < total; offset += 7) {
        const page = await list({ sort, first: 7, offset });
        expect(page.pageInfo.hasNextPage).toBe(offset + 7 < total);
        pages.push(...page.nodes.map(({ id }) => id));
      }
      expect(pages).toEqual(whole);
    },
  );
});

describe('a page', () => {
  const LISTS = {
    cases: 'cases',
    inboxCases: 'inboxCases(code: HEAD_TO_RESOLVE',
    offices: 'offices',
    users: 'users',
    applicants: 'applicants',
  };
  const page = (start: string, args: string): string =>
    `{ ${start}${start.includes('(') ? ', ' : '('}${args}) { totalCount nodes { id } } }`;

  it.each(Object.entries(LISTS))(
    'of %s has at most 100 rows, and more are refused, not cut',
    async (name, start) => {
      for (const args of ['first: 101', 'last: 101', 'first: 2000000']) {
        const answer = await world.ask(people.head, page(start, args));
        expect(codeOf(answer), args).toBe('PAGE_TOO_LARGE');
        expect(answer.errors?.[0]?.extensions.maximum).toBe(100);
      }
      expect(codeOf(await world.ask(people.head, page(start, 'first: 100'))), name).toBeNull();
    },
  );

  it.each(Object.entries(LISTS))('of %s refuses what is no page with a code', async (_name, start) => {
    const nonsense = [
      'first: -1',
      'last: -5',
      'offset: -1',
      'after: "x"',
      'before: "R1BDOlM6eA=="',
      'first: 2, last: 2',
    ];
    const codes: Record<string, string | null> = {};
    for (const args of nonsense) codes[args] = codeOf(await world.ask(people.head, page(start, args)));
    expect(Object.entries(codes).filter(([, code]) => code === 'INTERNAL')).toEqual([]);
    expect(codes).toMatchObject({
      'first: -1': 'BAD_REQUEST',
      'last: -5': 'BAD_REQUEST',
      'offset: -1': 'BAD_REQUEST',
    });
  });

  it('beyond the end is empty', async () => {
    const beyond = await list({ first: 5, offset: 1_000_000 });
    expect(beyond.nodes).toEqual([]);
    expect(beyond.totalCount).toBe(total);
  });

  it('has 25 rows when nothing is said', async () => {
    const { nodes, totalCount } = found<{ nodes: unknown[]; totalCount: number }>(
      await world.ask(people.head, '{ offices { totalCount nodes { id } } }'),
      'offices',
    );
    expect([nodes.length, totalCount]).toEqual([25, 273]);
  });
});

describe('the filter of cases', () => {
  it('takes states, channel, outcome, executor, offices and keys, all together', async () => {
    const idOf = async (code: string) => (await world.db.office.findUniqueOrThrow({ where: { code } })).id;
    const [department, akimOffice, elsewhere] = [await idOf('AKS'), await idOf('AKS-01'), await idOf('TAL')];
    const count = async (filter: Record<string, unknown>) => (await list({ filter })).totalCount;
    expect(await count({})).toBe(total);
    expect(await count({ status: ['AWAITING_RESOLUTION'] })).toBe(6);
    expect(await count({ status: ['AWAITING_RESOLUTION', 'DELIVERED'] })).toBe(7);
    expect(await count({ channel: 'AKIM' })).toBe(3);
    expect(await count({ akimOfficeId: [akimOffice] })).toBe(3);
    expect(await count({ officeId: [department] })).toBe(total);
    expect(await count({ officeId: [elsewhere] })).toBe(0);
    expect(await count({ outcome: 'ASSIGNMENT' })).toBe(1);
    expect(await count({ outcome: 'REFUSAL' })).toBe(0);
    expect(await count({ executorId: [people.executor.id] })).toBe(1);
    const [first, second] = (await list({ first: 2 })).nodes;
    expect(await count({ ids: [first?.id, second?.id] })).toBe(2);
    expect(await count({ ids: [first?.id], status: ['DELIVERED'] })).toBe(0);
    expect(await count({ ids: [] })).toBe(0);
  });

  it('takes days as the offices count them', async () => {
    const clerk = await world.person('PAN', ['CLERK']);
    const outside = { receivedOutsideHours: true };
    for (const time of ['2026-11-18T18:59:59.999Z', '2026-11-18T19:00:00.000Z', '2026-11-19T18:59:59.999Z']) {
      await at(world, time, clerk, (now) => take(world, now, 'registerApplication', application(outside)));
    }
    const count = async (filter: Record<string, unknown>) => (await list({ filter }, clerk)).totalCount;
    expect(await count({ receivedTo: '2026-11-18' })).toBe(1);
    expect(await count({ receivedFrom: '2026-11-19' })).toBe(2);
    expect(await count({ receivedFrom: '2026-11-19', receivedTo: '2026-11-19' })).toBe(2);
    expect(await count({ receivedFrom: '2026-11-20' })).toBe(0);
  });

  it('takes the days of the due time and of the last step as the offices count them', async () => {
    const team = await staff(world, 'KOK');
    const [late, early] = ['2026-11-18T18:59:59.999Z', '2026-11-18T19:00:00.000Z'];
    const outside = { receivedOutsideHours: true };
    for (const time of [late, early]) {
      await at(world, time, team.clerk, (clerk) => caseIn(world, { ...team, clerk }, 'REGISTERED', outside));
    }
    const count = async (filter: Record<string, unknown>) => (await list({ filter }, team.head)).totalCount;
    expect(await count({ changedTo: '2026-11-18' })).toBe(1);
    expect(await count({ changedFrom: '2026-11-19' })).toBe(1);
    expect(await count({ changedFrom: '2026-11-18', changedTo: '2026-11-19' })).toBe(2);
    const rows = await world.db.case.findMany({ where: { officeId: team.head.officeId } });
    // At the offices it is five hours later.
    const days = rows.map(({ dueAt }) => new Date((dueAt?.getTime() ?? 0) + 5 * 3_600_000).toISOString());
    const [first = '', last = ''] = days.map((day) => day.slice(0, 10)).sort();
    expect(await count({ dueFrom: first, dueTo: last })).toBe(2);
    expect(await count({ dueFrom: first, dueTo: first })).toBe(
      days.filter((day) => day.startsWith(first)).length,
    );
    const before = new Date(Date.parse(first) - 86_400_000).toISOString().slice(0, 10);
    const after = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10);
    expect(await count({ dueTo: before })).toBe(0);
    expect(await count({ dueFrom: after })).toBe(0);
    expect(await count({ dueFrom: first, due: ['LATE'] })).toBe(0);
  });

  it('tells those that the head returned from those that he never did', async () => {
    const team = await staff(world, 'SAR');
    await caseIn(world, team, 'REGISTERED');
    const returned = await caseIn(world, team, 'RETURNED');
    const found = async (filter: Record<string, unknown>) => list({ filter }, team.head);
    expect((await found({ returned: true })).nodes.map(({ id }) => id)).toEqual([returned]);
    expect((await found({ returned: false })).totalCount).toBe(1);
    expect((await found({ returned: null })).totalCount).toBe(2);
  });

  it('names each place that holds no key', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    for (const field of ['officeId', 'akimOfficeId', 'executorId', 'ids']) {
      const answer = await world.ask(people.head, LIST, { filter: { [field]: [id, 'x'] } });
      expect(problemsOf(answer)).toEqual([`filter.${field}.1: NOT_AN_ID`]);
    }
  });
});

describe('the search for cases', () => {
  const numberOf = async (surname: string) =>
    (await world.db.case.findFirstOrThrow({ where: { applicant: { surname } } })).number ?? '';

  it('finds by a number or a part of it, in either letter case, the akim’s too', async () => {
    const number = await numberOf('Бек');
    expect(await surnames({ search: number })).toEqual(['Бек']);
    expect(await surnames({ search: ` ${number.toLowerCase()} ` })).toEqual(['Бек']);
    expect(await surnames({ search: number.slice(4) })).toContain('Бек');
    expect(await surnames({ search: 'aks-01-2026' })).toEqual(['Ақбота', 'Жібек', 'Шолпан']);
    const byNumber = 'query ($n: String!) { caseByNumber(number: $n) { number } }';
    expect((await world.ask(people.head, byNumber, { n: ` ${number.toLowerCase()}` })).data).toEqual({
      caseByNumber: { number },
    });
  });

  it('finds by a whole IIN, and not by a part of one', async () => {
    const { iin, surname } = await world.db.applicant.findFirstOrThrow({ where: { surname: 'Һарун' } });
    expect(await surnames({ search: iin })).toEqual([surname]);
    expect(await surnames({ search: iin.slice(0, 11) })).toEqual([]);
  });

  it('finds names in any letter case and order, with Latin letters that look alike', async () => {
    expect(await surnames({ search: 'іле' })).toEqual(['Іле']);
    expect(await surnames({ search: 'ІЛЕ гүлнәр' })).toEqual(['Іле']);
    expect(await surnames({ search: 'серікқызы Іле' })).toEqual(['Іле']);
    // Latin I, h and e.
    expect(await surnames({ search: 'Iлe' })).toEqual(['Іле']);
    expect(await surnames({ search: 'hарун' })).toEqual(['Һарун']);
    expect(await surnames({ search: 'ҮМІТ' })).toEqual(['Үміт']);
    expect(await surnames({ search: 'умит' })).toEqual([]);
    expect(await surnames({ search: 'о’нил' })).toEqual(['Оңалбай']);
  });

  it('finds by a number without its zeros, and in Cyrillic letters', async () => {
    const number = await numberOf('Бек');
    const short = number.replace(/\/0+/, '/');
    for (const search of [short, short.replace('AKS', 'АКС'), short.slice(4)]) {
      expect(await surnames({ search }), search).toEqual(['Бек']);
    }
  });

  it('takes wildcards and signs of other languages as they stand', async () => {
    for (const search of [
      '%',
      '_',
      '\\',
      'Б_к',
      '%ле',
      '100%',
      "'; DROP TABLE",
      '$1',
      '{}',
      '(',
      '😀',
      'x'.repeat(5000),
    ]) {
      expect(await surnames({ search }), search).toEqual([]);
    }
    expect(await surnames({ search: '   ' })).toHaveLength(total);
  });

  it('answers a sign that cannot be stored with a code, in every search', async () => {
    const odd = 'Бек\u0000';
    const documents = [
      'query ($s: String!) { cases(filter: { search: $s }) { totalCount } }',
      'query ($s: String!) { applicants(filter: { search: $s }) { totalCount } }',
      'query ($s: String!) { offices(filter: { search: $s }) { totalCount } }',
      'query ($s: String!) { offices(filter: { district: $s }) { totalCount } }',
      'query ($s: String!) { users(filter: { search: $s }) { totalCount } }',
      'query ($s: String!) { caseByNumber(number: $s) { id } }',
      'mutation ($s: String!) { signIn(login: $s, password: "x") { roles } }',
    ];
    for (const document of documents) {
      expect(codeOf(await world.ask(people.head, document, { s: odd })), document).not.toBe('INTERNAL');
    }
  });
});

describe('applicants', () => {
  it('are listed once each, in Kazakh order, and found like cases', async () => {
    const people2 = async (args: string) =>
      found<{ totalCount: number; nodes: { surname: string }[] }>(
        await world.ask(people.head, `{ applicants(${args}) { totalCount nodes { surname } } }`),
        'applicants',
      );
    const whole = await people2('first: 100');
    expect(whole.totalCount).toBe(total);
    const listed = whole.nodes.map(({ surname }) => surname);
    expect(listed.filter((surname) => SURNAMES.includes(surname))).toEqual(SURNAMES);
    const paged: string[] = [];
    for (let offset = 0; offset < total; offset += 6) {
      paged.push(...(await people2(`first: 6, offset: ${offset}`)).nodes.map(({ surname }) => surname));
    }
    expect(paged).toEqual(listed);
    expect((await people2('filter: { search: "hАРУН" }')).totalCount).toBe(1);
    expect((await people2('filter: { search: "%" }')).totalCount).toBe(0);
  });
});

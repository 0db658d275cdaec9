import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Role } from '../../prisma/client.ts';
import { caseTally, compactTally, tallyOf } from '../../schema/cases/caseTally.ts';
import { recalculateClocks } from '../../schema/deadlines/changes/recalculate.ts';
import { randomHistory, type Team } from '../oversight/randomHistory.ts';
import { codeOf, found, problemsOf } from '../support/answers.ts';
import { statementsOf } from '../support/statements.ts';
import { staff, take } from '../support/steps.ts';
import { inLanes } from '../support/together.ts';
import { application, createWorld, type Person, type World } from '../support/world.ts';
import {
  askFigures,
  CASES,
  expectCounted,
  type Group,
  keysOf,
  question,
  rounded,
  type Statistics,
  type Variables,
} from './asking.ts';
import { allFacts, type Facts } from './naiveFigures.ts';
import { naiveForecast } from './naiveForecast.ts';

const SEED = Number(process.env.SEED ?? 20261127);
const FROM = new Date('2026-11-02T03:00:00.000Z');
const TO = new Date('2026-12-24T13:00:00.000Z');

const FORECAST = `query ($officeId: [ID!]) {
  lateForecast(officeId: $officeId) { office { id } open lateNow expectedLate dueBy { day count } } }`;

interface Forecast {
  readonly office: { readonly id: string };
  readonly [figure: string]: unknown;
}

let world: World;
let overseer: Person;
let analyst: Person;
let facts: Facts[];
const forecasts: { readonly at: Date; readonly facts: Facts[]; readonly answer: Forecast[] }[] = [];
const past: { readonly at: Date; readonly variables: Variables; readonly answer: Statistics }[] = [];

const again = async (who: Person): Promise<Person> => ({ ...who, cookie: await world.session(who.id) });
const ask = (who: Person, variables?: Variables, document?: string): Promise<Statistics> =>
  askFigures(world, who, variables, document);

const GROUPINGS = [
  ['OFFICE', 'STATUS'],
  ['CHANNEL', 'OUTCOME'],
  ['EXECUTOR'],
  ['MONTH', 'WEEK', 'DAY'],
  ['DISTRICT', 'CHANNEL', 'MONTH'],
];
const FILTERS = [
  {},
  { status: ['DRAFTING', 'RETURNED', 'AWAITING_SIGNATURE', 'DELIVERED'] },
  { due: ['LATE', 'TODAY'] },
  { outcome: 'REFUSAL' },
  { returned: true },
  { letter: ['UNDERWAY'] },
  { changedFrom: '2026-11-09', receivedTo: '2026-12-04' },
];

/** A day on which the offices had been expected to work is freed, and every running clock is due anew (I-30). */
async function freeDay(actorId: string, now: Date): Promise<void> {
  const holiday = { kind: 'FREED', source: 'Қаулы' } as const;
  await world.db.calendarDay.create({ data: { ...holiday, date: new Date('2026-11-27T00:00:00Z') } });
  await world.db.deadlineChange.create({
    data: { revision: 1, at: now, actorId, reason: 'Қаулы', changes: {} },
  });
  await recalculateClocks(world.db, now);
}

beforeAll(async () => {
  world = await createWorld();
  const team = async (code: string): Promise<Team> => {
    const people = await staff(world, code);
    return { ...people, executors: [people.executor, await world.person(code, ['EXECUTOR'])] };
  };
  const teams = [await team('AKS'), await team('KER')];
  overseer = await world.person('TAL', ['OVERSEER']);
  analyst = await world.person('TAL', ['ANALYST']);
  for (const { head } of teams)
    await world.db.oversight.create({ data: { userId: overseer.id, officeId: head.officeId } });
  let steps = 0;
  const after = async (now: Date): Promise<void> => {
    steps += 1;
    if (steps === 90) await freeDay(overseer.id, now);
    world.clock = now;
    if (steps % 40 === 0) {
      const answer = found<Forecast[]>(await world.ask(await again(overseer), FORECAST), 'lateForecast');
      forecasts.push({ at: now, facts: await allFacts(world), answer });
    }
    if (steps % 16 !== 0) return;
    const filter = FILTERS[past.length % FILTERS.length];
    const variables = { filter, groupBy: GROUPINGS[past.length % GROUPINGS.length] };
    past.push({ at: now, variables, answer: await ask(await again(overseer), variables) });
  };
  await randomHistory(world, teams, { seed: SEED, count: 26, from: FROM, to: TO, after });
  world.clock = TO;
  facts = await allFacts(world);
  overseer = await again(overseer);
  analyst = await again(analyst);
}, 300_000);
afterAll(() => world.close());

describe(`the figures of random histories (seed ${SEED})`, () => {
  it('are of every kind: decisions, returns, akims’ offices, letters, a due time that moved', async () => {
    const notices = facts.flatMap((each) => each.notices);
    expect(notices.some(({ kind, signedAt }) => kind === 'REFUSAL' && signedAt)).toBe(true);
    expect(notices.some(({ returnedAt }) => returnedAt)).toBe(true);
    expect(facts.some(({ channel }) => channel === 'AKIM')).toBe(true);
    expect(facts.some(({ letter }) => letter === 'UNDERWAY')).toBe(true);
    expect(facts.some(({ status }) => status === 'CANCELLED')).toBe(true);
    expect(await world.db.clockChange.count()).toBeGreaterThan(0);
    expect(past.length).toBeGreaterThan(10);
  });

  it('equal a recount by hand in every grouping', async () => {
    for (const groupBy of GROUPINGS) expectCounted(await ask(overseer, { groupBy }), groupBy, facts, TO);
  });

  it('are those of the cases that a list under the same filter holds', async () => {
    const list = 'query ($filter: CaseFilter) { cases(filter: $filter, first: 100) { nodes { id } } }';
    for (const filter of [...FILTERS, { search: 'ӘЛИЕВА' }, { search: '0002' }]) {
      const page = found<{ nodes: { id: string }[] }>(await world.ask(overseer, list, { filter }), 'cases');
      const listed = new Set(page.nodes.map(({ id }) => id));
      const counted = facts.filter(({ id }) => listed.has(id));
      expectCounted(await ask(overseer, { filter, groupBy: ['STATUS'] }), ['STATUS'], counted, TO);
    }
  });

  it('asked as of a moment are those that were told at that moment', async () => {
    for (const { at, variables, answer } of past) {
      const told = await ask(overseer, { ...variables, asOf: at.toISOString() });
      expect(told.asOf).toBe(at.toISOString());
      expect(rounded(told), `${at.toISOString()} ${JSON.stringify(variables)}`).toEqual(rounded(answer));
    }
  });

  it('asked as of now are those of now', async () => {
    const now = await ask(overseer, { groupBy: ['OFFICE', 'STATUS'] });
    expect(await ask(overseer, { groupBy: ['OFFICE', 'STATUS'], asOf: TO.toISOString() })).toEqual(now);
  });
});

describe('the forecast', () => {
  it('equals a recount by hand, department by department', async () => {
    for (const { at, facts: known, answer } of forecasts) {
      expect(answer.map(({ office }) => office.id)).toContain(overseer.officeId);
      for (const { office, ...figures } of answer)
        expect(figures, `${office.id} ${at.toISOString()}`).toEqual(naiveForecast(known, office.id, at));
    }
    const rows = forecasts.flatMap(({ answer }) => answer);
    for (const figure of ['open', 'lateNow', 'expectedLate'])
      expect(
        rows.some((row) => Number(row[figure]) > 0),
        figure,
      ).toBe(true);
  });

  it('can be asked of single departments, of which those outside the scope answer nothing', async () => {
    const [one] = forecasts[0]?.answer ?? [];
    const outside = await world.db.office.findUniqueOrThrow({ where: { code: 'KAP' } });
    const officeId = [one?.office.id, outside.id];
    const rows = found<Forecast[]>(await world.ask(overseer, FORECAST, { officeId }), 'lateForecast');
    expect(rows.map(({ office }) => office.id)).toEqual([one?.office.id]);
  });
});

describe('the tally of cases', () => {
  const counted = async () => {
    const groups = await world.db.case.groupBy({ by: ['officeId', 'status', 'channel'], _count: true });
    return groups.map(({ _count, ...keys }) => ({ ...keys, cases: _count }));
  };
  const sorted = (rows: readonly object[]) =>
    rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();

  it('says what the cases say, before and after its rows are put together', async () => {
    expect(sorted(await caseTally(world.db, null))).toEqual(sorted(await counted()));
    expect(await compactTally(world.db, 1)).toBeGreaterThan(0);
    expect(sorted(await caseTally(world.db, null))).toEqual(sorted(await counted()));
    expect(await compactTally(world.db)).toBe(0);
    expect(await tallyOf(world.db, [overseer.officeId])).toBe(0);
  });

  it('loses no step that is taken while its rows are put together', async () => {
    const clerk = await world.person('AKS', ['CLERK']);
    const before = await tallyOf(world.db, null);
    let compacting = true;
    const compactor = async (): Promise<void> => {
      while (compacting) {
        await compactTally(world.db, 0);
        await delay(4);
      }
    };
    const compactors = [compactor(), compactor()];
    const register = async (): Promise<void> => {
      const { id, version } = (
        await take(world, clerk, 'registerApplication', application({ receivedOutsideHours: true }))
      ).case;
      await take(world, clerk, 'forwardToHead', { caseId: id, expectedVersion: version });
    };
    await inLanes(4, Array.from({ length: 8 }), register);
    compacting = false;
    await Promise.all(compactors);
    facts = await allFacts(world);
    expect(await tallyOf(world.db, null)).toBe(before + 8);
    expect(sorted(await caseTally(world.db, null))).toEqual(sorted(await counted()));
  });

  it('answers for counts by office, state and channel as the cases would', async () => {
    const asked = [
      { groupBy: ['OFFICE', 'STATUS'] },
      { groupBy: ['STATUS', 'CHANNEL'], filter: { channel: 'AKIM', officeId: [facts[0]?.officeId] } },
      { filter: { status: ['DELIVERED', 'CANCELLED'] } },
      { groupBy: ['STATUS'], filter: { status: [] } },
    ];
    for (const who of [overseer, analyst]) {
      for (const variables of asked) {
        const slow = await ask(who, variables, question('suppressed cases intake { channel }'));
        const cases = ({ intake: _intake, ...group }: Group) => group;
        const expected = { ...slow, total: cases(slow.total), groups: slow.groups.map(cases) };
        expect(await ask(who, variables, CASES), JSON.stringify(variables)).toEqual(expected);
      }
    }
  });

  it('takes one statement beside the session’s', async () => {
    const query = '{ caseStatistics(groupBy: [OFFICE, STATUS]) { groups { status cases } } }';
    const session = await statementsOf(world, overseer, '{ viewer { __typename } }');
    expect((await statementsOf(world, overseer, query)) - session).toBe(1);
  });
});

describe('readers who may read no persons', () => {
  it('see no group of fewer than five people, and no single one that is kept back', async () => {
    for (const groupBy of [['STATUS'], ['OUTCOME', 'CHANNEL'], ['OFFICE', 'STATUS'], ['WEEK']]) {
      const all = await ask(overseer, { groupBy });
      const shown = await ask(analyst, { groupBy });
      const kept = shown.groups.filter(({ suppressed }) => suppressed);
      expect(shown.suppressed).toBe(kept.length);
      shown.groups.forEach((group, index) => {
        const whole = all.groups[index] as Group;
        expect(keysOf(group, groupBy)).toBe(keysOf(whole, groupBy));
        if ((whole.people as number) < 5) expect(group.suppressed, keysOf(group, groupBy)).toBe(true);
        expect(group.cases).toBe(group.suppressed ? null : whole.cases);
        expect(group.clocks === null && group.notices === null).toBe(group.suppressed);
      });
      if (kept.length > 0) expect(kept.length).toBeGreaterThan(1);
    }
  });

  it('may not ask by executor', async () => {
    expect(codeOf(await world.ask(analyst, CASES, { groupBy: ['STATUS', 'EXECUTOR'] }))).toBe('FORBIDDEN');
  });
});

describe('a question for figures', () => {
  it('is HEAD’s, OVERSEER’s and ANALYST’s, each of his own offices', async () => {
    for (const role of Object.values(Role)) {
      const who = await world.person('AKS', [role]);
      const may = role === 'HEAD' || role === 'OVERSEER' || role === 'ANALYST';
      const answer = await world.ask(who, CASES, {});
      expect(codeOf(answer), role).toBe(may ? null : 'FORBIDDEN');
      if (!may) continue;
      const own = facts.filter(({ officeId }) => role === 'ANALYST' || officeId === who.officeId);
      expect(found<Statistics>(answer, 'caseStatistics').total.cases, role).toBe(own.length);
    }
  });

  it('is refused of the future, and of what no history keeps', async () => {
    const asked = async (variables: Variables) =>
      problemsOf(await world.ask(overseer, CASES, { ...variables }));
    expect(await asked({ asOf: '2027-01-01T00:00:00Z' })).toEqual(['asOf: IN_FUTURE']);
    const search = { asOf: '2026-11-20T00:00:00Z', filter: { search: 'Әлиева' } };
    expect(await asked(search)).toEqual(['filter.search: NOT_KNOWN_AS_OF']);
  });
});

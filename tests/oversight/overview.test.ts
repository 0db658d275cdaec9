import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Role } from '../../prisma/client.ts';
import { type DueState, dueBounds, dueStateOf } from '../../schema/cases/dueState.ts';
import { codeOf, found } from '../support/answers.ts';
import { statementsOf } from '../support/statements.ts';
import { caseIn, staff } from '../support/steps.ts';
import { createWorld, type Person, type World } from '../support/world.ts';
import { naiveDate } from './naiveStatistics.ts';
import { randomHistory, type Team } from './randomHistory.ts';

const SEED = Number(process.env.SEED ?? 22112026);
const FROM = new Date('2026-11-02T03:00:00.000Z');
const TO = new Date('2026-11-25T13:00:00.000Z');

const OVERVIEW = '{ dueOverview { office { id code } open late today thisWeek later } }';
const LOADS = `{ executorLoads { user { id } office { id } open late today thisWeek later absentNow
  absences { from to } } }`;

interface Counts {
  readonly open: number;
  readonly late: number;
  readonly today: number;
  readonly thisWeek: number;
  readonly later: number;
}

let world: World;
let aksu: Team;
let kerbulak: Team;
let overseer: Person;
let analyst: Person;

const signedIn = async (who: Person): Promise<Person> => ({ ...who, cookie: await world.session(who.id) });

beforeAll(async () => {
  world = await createWorld();
  const team = async (code: string): Promise<Team> => {
    const people = await staff(world, code);
    const second = await world.person(code, ['EXECUTOR'], { surname: 'Екінші' });
    return { ...people, executors: [people.executor, second] };
  };
  aksu = await team('AKS');
  kerbulak = await team('KER');
  await randomHistory(world, [aksu, kerbulak], { seed: SEED, count: 18, from: FROM, to: TO });
  overseer = await world.person('TAL', ['OVERSEER']);
  analyst = await world.person('TAL', ['ANALYST']);
  for (const { head } of [aksu, kerbulak])
    await world.db.oversight.create({ data: { userId: overseer.id, officeId: head.officeId } });
}, 180_000);
afterAll(() => world.close());

const DAY = 24 * 3_600_000;

/** The state of a due time told from dates alone, since March 2024. */
function naiveState(dueAt: Date, now: Date): DueState {
  if (dueAt <= now) return 'LATE';
  const [date, today] = [naiveDate(dueAt.getTime()), naiveDate(now.getTime())];
  if (date === today) return 'TODAY';
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay() || 7;
  const sunday = new Date(Date.parse(`${today}T00:00:00Z`) + (7 - weekday) * DAY).toISOString().slice(0, 10);
  return date <= sunday ? 'THIS_WEEK' : 'LATER';
}

const countsOf = (cases: readonly { readonly dueAt: Date | null }[]): Counts => {
  const of = (state: DueState) =>
    cases.filter(({ dueAt }) => dueAt !== null && naiveState(dueAt, world.clock) === state).length;
  return {
    open: cases.length,
    late: of('LATE'),
    today: of('TODAY'),
    thisWeek: of('THIS_WEEK'),
    later: of('LATER'),
  };
};

const openCases = () => world.db.case.findMany({ where: { status: { notIn: ['DELIVERED', 'CANCELLED'] } } });

describe('the due states', () => {
  it('change at the due time, at local midnight and at the end of Sunday', () => {
    const now = new Date('2026-11-18T05:00:00.000Z');
    const state = (dueAt: string) => dueStateOf(new Date(dueAt), dueBounds(now));
    expect(state('2026-11-18T05:00:00.000Z')).toBe('LATE');
    expect(state('2026-11-18T05:00:00.001Z')).toBe('TODAY');
    expect(state('2026-11-18T18:59:59.999Z')).toBe('TODAY');
    expect(state('2026-11-18T19:00:00.000Z')).toBe('THIS_WEEK');
    expect(state('2026-11-22T18:59:59.999Z')).toBe('THIS_WEEK');
    expect(state('2026-11-22T19:00:00.000Z')).toBe('LATER');
  });

  it('have no later day this week on a Sunday, and the whole week on a Monday', () => {
    const at = (now: string, dueAt: string) => dueStateOf(new Date(dueAt), dueBounds(new Date(now)));
    expect(at('2026-11-22T18:00:00.000Z', '2026-11-22T18:59:00.000Z')).toBe('TODAY');
    expect(at('2026-11-22T18:00:00.000Z', '2026-11-22T19:00:00.000Z')).toBe('LATER');
    expect(at('2026-11-22T19:00:00.000Z', '2026-11-29T18:59:59.999Z')).toBe('THIS_WEEK');
  });

  it('end their day by the zone’s offset of that day, also when it changes', () => {
    const at = (now: string, dueAt: string) => dueStateOf(new Date(dueAt), dueBounds(new Date(now)));
    expect(at('2013-04-05T05:00:00.000Z', '2013-04-05T17:59:59.999Z')).toBe('TODAY');
    expect(at('2013-04-05T05:00:00.000Z', '2013-04-05T18:00:00.000Z')).toBe('THIS_WEEK');
    expect(at('2024-02-29T05:00:00.000Z', '2024-02-29T18:59:59.999Z')).toBe('TODAY');
    expect(at('2024-02-29T05:00:00.000Z', '2024-02-29T19:00:00.000Z')).toBe('THIS_WEEK');
  });

  it('are those that the dates tell, whatever the moment', () => {
    const moment = fc
      .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) })
      .map((time) => new Date(time));
    const shift = fc.integer({ min: -10 * DAY, max: 15 * DAY });
    fc.assert(
      fc.property(moment, shift, (now, ms) => {
        const dueAt = new Date(now.getTime() + ms);
        expect(dueStateOf(dueAt, dueBounds(now))).toBe(naiveState(dueAt, now));
      }),
      { numRuns: 1000 },
    );
  });
});

/** Moments around the due times of open cases, among them the due time itself, the day before, and local midnight. */
function momentsOf(cases: readonly { readonly dueAt: Date | null }[]): Date[] {
  const dueAts = cases.flatMap(({ dueAt }) => dueAt?.getTime() ?? []).sort((a, b) => a - b);
  const some = [0.1, 0.5, 0.9].map((share) => dueAts[Math.floor(share * dueAts.length)] ?? TO.getTime());
  const midnight = Date.parse(`${naiveDate(some[1] ?? 0)}T00:00:00+05:00`);
  return [...some.flatMap((time) => [time, time - 3_600_000, time - DAY]), midnight - 1, midnight].map(
    (time) => new Date(time),
  );
}

describe(`open cases by due state (seed ${SEED})`, () => {
  it('are counted as by hand at any moment, and as the filtered lists count them', async () => {
    const all = await openCases();
    const seen = new Set<string>();
    for (const moment of momentsOf(all)) {
      world.clock = moment;
      const who = await signedIn(overseer);
      const rows = found<({ office: { id: string; code: string } } & Counts)[]>(
        await world.ask(who, OVERVIEW),
        'dueOverview',
      );
      expect(rows.map(({ office }) => office.code).sort()).toEqual(['AKS', 'KER', 'TAL']);
      for (const { office, ...counts } of rows) {
        expect(counts, `${moment.toISOString()} ${office.code}`).toEqual(
          countsOf(all.filter(({ officeId }) => officeId === office.id)),
        );
        for (const [state, count] of [
          ['LATE', counts.late],
          ['TODAY', counts.today],
          ['THIS_WEEK', counts.thisWeek],
          ['LATER', counts.later],
        ] as const) {
          if (count > 0) seen.add(state);
          const filter = `{ due: [${state}], officeId: ["${office.id}"] }`;
          const list = await world.ask(who, `{ cases(filter: ${filter}) { totalCount } }`);
          expect(found(list, 'cases'), `${moment.toISOString()} ${office.code} ${state}`).toEqual({
            totalCount: count,
          });
        }
      }
    }
    expect([...seen].sort()).toEqual(['LATE', 'LATER', 'THIS_WEEK', 'TODAY']);
  });

  it('are shown to the head of his own office, to the analyst of all nineteen, and to nobody else', async () => {
    world.clock = TO;
    const codes = async (who: Person) =>
      found<{ office: { code: string } }[]>(
        await world.ask(await signedIn(who), OVERVIEW),
        'dueOverview',
      ).map(({ office }) => office.code);
    expect(await codes(aksu.head)).toEqual(['AKS']);
    expect(await codes(analyst)).toHaveLength(19);
    expect(await codes(await world.person('UIG', ['OVERSEER']))).toEqual(['UIG']);
    for (const role of Object.values(Role)) {
      const may = role === 'HEAD' || role === 'OVERSEER' || role === 'ANALYST';
      const who = await world.person('SAR', [role]);
      expect(codeOf(await world.ask(who, OVERVIEW)), role).toBe(may ? null : 'FORBIDDEN');
    }
    expect(codeOf(await world.ask(null, OVERVIEW))).toBe('UNAUTHENTICATED');
  });

  it('take three SQL statements, however many the offices: session, counts, offices', async () => {
    const document = '{ dueOverview { office { nameKk code } late today } }';
    expect(await statementsOf(world, await signedIn(aksu.head), document)).toBe(3);
    expect(await statementsOf(world, await signedIn(analyst), document)).toBe(3);
  });
});

describe('what lies on the executors’ desks', () => {
  type Load = Counts & {
    readonly user: { readonly id: string };
    readonly office: { readonly id: string };
    readonly absentNow: boolean;
    readonly absences: readonly { readonly from: string; readonly to: string }[];
  };
  const loads = async (who: Person): Promise<Load[]> =>
    found(await world.ask(await signedIn(who), LOADS), 'executorLoads');

  it('is counted as by hand, with those who have nothing', async () => {
    const held = (await openCases()).filter(({ executorId }) => executorId !== null);
    world.clock = momentsOf(held)[3] ?? TO;
    const idle = await world.person('AKS', ['EXECUTOR'], { surname: 'Яровой' });
    await world.person('AKS', ['EXECUTOR'], { active: false });
    const all = await openCases();
    const rows = await loads(overseer);
    const executors = [...aksu.executors, ...kerbulak.executors, idle].map(({ id }) => id);
    expect(rows.map(({ user }) => user.id).sort()).toEqual(executors.sort());
    for (const { user, open, late, today, thisWeek, later } of rows)
      expect({ open, late, today, thisWeek, later }).toEqual(
        countsOf(all.filter(({ executorId }) => executorId === user.id)),
      );
    expect(rows.find(({ user }) => user.id === idle.id)?.open).toBe(0);
    expect(rows.some(({ late }) => late > 0)).toBe(true);
  });

  it('is shown of his own office to the head, with absences of today and to come', async () => {
    world.clock = new Date('2026-11-18T05:00:00.000Z');
    const away = (userId: string, from: string, to: string, cancelledAt: Date | null = null) =>
      world.db.absence.create({
        data: {
          userId,
          fromDate: new Date(from),
          toDate: new Date(to),
          recordedById: aksu.head.id,
          recordedAt: world.clock,
          cancelledAt,
        },
      });
    const [first, second] = aksu.executors as [Person, Person];
    await away(first.id, '2026-11-01', '2026-11-17');
    await away(first.id, '2026-11-18', '2026-11-18');
    await away(first.id, '2027-02-01', '2027-02-05');
    await away(second.id, '2026-11-19', '2026-11-19');
    await away(second.id, '2026-11-18', '2026-11-18', world.clock);
    const rows = await loads(aksu.head);
    expect(new Set(rows.map(({ office }) => office.id))).toEqual(new Set([aksu.head.officeId]));
    const of = (who: Person) => rows.find(({ user }) => user.id === who.id);
    expect(of(first)).toMatchObject({
      absentNow: true,
      absences: [
        { from: '2026-11-18', to: '2026-11-18' },
        { from: '2027-02-01', to: '2027-02-05' },
      ],
    });
    expect(of(second)).toMatchObject({
      absentNow: false,
      absences: [{ from: '2026-11-19', to: '2026-11-19' }],
    });
  });

  it('is shown too where an executor is switched off and still has cases', async () => {
    const people = await staff(world, 'PAN');
    await caseIn(world, people, 'ASSIGNED');
    await world.db.user.update({ where: { id: people.executor.id }, data: { active: false } });
    expect((await loads(people.head)).map(({ user, open }) => [user.id, open])).toEqual([
      [people.executor.id, 1],
    ]);
  });

  it('is for HEAD and OVERSEER alone', async () => {
    for (const role of Object.values(Role)) {
      const who = await world.person('SAR', [role]);
      const may = role === 'HEAD' || role === 'OVERSEER';
      expect(codeOf(await world.ask(who, LOADS)), role).toBe(may ? null : 'FORBIDDEN');
    }
    const both = await world.person('UIG', ['HEAD', 'ANALYST']);
    expect(await loads(both)).toEqual([]);
  });

  it('takes as many SQL statements for ten executors as for three', async () => {
    const document = `{ executorLoads { user { fullName } office { nameKk } open absences { from reason recordedBy { fullName } } } }`;
    const few = await statementsOf(world, await signedIn(aksu.head), document);
    for (let n = 0; n < 8; n += 1) await world.person('AKS', ['EXECUTOR']);
    expect(await statementsOf(world, await signedIn(aksu.head), document)).toBe(few);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Role } from '../../prisma/client.ts';
import { codeOf, found, problemsOf } from '../support/answers.ts';
import { statementsOf } from '../support/statements.ts';
import { staff } from '../support/steps.ts';
import { randomFrom } from '../support/together.ts';
import { createWorld, type Person, type World } from '../support/world.ts';
import {
  type NaiveClock,
  naiveClocks,
  naiveDate,
  naivePercentile,
  naiveUsed,
  unitOf,
} from './naiveStatistics.ts';
import { randomHistory, type TakenStep, type Team } from './randomHistory.ts';

const SEED = Number(process.env.SEED ?? 20261122);
const FROM = new Date('2026-11-02T03:00:00.000Z');
const TO = new Date('2026-12-24T13:00:00.000Z');
const HOLIDAYS = ['2026-12-16'];

const STATISTICS = `query ($from: Date!, $to: Date!, $officeId: [ID!], $byExecutor: Boolean) {
  timeStatistics(from: $from, to: $to, officeId: $officeId, byExecutor: $byExecutor) {
    office { id } executor { id } step unit ended onTime late medianMinutes p90Minutes running runningLate } }`;

interface Row {
  readonly office: { readonly id: string };
  readonly executor: { readonly id: string } | null;
  readonly step: string;
  readonly [figure: string]: unknown;
}

let world: World;
let aksu: Team;
let kerbulak: Team;
let steps: TakenStep[];
let clocks: (NaiveClock & { dueAt: Date })[];
let overseer: Person;
let analyst: Person;

beforeAll(async () => {
  world = await createWorld();
  const team = async (code: string): Promise<Team> => {
    const people = await staff(world, code);
    const second = await world.person(code, ['EXECUTOR'], { surname: 'Екінші' });
    return { ...people, executors: [people.executor, second] };
  };
  aksu = await team('AKS');
  kerbulak = await team('KER');
  steps = await randomHistory(world, [aksu, kerbulak], { seed: SEED, count: 30, from: FROM, to: TO });
  world.clock = TO;
  const stored = await world.db.caseClock.findMany();
  const dueAts = new Map(
    stored.map(({ caseId, code, round, dueAt }) => [`${caseId} ${code} ${round}`, dueAt]),
  );
  clocks = naiveClocks(steps).map((clock) => ({
    ...clock,
    dueAt: dueAts.get(`${clock.caseId} ${clock.step} ${clock.round}`) ?? new Date(Number.NaN),
  }));
  expect(clocks.length).toBe(stored.length);
  const again = async (who: Person): Promise<Person> => ({ ...who, cookie: await world.session(who.id) });
  aksu = { ...aksu, head: await again(aksu.head) };
  kerbulak = { ...kerbulak, head: await again(kerbulak.head) };
  overseer = await world.person('TAL', ['OVERSEER']);
  analyst = await world.person('TAL', ['ANALYST']);
  for (const { head } of [aksu, kerbulak])
    await world.db.oversight.create({ data: { userId: overseer.id, officeId: head.officeId } });
}, 180_000);
afterAll(() => world.close());

/** What the answer must be, from the steps alone. */
function expected(
  departments: readonly string[],
  {
    from,
    to,
    officeId,
    byExecutor = false,
  }: { from: string; to: string; officeId?: string[]; byExecutor?: boolean },
): Map<string, unknown> {
  const counted = clocks.filter(
    (clock) =>
      !clock.cancelled &&
      departments.includes(clock.departmentId) &&
      (officeId === undefined || officeId.includes(clock.officeId)) &&
      (clock.endedAt === null ||
        (naiveDate(clock.endedAt.getTime()) >= from && naiveDate(clock.endedAt.getTime()) <= to)),
  );
  const keyOf = (clock: NaiveClock): string =>
    `${clock.officeId} ${clock.step} ${(byExecutor && clock.executorId) || 'all'}`;
  const rows = new Map<string, unknown>();
  for (const key of new Set(counted.map(keyOf))) {
    const group = counted.filter((clock) => keyOf(clock) === key);
    const ended = group.filter((clock): clock is typeof clock & { endedAt: Date } => clock.endedAt !== null);
    const running = group.filter(({ endedAt }) => endedAt === null);
    const used = ended.map((clock) => naiveUsed(clock, HOLIDAYS));
    const late = ended.filter(({ endedAt, dueAt }) => endedAt > dueAt).length;
    const round = (value: number | null) => value && Math.round(value * 1000) / 1000;
    rows.set(key, {
      unit: unitOf(group[0]?.step ?? ''),
      ended: ended.length,
      onTime: ended.length - late,
      late,
      medianMinutes: round(naivePercentile(used, 0.5)),
      p90Minutes: round(naivePercentile(used, 0.9)),
      running: running.length,
      runningLate: running.filter(({ dueAt }) => dueAt <= world.clock).length,
    });
  }
  return rows;
}

async function answered(who: Person, variables: Record<string, unknown>): Promise<Map<string, unknown>> {
  const rows = found<Row[]>(await world.ask(who, STATISTICS, variables), 'timeStatistics');
  const round = (value: unknown) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value);
  const byKey = new Map(
    rows.map(({ office, executor, step, medianMinutes, p90Minutes, ...figures }) => [
      `${office.id} ${step} ${executor?.id ?? 'all'}`,
      { ...figures, medianMinutes: round(medianMinutes), p90Minutes: round(p90Minutes) },
    ]),
  );
  expect(byKey.size).toBe(rows.length);
  return byKey;
}

const WHOLE = { from: '2026-11-01', to: '2026-12-31' };

describe(`the statistics of random histories (seed ${SEED})`, () => {
  it('have every kind of clock: on time, late, running, cancelled, of an akim’s office, in every unit', () => {
    const ended = clocks.filter(({ endedAt, cancelled }) => endedAt !== null && !cancelled);
    expect(ended.some(({ endedAt, dueAt }) => endedAt && endedAt > dueAt)).toBe(true);
    expect(ended.some(({ endedAt, dueAt }) => endedAt && endedAt <= dueAt)).toBe(true);
    expect(clocks.some(({ endedAt }) => endedAt === null)).toBe(true);
    expect(clocks.some(({ cancelled }) => cancelled)).toBe(true);
    expect(ended.some(({ officeId, departmentId }) => officeId !== departmentId)).toBe(true);
    expect(new Set(ended.map(({ step }) => unitOf(step))).size).toBe(3);
    expect(steps.some(({ name }) => name === 'returnNotice')).toBe(true);
    expect(steps.some(({ name }) => name === 'reassignExecutor')).toBe(true);
  });

  it('equal a recount by hand, for the head, the overseer and the analyst', async () => {
    const [aks, ker] = [aksu.head.officeId, kerbulak.head.officeId];
    expect(await answered(aksu.head, WHOLE)).toEqual(expected([aks], WHOLE));
    expect(await answered(kerbulak.head, WHOLE)).toEqual(expected([ker], WHOLE));
    expect(await answered(overseer, WHOLE)).toEqual(expected([aks, ker], WHOLE));
    expect(await answered(analyst, WHOLE)).toEqual(expected([aks, ker], WHOLE));
  });

  it('equal it by executor too, at the steps that executors answer for', async () => {
    const question = { ...WHOLE, byExecutor: true };
    const [aks, ker] = [aksu.head.officeId, kerbulak.head.officeId];
    expect(await answered(aksu.head, question)).toEqual(expected([aks], question));
    const rows = await answered(overseer, question);
    expect(rows).toEqual(expected([aks, ker], question));
    const named = [...rows.keys()].filter((key) => !key.endsWith(' all')).map((key) => key.split(' ')[1]);
    expect([...new Set(named)].sort()).toEqual(['A3', 'A4', 'A6']);
  });

  it('equal it for any days', async () => {
    const random = randomFrom(SEED + 1);
    const someDay = (): string => naiveDate(FROM.getTime() + random() * (TO.getTime() - FROM.getTime()));
    const departments = [aksu.head.officeId, kerbulak.head.officeId];
    for (let run = 0; run < 12; run += 1) {
      const [from, to] = [someDay(), someDay()].sort() as [string, string];
      const question = { from, to, byExecutor: run % 2 === 0 };
      expect(await answered(overseer, question), JSON.stringify(question)).toEqual(
        expected(departments, question),
      );
    }
  });

  it('count the first and the last day whole, from local midnight to local midnight', async () => {
    const ended = clocks.find(({ step, endedAt, cancelled }) => step === 'A1' && endedAt && !cancelled);
    const day = naiveDate(ended?.endedAt?.getTime() ?? 0);
    const question = { from: day, to: day };
    expect(await answered(overseer, question)).toEqual(
      expected([aksu.head.officeId, kerbulak.head.officeId], question),
    );
  });

  it('can be asked of single offices, of which those outside the scope answer nothing', async () => {
    const [aks, ker, akim] = [aksu.head.officeId, kerbulak.head.officeId, aksu.akimClerk.officeId];
    const one = { ...WHOLE, officeId: [akim] };
    expect(await answered(aksu.head, one)).toEqual(expected([aks], one));
    expect((await answered(aksu.head, one)).size).toBeGreaterThan(0);
    const both = { ...WHOLE, officeId: [aks, ker] };
    expect(await answered(aksu.head, both)).toEqual(expected([aks], both));
    expect((await answered(aksu.head, { ...WHOLE, officeId: [ker] })).size).toBe(0);
    expect((await answered(overseer, { ...WHOLE, officeId: [] })).size).toBe(0);
  });
});

describe('who may ask for statistics', () => {
  it('is HEAD, OVERSEER and ANALYST, and by executor never ANALYST', async () => {
    for (const role of Object.values(Role)) {
      const who = await world.person('AKS', [role]);
      const may = role === 'HEAD' || role === 'OVERSEER' || role === 'ANALYST';
      expect(codeOf(await world.ask(who, STATISTICS, WHOLE)), role).toBe(may ? null : 'FORBIDDEN');
      const byExecutor = may && role !== 'ANALYST';
      expect(codeOf(await world.ask(who, STATISTICS, { ...WHOLE, byExecutor: true })), role).toBe(
        byExecutor ? null : 'FORBIDDEN',
      );
    }
    expect(codeOf(await world.ask(null, STATISTICS, WHOLE))).toBe('UNAUTHENTICATED');
    const clerk = await world.person('AKS', ['CLERK', 'ANALYST']);
    expect(codeOf(await world.ask(clerk, STATISTICS, { ...WHOLE, byExecutor: true }))).toBe('FORBIDDEN');
  });

  it('gives a head who is also an analyst executors of his own department only', async () => {
    const both = await world.person('AKS', ['HEAD', 'ANALYST']);
    const [aks, ker] = [aksu.head.officeId, kerbulak.head.officeId];
    expect(await answered(both, WHOLE)).toEqual(expected([aks, ker], WHOLE));
    const question = { ...WHOLE, byExecutor: true };
    expect(await answered(both, question)).toEqual(expected([aks], question));
  });

  it('refuses an end before the start, more than five years, and what is no office', async () => {
    const problems = async (variables: Record<string, unknown>) =>
      problemsOf(await world.ask(analyst, STATISTICS, variables));
    expect(await problems({ from: '2026-12-02', to: '2026-12-01' })).toEqual(['to: END_BEFORE_START']);
    expect(await problems({ from: '2021-12-01', to: '2026-12-02' })).toEqual(['to: RANGE_TOO_LONG']);
    expect(await answered(analyst, { from: '2021-12-01', to: '2026-12-01' })).toBeInstanceOf(Map);
    expect(await problems({ ...WHOLE, officeId: ['AKS'] })).toEqual(['officeId.0: NOT_AN_ID']);
  });

  it('takes four SQL statements, however many the rows: session, figures, offices, executors', async () => {
    const ask = (who: Person, byExecutor: boolean) =>
      statementsOf(
        world,
        who,
        `{ timeStatistics(from: "2026-11-01", to: "2026-12-31", byExecutor: ${byExecutor})
           { office { nameKk } executor { fullName office { code } } step ended } }`,
      );
    expect(await ask(aksu.head, true)).toBeLessThanOrEqual(4);
    expect(await ask(overseer, true)).toBe(await ask(aksu.head, true));
  });
});

import { getNamedType, isObjectType, isOutputType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../prisma/client.ts';
import { schema } from '../../schema/index.ts';
import { codeOf, found, problemsOf } from '../support/answers.ts';
import { createWorld, type Person, type World } from '../support/world.ts';
import { clockStore } from './clockStore.ts';

let world: World;
const people = {} as Record<Role, Person>;
beforeAll(async () => {
  world = await createWorld();
  for (const role of ['CLERK', 'HEAD', 'EXECUTOR', 'ADMIN', 'OVERSEER', 'ANALYST'] as const)
    people[role] = await world.person('AKS', [role]);
});
afterAll(() => world.close());

const APPLY = `mutation ($input: DeadlineChangeInput!) { applyDeadlineChange(input: $input) {
  id revision at reason changes examined moved finishedAt waiting actor { id } } }`;
const PREVIEW = `query ($input: DeadlineChangeInput!) { deadlineChangePreview(input: $input) {
  revision examined moved later earlier becomeLate noLongerLate
  steps { step moved later earlier largestShiftMinutes }
  clocks { id step caseNumber office { code } dueBefore dueAfter shiftMinutes } } }`;
const LOG = `query ($first: Int, $offset: Int) { deadlineChanges(first: $first, offset: $offset) {
  totalCount nodes { revision reason waiting } } }`;
const YEAR = `query ($year: Int!) { calendarYear(year: $year) { year source workingDays expectedDays
  days { date working kind entry name { kk ru en } movedFrom source expected } } }`;

const input = async (more: Record<string, unknown>) => ({
  input: {
    reason: 'Үкімет қаулысы',
    expectedRevision: found<number>(
      await world.ask(people.ADMIN, '{ deadlineRevision }'),
      'deadlineRevision',
    ),
    ...more,
  },
});
const free = (date: string) => ({ date, kind: 'FREED', source: 'Қаулы' });

describe('only the administrator', () => {
  test.each([APPLY, PREVIEW])('asks %s', async (document) => {
    const change = await input({ days: [free('2026-12-01')] });
    for (const role of ['CLERK', 'HEAD', 'EXECUTOR', 'OVERSEER', 'ANALYST'] as const)
      expect(codeOf(await world.ask(people[role], document, change))).toBe('FORBIDDEN');
    expect(codeOf(await world.ask(null, document, change))).toBe('UNAUTHENTICATED');
    expect(await world.db.deadlineChange.count()).toBe(0);
  });
});

test('a change is previewed, applied and read in the log by administrator and overseer', async () => {
  const change = await input({ days: [free('2026-12-01')] });
  const said = found(await world.ask(people.ADMIN, PREVIEW, change), 'deadlineChangePreview');
  expect(said).toMatchObject({ revision: 0, examined: 0, moved: 0, clocks: [], steps: [] });
  const applied = found(await world.ask(people.ADMIN, APPLY, change), 'applyDeadlineChange');
  expect(applied).toMatchObject({
    revision: 1,
    at: world.clock.toISOString(),
    reason: 'Үкімет қаулысы',
    changes: {
      openYears: [],
      days: [{ date: '2026-12-01', before: null, after: { kind: 'FREED', source: 'Қаулы' } }],
      limits: [],
      hours: [],
    },
    finishedAt: world.clock.toISOString(),
    waiting: 0,
    actor: { id: people.ADMIN.id },
  });
  found(
    await world.ask(people.ADMIN, APPLY, await input({ days: [free('2026-12-02')], reason: 'Екінші' })),
    'applyDeadlineChange',
  );
  for (const role of ['ADMIN', 'OVERSEER'] as const) {
    const log = await world.ask(people[role], LOG, { first: 1, offset: 0 });
    expect(found(log, 'deadlineChanges')).toEqual({
      totalCount: 2,
      nodes: [{ revision: 2, reason: 'Екінші', waiting: 0 }],
    });
  }
  const second = await world.ask(people.ADMIN, LOG, { first: 1, offset: 1 });
  expect(found(second, 'deadlineChanges')).toMatchObject({ nodes: [{ revision: 1 }] });
  expect(codeOf(await world.ask(people.HEAD, LOG))).toBe('FORBIDDEN');
  expect(codeOf(await world.ask(people.OVERSEER, '{ deadlineRevision }'))).toBe('FORBIDDEN');
});

test('a refused change names the fields as the form has them', async () => {
  const change = await input({ days: [free('2026-12-05'), free('2026-12-06')], openYears: [2026] });
  expect(problemsOf(await world.ask(people.ADMIN, APPLY, change))).toEqual([
    'days.0.kind: NOT_A_WEEKDAY',
    'days.1.kind: NOT_A_WEEKDAY',
  ]);
  const stale = { input: { reason: 'Кеш', expectedRevision: 0, days: [free('2026-12-03')] } };
  for (const document of [APPLY, PREVIEW])
    expect(codeOf(await world.ask(people.ADMIN, document, stale))).toBe('STALE_VERSION');
});

describe('the calendar', () => {
  test('is read by everyone signed in, year by year, with what each day is and why', async () => {
    for (const role of ['CLERK', 'ANALYST'] as const) {
      const year = found<{ days: Record<string, unknown>[] }>(
        await world.ask(people[role], YEAR, { year: 2027 }),
        'calendarYear',
      );
      expect(year).toMatchObject({ year: 2027, expectedDays: 1 });
      expect(year.days).toHaveLength(365);
      expect(year.days.find(({ date }) => date === '2027-05-16')).toMatchObject({
        working: false,
        kind: 'FIXED_DAY_OFF',
        entry: 'FIXED_DAY_OFF',
        expected: true,
      });
      expect(year.days.filter(({ kind }) => kind === 'MOVED_HOLIDAY')[0]).toMatchObject({
        entry: null,
        working: false,
        movedFrom: '2027-01-02',
      });
    }
    const years = await world.ask(people.CLERK, '{ calendarYears { year workingDays } }');
    expect(found<{ year: number }[]>(years, 'calendarYears').map(({ year }) => year)).toEqual([
      2012, 2013, 2014, 2025, 2026, 2027, 2028, 2029, 2030,
    ]);
    expect(codeOf(await world.ask(null, '{ calendarYears { year } }'))).toBe('UNAUTHENTICATED');
  });

  test('refuses a year without data', async () => {
    expect(codeOf(await world.ask(people.CLERK, YEAR, { year: 2020 }))).toBe('CALENDAR_YEAR_MISSING');
  });
});

test('limits are read with their dates, and offices with their hours', async () => {
  const limits = await world.ask(people.CLERK, '{ timeLimits { code validFrom limit unit } }');
  expect(found(limits, 'timeLimits')).toContainEqual({
    code: 'A1',
    validFrom: '1992-01-01',
    limit: 15,
    unit: 'WORKING_MINUTES',
  });
  const { officeId } = people.ADMIN;
  const OFFICE = `query ($id: ID!) { office(id: $id) {
    ownHours hours { opensAt lunchFrom lunchTo closesAt } } }`;
  const standard = { opensAt: 540, lunchFrom: 780, lunchTo: 840, closesAt: 1080 };
  const read = async () => found(await world.ask(people.CLERK, OFFICE, { id: officeId }), 'office');
  expect(await read()).toEqual({ ownHours: false, hours: standard });
  const own = { ...standard, closesAt: 1110 };
  await world.ask(people.ADMIN, APPLY, await input({ hours: [{ officeId, ...own }] }));
  expect(await read()).toEqual({ ownHours: true, hours: own });
});

test('I-16: the administrator sees numbers and times of cases in a dry run, and no person', async () => {
  const store = await clockStore(world);
  try {
    const { officeId } = people.ADMIN;
    const clock = await store.start('A3', '2026-12-07T05:00:00Z', { officeId });
    const { number } = await world.db.case.findUniqueOrThrow({ where: { id: clock.caseId } });
    const change = await input({ days: [free('2026-12-08')] });
    const answer = await world.ask(people.ADMIN, PREVIEW, change);
    expect(found(answer, 'deadlineChangePreview')).toMatchObject({
      examined: 1,
      moved: 1,
      later: 1,
      steps: [{ step: 'A3', moved: 1, later: 1, earlier: 0, largestShiftMinutes: 1440 }],
      clocks: [
        {
          id: clock.id,
          step: 'A3',
          caseNumber: number,
          office: { code: 'AKS' },
          dueBefore: clock.dueAt.toISOString(),
          dueAfter: new Date(clock.dueAt.getTime() + 24 * 3_600_000).toISOString(),
          shiftMinutes: 1440,
        },
      ],
    });
    const applicant = await world.db.applicant.findUniqueOrThrow({ where: { id: store.people.applicant } });
    for (const text of [applicant.surname, applicant.iin, applicant.id, clock.caseId])
      expect(JSON.stringify(answer.data)).not.toContain(text);
    const { type } = schema.getQueryType()?.getFields().deadlineChangePreview ?? {};
    const reached = reachedFrom(type);
    expect(reached).toContain('PreviewedClock');
    for (const person of ['Case', 'Applicant', 'User']) expect(reached).not.toContain(person);
  } finally {
    await store.close();
  }
});

/** The names of the object types that an answer of this type may hold, however deep. */
function reachedFrom(type: unknown, reached = new Set<string>()): Set<string> {
  const named = isOutputType(type) ? getNamedType(type) : null;
  if (!isObjectType(named) || reached.has(named.name)) return reached;
  reached.add(named.name);
  for (const field of Object.values(named.getFields())) reachedFrom(field.type, reached);
  return reached;
}

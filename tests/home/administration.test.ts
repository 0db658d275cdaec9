import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, found } from '../support/answers.ts';
import { statementsOf } from '../support/statements.ts';
import { createWorld, type Person, type World } from '../support/world.ts';

const COUNTS = [
  'activeUsers',
  'inactiveUsers',
  'neverSignedIn',
  'offices',
  'departmentsWithoutHead',
  'departmentsWithoutExecutor',
  'lastCalendarYear',
  'expectedDays',
  'openSessions',
  'failedSignIns',
] as const;
const ASKED = `{ administration { ${COUNTS.join(' ')} } }`;
const HOUR = 3_600_000;

type Counts = Readonly<Record<(typeof COUNTS)[number], number>>;

let world: World;
let admin: Person;

beforeAll(async () => {
  world = await createWorld();
  admin = await world.person('AKS', ['ADMIN'], { lastSignInAt: new Date('2026-11-17T05:00:00.000Z') });
});
afterAll(() => world.close());

const counts = async (): Promise<Counts> => found(await world.ask(admin, ASKED), 'administration');
const total = async (list: 'users' | 'offices' | 'sessions', args = ''): Promise<number> =>
  found<{ totalCount: number }>(await world.ask(admin, `{ ${list}${args} { totalCount } }`), list).totalCount;

/** How many each list holds to which a count leads. */
async function lists(): Promise<Omit<Counts, 'lastCalendarYear' | 'expectedDays' | 'failedSignIns'>> {
  const department = 'kind: DEPARTMENT, inForce: true';
  return {
    activeUsers: await total('users', '(filter: { active: true })'),
    inactiveUsers: await total('users', '(filter: { active: false })'),
    neverSignedIn: await total('users', '(filter: { active: true, signedIn: false })'),
    offices: await total('offices', '(filter: { inForce: true })'),
    departmentsWithoutHead: await total('offices', `(filter: { ${department}, without: [HEAD] })`),
    departmentsWithoutExecutor: await total('offices', `(filter: { ${department}, without: [EXECUTOR] })`),
    openSessions: await total('sessions'),
  };
}

describe('what an administrator looks after', () => {
  it('is counted as its lists count it, whatever changes', async () => {
    const expectSame = async (): Promise<Counts> => {
      const told = await counts();
      expect(told).toMatchObject(await lists());
      return told;
    };
    const before = await expectSame();
    expect(before).toMatchObject({
      activeUsers: 1,
      inactiveUsers: 0,
      neverSignedIn: 0,
      offices: 273,
      departmentsWithoutHead: 19,
      departmentsWithoutExecutor: 19,
      openSessions: 1,
    });
    const head = await world.person('TAL', ['HEAD', 'EXECUTOR']);
    await world.person('TAL', ['EXECUTOR'], { lastSignInAt: world.clock });
    await world.person('KER', ['CLERK'], { active: false });
    await world.person('KER-01', ['AKIM_CLERK']);
    expect(await expectSame()).toMatchObject({
      activeUsers: 4,
      inactiveUsers: 1,
      neverSignedIn: 2,
      departmentsWithoutHead: 18,
      departmentsWithoutExecutor: 18,
      openSessions: 4,
    });
    await world.db.user.update({ where: { id: head.id }, data: { active: false } });
    await world.db.office.update({
      where: { code: 'ALA' },
      data: { validTo: new Date('2026-11-17T00:00:00.000Z') },
    });
    expect(await expectSame()).toMatchObject({
      activeUsers: 3,
      inactiveUsers: 2,
      offices: 272,
      departmentsWithoutHead: 18,
      departmentsWithoutExecutor: 17,
      openSessions: 3,
    });
    expect(await total('offices', '(filter: { inForce: false })')).toBe(1);
  });

  it('knows until when the calendar reaches and how many days of it are expected', async () => {
    const { lastCalendarYear, expectedDays } = await counts();
    const years = await world.db.calendarYear.findMany({ orderBy: { year: 'desc' }, take: 1 });
    expect(lastCalendarYear).toBe(years[0]?.year);
    const expected = await world.db.calendarDay.findMany({ where: { expected: true } });
    const near = expected.filter(({ date }) => [2026, 2027].includes(date.getUTCFullYear()));
    expect(near.length).toBeGreaterThan(0);
    expect(expectedDays).toBe(near.length);
  });

  it('counts the failed sign-ins of the last 24 hours, not older ones', async () => {
    expect((await counts()).failedSignIns).toBe(0);
    const wrong = await world.ask(null, 'mutation { signIn(login: "nobody", password: "x") { roles } }');
    expect(codeOf(wrong)).toBe('SIGN_IN_REFUSED');
    const at = (ago: number) => new Date(world.clock.getTime() - ago);
    await world.db.auditEntry.createMany({
      data: [23 * HOUR, 24 * HOUR, 30 * HOUR].map((ago) => ({ action: 'SIGN_IN_FAILED', at: at(ago) })),
    });
    expect((await counts()).failedSignIns).toBe(2);
  });

  it('takes three statements besides those of every request', async () => {
    const bare = await statementsOf(world, admin, '{ viewer { roles } }');
    expect((await statementsOf(world, admin, ASKED)) - bare).toBe(3);
  });

  it('is for ADMIN alone, and so is the question who never signed in', async () => {
    const head = await world.person('AKS', ['HEAD']);
    expect(codeOf(await world.ask(head, ASKED))).toBe('FORBIDDEN');
    const never = await world.ask(head, '{ users(filter: { signedIn: false }) { totalCount } }');
    expect(codeOf(never)).toBe('FORBIDDEN');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Role } from '../../prisma/client.ts';
import { codeOf, found } from '../support/answers.ts';
import { at } from '../support/clock.ts';
import { statementsOf } from '../support/statements.ts';
import { caseIn, next, type Staff, send, staff, take } from '../support/steps.ts';
import { createWorld, type Person, syntheticIin, type World } from '../support/world.ts';

const CANDIDATES = `query ($caseId: ID) { executorCandidates(caseId: $caseId) {
  user { id fullName } openCases lateCases nextDueAts absentNow absences { from to }
  refusal { code params } suggestion { code params } } }`;

interface Shown {
  readonly user: { readonly id: string };
  readonly openCases: number;
  readonly lateCases: number;
  readonly nextDueAts: readonly string[];
  readonly absentNow: boolean;
  readonly absences: readonly { readonly from: string; readonly to: string }[];
  readonly refusal: { readonly code: string } | null;
  readonly suggestion: { readonly code: string; readonly params: Record<string, unknown> } | null;
}

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const candidates = async (head: Person, caseId: string | null = null): Promise<Shown[]> =>
  found(await world.ask(head, CANDIDATES, { caseId }), 'executorCandidates');

const suggestedOf = (shown: readonly Shown[]): Shown | undefined =>
  shown.find(({ suggestion }) => suggestion !== null);

const absent = async (who: Person, by: Person, from: string, to: string): Promise<void> => {
  await world.db.absence.create({
    data: {
      userId: who.id,
      fromDate: new Date(from),
      toDate: new Date(to),
      recordedById: by.id,
      recordedAt: world.clock,
    },
  });
};

/** The staff of a department with two further executors. */
async function team(code: string): Promise<Staff & { readonly second: Person; readonly third: Person }> {
  return {
    ...(await staff(world, code)),
    second: await world.person(code, ['EXECUTOR'], { surname: 'Екінші' }),
    third: await world.person(code, ['EXECUTOR'], { surname: 'Үшінші' }),
  };
}

describe('whom the head may name', () => {
  it('is shown with cases in hand, late cases, the nearest due times and absences, the least loaded first', async () => {
    const people = await team('AKS');
    const { executor, second, third } = people;
    const lateId = await at(world, '2026-11-02T05:00:00.000Z', people.clerk, async () =>
      caseIn(world, await signedInAgain(people), 'DRAFTING'),
    );
    for (let n = 0; n < 3; n += 1) await caseIn(world, people, 'ASSIGNED');
    await next(world, people, await caseIn(world, people, 'ASSIGNED'), 'cancelCase');
    await caseIn(world, { ...people, executor: second }, 'ASSIGNED');
    await absent(third, people.head, '2026-11-16', '2026-11-18');
    await absent(second, people.head, '2026-11-20', '2026-11-20');
    await absent(second, people.head, '2027-03-01', '2027-03-05');
    const shown = await candidates(people.head);
    expect(shown.map(({ user, openCases, lateCases }) => [user.id, openCases, lateCases])).toEqual([
      [third.id, 0, 0],
      [second.id, 1, 0],
      [executor.id, 4, 1],
    ]);
    const dueAts = await world.db.case.findMany({
      where: { executorId: executor.id, dueAt: { not: null }, status: { not: 'DELIVERED' } },
      orderBy: { dueAt: 'asc' },
      take: 3,
    });
    expect(dueAts[0]?.id).toBe(lateId);
    expect(shown[2]?.nextDueAts).toEqual(dueAts.map(({ dueAt }) => dueAt?.toISOString()));
    expect(shown.map(({ absentNow }) => absentNow)).toEqual([true, false, false]);
    expect(shown[0]?.absences).toEqual([{ from: '2026-11-16', to: '2026-11-18' }]);
    // Without a case only today counts; for a case the days until it is due do.
    expect(shown[1]?.absences).toEqual([]);
    const caseId = await caseIn(world, people, 'AWAITING_RESOLUTION');
    const forCase = await candidates(people.head, caseId);
    expect(forCase.find(({ user }) => user.id === second.id)?.absences).toEqual([
      { from: '2026-11-20', to: '2026-11-20' },
    ]);
  });

  it('are the active executors of his office, never himself', async () => {
    const head = await world.person('UIG', ['HEAD', 'EXECUTOR']);
    const executor = await world.person('UIG', ['EXECUTOR', 'CLERK']);
    await world.person('UIG', ['EXECUTOR'], { active: false });
    await world.person('UIG', ['CLERK']);
    await world.person('TAL', ['EXECUTOR']);
    expect((await candidates(head)).map(({ user }) => user.id)).toEqual([executor.id]);
  });

  it('includes with the reason whom the guards refuse for this case, as the step itself would', async () => {
    const people = await team('KER');
    const { clerk, head, executor, second } = people;
    const kin = await world.person('KER', ['EXECUTOR'], { iin: syntheticIin(900) });
    const more = {
      household: [{ surname: 'Әлиев', givenName: 'Сұңқар', iin: syntheticIin(900), relation: 'інісі' }],
    };
    const caseId = await caseIn(world, people, 'AWAITING_RESOLUTION', more);
    const refusals = async () =>
      Object.fromEntries(
        (await candidates(head, caseId)).map(({ user, refusal }) => [user.id, refusal?.code]),
      );
    expect((await refusals())[kin.id]).toBe('EXECUTOR_IS_FAMILY');
    expect((await refusals())[executor.id]).toBeUndefined();
    await next(world, people, caseId, 'assignExecutor');
    expect((await refusals())[executor.id]).toBe('SAME_EXECUTOR');
    expect((await refusals())[second.id]).toBeUndefined();
    const { version } = await world.db.case.findUniqueOrThrow({ where: { id: caseId } });
    for (const [executorId, code] of Object.entries(await refusals())) {
      if (code === undefined) continue;
      const input = { caseId, expectedVersion: version, executorId, reason: 'Демалыс.' };
      expect(codeOf(await send(world, head, 'reassignExecutor', input))).toBe(code);
    }
    expect(clerk.officeId).toBe(head.officeId);
  });

  it('is known to the head alone, and for cases of his office alone', async () => {
    const people = await staff(world, 'KOK');
    const caseId = await caseIn(world, people, 'AWAITING_RESOLUTION');
    const stranger = await world.person('TAL', ['HEAD', 'ANALYST']);
    expect(codeOf(await world.ask(stranger, CANDIDATES, { caseId }))).toBe('NOT_FOUND');
    for (const caseId of ['00000000-0000-4000-8000-000000000000', 'AKS-2013/000147'])
      expect(codeOf(await world.ask(people.head, CANDIDATES, { caseId }))).toBe('NOT_FOUND');
    for (const role of Object.values(Role).filter((role) => role !== 'HEAD')) {
      const other = await world.person('KOK', [role]);
      expect(codeOf(await world.ask(other, CANDIDATES, { caseId })), role).toBe('FORBIDDEN');
    }
    expect(codeOf(await world.ask(null, CANDIDATES, { caseId }))).toBe('UNAUTHENTICATED');
  });

  it('takes as many SQL statements for ten executors as for one', async () => {
    const people = await staff(world, 'PAN');
    const caseId = await caseIn(world, people, 'AWAITING_RESOLUTION');
    const document = `{ executorCandidates(caseId: "${caseId}") { user { fullName office { nameKk } absences { from } }
      openCases lateCases nextDueAts absentNow absences { from to reason recordedBy { fullName } }
      refusal { code } suggestion { code params } } }`;
    await absent(people.executor, people.head, '2026-11-19', '2026-11-19');
    const few = await statementsOf(world, people.head, document);
    for (let n = 0; n < 9; n += 1) {
      const one = await world.person('PAN', ['EXECUTOR']);
      await absent(one, people.head, '2026-11-19', '2026-11-19');
    }
    expect(await statementsOf(world, people.head, document)).toBe(few);
    expect(few).toBeLessThanOrEqual(9);
  });
});

describe('the suggestion for a case', () => {
  it('passes over the late, the loaded and the absent, and says why', async () => {
    const people = await team('ESK');
    const { executor, second, third } = people;
    await caseIn(world, people, 'ASSIGNED');
    await absent(third, people.head, '2026-11-18', '2026-11-20');
    const caseId = await caseIn(world, people, 'AWAITING_RESOLUTION');
    const suggested = suggestedOf(await candidates(people.head, caseId));
    expect(suggested?.user.id).toBe(second.id);
    expect(suggested?.suggestion).toMatchObject({
      code: 'FEWEST_DUE',
      params: { chosen: 0, next: 1, present: 2 },
    });
    await absent(second, people.head, '2026-11-19', '2026-11-27');
    expect(suggestedOf(await candidates(people.head, caseId))).toMatchObject({
      user: { id: executor.id },
      suggestion: { code: 'ONLY_ONE_PRESENT', params: {} },
    });
    await absent(executor, people.head, '2026-11-18', '2026-11-18');
    expect(suggestedOf(await candidates(people.head, caseId))).toBeUndefined();
  });

  it('reckons with the whole time of the case, not with the half hour of the resolution', async () => {
    const people = await team('KRS');
    const { executor, second, third } = people;
    await absent(second, people.head, '2026-11-20', '2026-11-27');
    await absent(third, people.head, '2026-11-20', '2026-11-23');
    const caseId = await caseIn(world, people, 'AWAITING_RESOLUTION');
    await caseIn(world, people, 'ASSIGNED');
    const suggested = suggestedOf(await candidates(people.head, caseId));
    expect(suggested?.user.id, executor.id).toBe(third.id);
    expect(suggested?.suggestion?.code).toBe('FEWEST_DUE');
  });

  it('is kept with the resolution, whomever the head names, and at a reassignment anew', async () => {
    const people = await team('BAL');
    const { head, executor, second, third } = people;
    await caseIn(world, people, 'ASSIGNED');
    const caseId = await caseIn(world, people, 'AWAITING_RESOLUTION');
    const before = suggestedOf(await candidates(head, caseId));
    await next(world, people, caseId, 'assignExecutor');
    const again = suggestedOf(await candidates(head, caseId));
    const { version } = await world.db.case.findUniqueOrThrow({ where: { id: caseId } });
    await take(world, head, 'reassignExecutor', {
      caseId,
      expectedVersion: version,
      executorId: again?.user.id ?? '',
      reason: 'Жүктеме.',
    });
    const { resolutions } = found<{ resolutions: object[] }>(
      await world.ask(
        head,
        `{ case(id: "${caseId}") { resolutions { executor { id } suggested { id } suggestion { code params } } } }`,
      ),
      'case',
    );
    expect(resolutions).toEqual([
      { executor: { id: executor.id }, suggested: { id: before?.user.id }, suggestion: before?.suggestion },
      {
        executor: { id: again?.user.id },
        suggested: { id: again?.user.id },
        suggestion: again?.suggestion,
      },
    ]);
    expect([second.id, third.id]).toContain(before?.user.id);
    expect(before?.suggestion?.code).toBe('FIRST_BY_NAME');
  });

  it('is not kept where nobody could be suggested', async () => {
    const people = await staff(world, 'RAI');
    await absent(people.executor, people.head, '2026-11-01', '2026-11-30');
    const caseId = await caseIn(world, people, 'ASSIGNED');
    const [resolution] = await world.db.resolution.findMany({ where: { caseId } });
    expect(resolution).toMatchObject({ suggestedId: null, suggestion: null });
  });
});

/** The same people with sessions of the moment that the clock shows. */
async function signedInAgain(people: Staff): Promise<Staff> {
  const again = async (who: Person): Promise<Person> => ({ ...who, cookie: await world.session(who.id) });
  return {
    clerk: await again(people.clerk),
    head: await again(people.head),
    executor: await again(people.executor),
    akimClerk: await again(people.akimClerk),
  };
}

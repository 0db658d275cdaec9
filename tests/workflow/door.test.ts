import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseFacts, caseFactsSelect } from '../../schema/cases/workflow/facts.ts';
import { readStep } from '../../schema/cases/workflow/readStep.ts';
import { inTransaction } from '../../schema/transaction.ts';
import { ALWAYS_PROVEN, SOME_SESSION } from '../support/alwaysProven.ts';
import { statementsOf } from '../support/statements.ts';
import { answersFor, caseIn, next, type Staff, staff } from '../support/steps.ts';
import { application, createWorld, type Person, syntheticIin, type World } from '../support/world.ts';

let world: World;
let people: Staff;
beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
});
afterAll(() => world.close());

const statementsOfStep = async (who: Person, name: string, input: Record<string, unknown>): Promise<number> =>
  statementsOf(
    world,
    who,
    `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) {
      ${name}(input: $input) { case { id status version } } }`,
    { input: { ...answersFor(people)[name], ...input } },
  );

const TIMES = { startedAt: true, endedAt: true, dueAt: true } as const;

describe('a step', () => {
  it('is a read and a write beside the session and the answer; one that reads more has a transaction and a lock', async () => {
    const caseId = await caseIn(world, people, 'AWAITING_RESOLUTION');
    const { head, executor } = people;
    const register = `mutation ($input: RegisterApplicationInput!) {
      registerApplication(input: $input) { case { id status version } } }`;
    expect(
      await statementsOf(world, people.clerk, register, { input: application() }),
      'and its number',
    ).toBe(7 + 1);
    // The executor, the desks and their absences.
    expect(await statementsOfStep(head, 'assignExecutor', { caseId, expectedVersion: 2 })).toBe(7 + 3);
    expect(await statementsOfStep(executor, 'acceptDocuments', { caseId, expectedVersion: 3 })).toBe(4);
    const keyed = { caseId, expectedVersion: 4, idempotencyKey: 'once' };
    expect(await statementsOfStep(executor, 'completeCheck', keyed)).toBe(4);
    // The grounds, the case for its paper, the executor's telephone.
    expect(await statementsOfStep(executor, 'submitNotice', { caseId, expectedVersion: 5 })).toBe(7 + 3);
    expect(await statementsOfStep(head, 'returnNotice', { caseId, expectedVersion: 6 })).toBe(4);
  });

  it('reads of its case under the lock what every other reader of its facts does', async () => {
    const husband = { surname: 'Әлиев', givenName: 'Ерлан', relation: 'күйеуі', iin: syntheticIin(2_900) };
    const caseId = await caseIn(world, people, 'AKIM_REGISTERED', { household: [husband] });
    const path = ['referToCommission', 'recordConclusion', 'sendToDepartment', 'receiveFromAkim'];
    path.push(
      'forwardToHead',
      'assignExecutor',
      'acceptDocuments',
      'completeCheck',
      'submitNotice',
      'signNotice',
    );
    path.push('announceCollection', 'recordPostDispatch', 'recordPostReturn');
    const reader = { acting: false, overseenOfficeIds: [], proof: ALWAYS_PROVEN, credential: SOME_SESSION };
    const actor = { ...people.head, ...reader };
    for (const name of path) {
      await next(world, people, caseId, name);
      const { facts, clocks } = await inTransaction(world.db, (tx) => readStep(tx, actor, caseId));
      const row = await world.db.case.findUniqueOrThrow({ where: { id: caseId }, select: caseFactsSelect });
      expect(facts, name).toEqual(caseFacts(row));
      const select = { id: true, code: true, round: true, limitId: true, officeId: true, ...TIMES } as const;
      const stored = await world.db.caseClock.findMany({ where: { caseId }, select, orderBy: { id: 'asc' } });
      expect(
        [...clocks].sort((a, b) => (a.id < b.id ? -1 : 1)),
        name,
      ).toEqual(stored);
    }
  });
});

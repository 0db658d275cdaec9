import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../prisma/client.ts';
import { INTAKES, STEPS } from '../../schema/cases/workflow/transitions.ts';
import { akimCaseIn } from '../support/akimCases.ts';
import { codeOf, found } from '../support/answers.ts';
import { answersFor, caseIn, next, type Staff, send, shownNotice, staff, take } from '../support/steps.ts';
import { application, createWorld, type Person, syntheticIin, type World } from '../support/world.ts';

let world: World;
let people: Staff;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
});
afterAll(() => world.close());

const versionOf = async (caseId: string): Promise<number> =>
  (await world.db.case.findUniqueOrThrow({ where: { id: caseId } })).version;

/** Tries a step with the staff's usual answers and gives the code of the refusal, or null. */
async function attempt(who: Person, name: string, caseId: string, more: Record<string, unknown> = {}) {
  const own = name === 'signNotice' ? await shownNotice(world, caseId) : answersFor(people)[name];
  const input = { caseId, expectedVersion: await versionOf(caseId), ...own, ...more };
  return codeOf(await send(world, who, name, input));
}

const executorOf = async (caseId: string) =>
  (await world.db.case.findUniqueOrThrow({ where: { id: caseId } })).executorId;

describe('who', () => {
  it('I-08: rights count as they are at the request: a lost role or account changes nothing any more', async () => {
    const clerk = await world.person('AKS', ['CLERK']);
    const id = await caseIn(world, people, 'REGISTERED');
    await world.db.user.update({ where: { id: clerk.id }, data: { roles: ['ANALYST'] } });
    expect(await attempt(clerk, 'forwardToHead', id)).toBe('FORBIDDEN');
    await world.db.user.update({ where: { id: clerk.id }, data: { roles: ['CLERK'], active: false } });
    expect(await attempt(clerk, 'forwardToHead', id)).toBe('UNAUTHENTICATED');
    expect(await versionOf(id)).toBe(1);
    await world.db.user.update({ where: { id: clerk.id }, data: { active: true } });
    expect(await attempt(clerk, 'forwardToHead', id)).toBeNull();
  });

  it('I-09: an official acts only in cases of his own office, the akim’s clerk of his', async () => {
    const atDepartment = await caseIn(world, people, 'REGISTERED');
    const atAkim = await akimCaseIn(world, people, 'AKIM_REGISTERED');
    expect(await attempt(await world.person('TAL', ['CLERK']), 'forwardToHead', atDepartment)).toBe(
      'NOT_FOUND',
    );
    expect(await attempt(await world.person('AKS-02', ['AKIM_CLERK']), 'sendToDepartment', atAkim)).toBe(
      'NOT_FOUND',
    );
    expect(await attempt(await world.person('TAL', ['HEAD']), 'cancelCase', atAkim)).toBe('NOT_FOUND');
    expect(await attempt(people.akimClerk, 'sendToDepartment', atAkim)).toBeNull();
  });

  it('I-10: from the resolution on a case has one executor, an active one of the same office', async () => {
    const id = await caseIn(world, people, 'AWAITING_RESOLUTION');
    expect(await executorOf(id)).toBeNull();
    const unfit = {
      'of another office': await world.person('TAL', ['EXECUTOR']),
      'switched off': await world.person('AKS', ['EXECUTOR'], { active: false }),
      'without the role': people.clerk,
    };
    for (const [why, { id: executorId }] of Object.entries(unfit)) {
      expect(await attempt(people.head, 'assignExecutor', id, { executorId }), why).toBe(
        'EXECUTOR_NOT_ELIGIBLE',
      );
    }
    const nobody = { executorId: '00000000-0000-4000-8000-000000000000' };
    expect(await attempt(people.head, 'assignExecutor', id, nobody)).toBe('EXECUTOR_NOT_ELIGIBLE');
    expect(await executorOf(id)).toBeNull();
    expect(await attempt(people.head, 'assignExecutor', id)).toBeNull();
    expect(await executorOf(id)).toBe(people.executor.id);
    for (const step of [
      'acceptDocuments',
      'completeCheck',
      'submitNotice',
      'signNotice',
      'recordPostDispatch',
    ]) {
      await next(world, people, id, step);
      expect(await executorOf(id), `after ${step}`).toBe(people.executor.id);
    }
  });

  it('I-11: after a reassignment only the new executor acts, and what the former did stays', async () => {
    const colleague = await world.person('AKS', ['EXECUTOR']);
    const id = await caseIn(world, people, 'UNDER_REVIEW');
    const reassign = { executorId: colleague.id, reason: 'Еңбек демалысы.' };
    expect(await attempt(people.head, 'reassignExecutor', id, { ...reassign, reason: ' ' })).toBe(
      'VALIDATION_FAILED',
    );
    expect(
      await attempt(people.head, 'reassignExecutor', id, { ...reassign, executorId: people.executor.id }),
    ).toBe('SAME_EXECUTOR');
    expect(await attempt(people.head, 'reassignExecutor', id, reassign)).toBeNull();
    expect(await attempt(people.executor, 'completeCheck', id)).toBe('NOT_FOUND');
    expect(await attempt(colleague, 'completeCheck', id)).toBeNull();
    const resolutions = await world.db.resolution.findMany({
      where: { caseId: id },
      orderBy: { seq: 'asc' },
    });
    expect(resolutions.map(({ executorId, reason, text }) => [executorId, reason, text])).toEqual([
      [people.executor.id, null, 'Заңға сәйкес қарауға.'],
      [colleague.id, 'Еңбек демалысы.', 'Заңға сәйкес қарауға.'],
    ]);
  });

  it('I-12: neither the clerk nor an executor names the executor', async () => {
    const id = await caseIn(world, people, 'AWAITING_RESOLUTION');
    for (const who of [people.clerk, people.executor, people.akimClerk]) {
      expect(await attempt(who, 'assignExecutor', id, { executorId: people.executor.id })).toBe('FORBIDDEN');
      expect(
        await attempt(who, 'reassignExecutor', id, { executorId: people.executor.id, reason: 'Мен.' }),
      ).toBe('FORBIDDEN');
    }
    expect(await executorOf(id)).toBeNull();
  });

  it('I-12: a head who is an executor too does not name himself', async () => {
    const both = await world.person('AKS', ['HEAD', 'EXECUTOR']);
    const id = await caseIn(world, people, 'AWAITING_RESOLUTION');
    expect(await attempt(both, 'assignExecutor', id, { executorId: both.id })).toBe('SELF_ASSIGNMENT');
    expect(await executorOf(id)).toBeNull();
  });

  it('I-13: only a head of the same office resolves, returns and signs', async () => {
    const otherHead = await world.person('TAL', ['HEAD']);
    const waiting = await caseIn(world, people, 'AWAITING_RESOLUTION');
    const toSign = await caseIn(world, people, 'AWAITING_SIGNATURE');
    for (const [name, id] of [
      ['assignExecutor', waiting],
      ['returnNotice', toSign],
      ['signNotice', toSign],
    ] as const) {
      expect(await attempt(otherHead, name, id)).toBe('NOT_FOUND');
      for (const who of [people.clerk, people.executor])
        expect(await attempt(who, name, id)).toBe('FORBIDDEN');
    }
  });

  it('I-14: who drafted a notice does not sign it, though he is a head', async () => {
    const both = await world.person('AKS', ['HEAD', 'EXECUTOR']);
    const id = await caseIn(world, people, 'DRAFTING');
    expect(
      await attempt(people.head, 'reassignExecutor', id, { executorId: both.id, reason: 'Ауысты.' }),
    ).toBeNull();
    expect(await attempt(both, 'submitNotice', id)).toBeNull();
    expect(await attempt(both, 'signNotice', id)).toBe('SIGNER_IS_DRAFTER');
    expect(await attempt(people.head, 'signNotice', id)).toBeNull();
  });

  it('I-14: nobody executes the case of his own family, as the applicant or a member of the household', async () => {
    const [own, member] = [syntheticIin(901), syntheticIin(902)];
    const relatives = [
      await world.person('AKS', ['EXECUTOR'], { iin: own }),
      await world.person('AKS', ['EXECUTOR'], { iin: member }),
    ];
    const household = [{ surname: 'Әлиев', givenName: 'Ерлан', iin: member, relation: 'жұбайы' }];
    const id = await caseIn(world, people, 'AWAITING_RESOLUTION', { iin: own, household });
    for (const { id: executorId } of relatives) {
      const input = { caseId: id, expectedVersion: await versionOf(id), executorId, resolution: 'Қарауға.' };
      const answer = await send(world, people.head, 'assignExecutor', input);
      expect(codeOf(answer)).toBe('EXECUTOR_IS_FAMILY');
      expect(JSON.stringify(answer)).not.toMatch(new RegExp(`${own}|${member}`));
    }
    await next(world, people, id, 'assignExecutor');
    for (const { id: executorId } of relatives) {
      expect(await attempt(people.head, 'reassignExecutor', id, { executorId, reason: 'Ауысты.' })).toBe(
        'EXECUTOR_IS_FAMILY',
      );
    }
  });

  it('I-15: there is no refusal without a signed notice; missing documents are registered all the same', async () => {
    const documents = (application().documents as { kind: string }[]).map(({ kind }) => ({
      kind,
      state: 'ABSENT',
    }));
    const id = await caseIn(world, people, 'DRAFTING', { documents });
    const outcome = async () =>
      found(await world.ask(people.clerk, 'query ($id: ID!) { case(id: $id) { outcome } }', { id }), 'case')
        .outcome;
    const refusal = {
      kind: 'REFUSAL',
      grounds: ['REFUSED_JOB'],
      explanation: 'Ұсынылған жұмыстан бас тартты.',
    };
    expect(await attempt(people.clerk, 'submitNotice', id, refusal)).toBe('FORBIDDEN');
    expect(await attempt(people.executor, 'submitNotice', id, refusal)).toBeNull();
    expect(await outcome()).toBeNull();
    await next(world, people, id, 'signNotice');
    expect(await outcome()).toBe('REFUSAL');
    const cancelled = await caseIn(world, people, 'CANCELLED');
    expect((await world.db.case.findUniqueOrThrow({ where: { id: cancelled } })).outcome).toBeNull();
  });

  it('I-16: administrators, overseers and analysts take no step in any case', async () => {
    const mere: readonly Role[] = ['ADMIN', 'OVERSEER', 'ANALYST'];
    for (const [name, { roles }] of Object.entries({ ...INTAKES, ...STEPS })) {
      expect(
        (roles as readonly Role[]).filter((role) => mere.includes(role)),
        name,
      ).toEqual([]);
    }
    const person = await world.person('AKS', mere);
    const id = await caseIn(world, people, 'AWAITING_SIGNATURE');
    for (const name of Object.keys(STEPS)) {
      const more = name === 'reassignExecutor' ? { executorId: people.clerk.id, reason: 'Ауысты.' } : {};
      expect(await attempt(person, name, id, more), name).toBe('FORBIDDEN');
    }
    for (const name of Object.keys(INTAKES)) {
      expect(codeOf(await send(world, person, name, application())), name).toBe('FORBIDDEN');
    }
    const offered = found<{ availableTransitions: { allowed: boolean }[] }>(
      await world.ask(person, 'query ($id: ID!) { case(id: $id) { availableTransitions { allowed } } }', {
        id,
      }),
      'case',
    );
    expect(offered.availableTransitions).toHaveLength(Object.keys(STEPS).length);
    expect(offered.availableTransitions.some(({ allowed }) => allowed)).toBe(false);
    await take(world, people.head, 'returnNotice', {
      caseId: id,
      expectedVersion: await versionOf(id),
      reason: 'Толықтырыңыз.',
    });
  });
});

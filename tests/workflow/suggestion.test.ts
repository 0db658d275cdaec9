import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeStep } from '../../schema/cases/workflow/transition.ts';
import type { Actor } from '../../schema/context.ts';
import { localDay } from '../../schema/deadlines/zone.ts';
import { ALWAYS_PROVEN, SOME_SESSION } from '../support/alwaysProven.ts';
import { plainWorks } from '../support/plainPress.ts';
import { caseIn, type Staff, shownNotice, staff, take } from '../support/steps.ts';
import { createWorld, type Person, type World } from '../support/world.ts';

let world: World;
let people: Staff;
let colleague: Person;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  colleague = await world.person('AKS', ['EXECUTOR'], { surname: 'Әбенов', givenName: 'Айдос' });
});
afterAll(() => world.close());

const resolution = (caseId: string, seq: number) =>
  world.db.resolution.findUniqueOrThrow({ where: { caseId_seq: { caseId, seq } } });

const lastChanges = async (caseId: string) =>
  (await world.db.caseEvent.findFirstOrThrow({ where: { caseId }, orderBy: { seq: 'desc' } })).changes;

describe('a resolution', () => {
  it('keeps whom the system would have named at that moment, and why, whomever the head names', async () => {
    const id = await caseIn(world, people, 'AWAITING_RESOLUTION');
    await take(world, people.head, 'assignExecutor', {
      caseId: id,
      expectedVersion: 2,
      executorId: people.executor.id,
      resolution: 'Қарауға.',
    });
    // Neither has a case yet: the first by name. The new case itself must not weigh in.
    expect(await resolution(id, 1)).toMatchObject({
      executorId: people.executor.id,
      suggestedId: colleague.id,
      suggestion: { code: 'FIRST_BY_NAME', params: { present: 2 } },
    });
    expect(await lastChanges(id)).toEqual({
      executor: 'Орындаушы Д.',
      resolution: 'Қарауға.',
      suggested: 'Әбенов А.',
      suggestionReason: 'FIRST_BY_NAME',
    });
    await take(world, people.head, 'reassignExecutor', {
      caseId: id,
      expectedVersion: 3,
      executorId: colleague.id,
      reason: 'Ауысты.',
    });
    expect(await resolution(id, 2)).toMatchObject({ executorId: colleague.id });
    expect(await lastChanges(id)).toMatchObject({ executor: 'Әбенов А.', reason: 'Ауысты.' });
  });
});

describe('a signature', () => {
  const actor = (acting: boolean): Actor => ({
    ...people.head,
    acting,
    overseenOfficeIds: [],
    credential: SOME_SESSION,
    proof: ALWAYS_PROVEN,
  });
  const signed = async (acting: boolean) => {
    const caseId = await caseIn(world, people, 'AWAITING_SIGNATURE');
    const { version: expectedVersion } = await world.db.case.findUniqueOrThrow({ where: { id: caseId } });
    const today = localDay(world.clock);
    const { id: userId, officeId } = people.head;
    const days = { fromDate: today, toDate: today, order: '№ 1', namedById: userId, namedAt: world.clock };
    if (acting) await world.db.actingHead.create({ data: { userId, officeId, ...days } });
    await takeStep(
      { db: world.db, now: () => world.clock, papers: plainWorks },
      actor(acting),
      'signNotice',
      {
        caseId,
        expectedVersion,
        ...(await shownNotice(world, caseId, { signerActing: acting })),
      },
    );
    const { signerActing } = await world.db.noticeVersion.findFirstOrThrow({ where: { caseId } });
    return { signerActing, changes: await lastChanges(caseId) };
  };

  it('says of an acting head that he acts, on the notice and in the history, and of a head nothing (I-13)', async () => {
    expect(await signed(true)).toMatchObject({ signerActing: true, changes: { acting: true } });
    const byHead = await signed(false);
    expect(byHead.signerActing).toBe(false);
    expect(byHead.changes).not.toHaveProperty('acting');
  });
});

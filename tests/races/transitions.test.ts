import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shortName } from '../../schema/applicants/personName.ts';
import { STEPS, type StepName } from '../../schema/cases/workflow/transitions.ts';
import { answersFor, caseIn, next, type Staff, send, shownNotice, staff } from '../support/steps.ts';
import { atOnce, inLanes, outcomeOf, tally, through } from '../support/together.ts';
import { waitingCases } from '../support/waitingCases.ts';
import { createWorld, type Person, type World } from '../support/world.ts';

let world: World;
let second: World;
let people: Staff;
let other: Person;

beforeAll(async () => {
  world = await createWorld();
  second = through(world, await world.anotherServer());
  people = await staff(world);
  other = await world.person('AKS', ['EXECUTOR']);
});
afterAll(() => world.close());

const stateOf = (caseId: string) =>
  world.db.case.findUniqueOrThrow({
    where: { id: caseId },
    include: { events: { orderBy: { seq: 'asc' } }, resolutions: { orderBy: { seq: 'asc' } }, notices: true },
  });

/** A new case whose notice waits for the head, at version 6. */
async function submitted(): Promise<string> {
  const [caseId = ''] = await waitingCases(world, people, 1);
  for (const step of ['assignExecutor', 'acceptDocuments', 'completeCheck', 'submitNotice']) {
    await next(world, people, caseId, step);
  }
  return caseId;
}

/** The history is a chain of rows of the table that ends where the case stands. */
async function expectLegalHistory(caseId: string): Promise<void> {
  const { events, version, status } = await stateOf(caseId);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(events.at(-1)).toMatchObject({ seq: version, to: status });
  for (const [index, { from, to, transition, at }] of events.entries()) {
    const before = events[index - 1];
    expect(from).toBe(before?.to ?? null);
    if (!before || from === null) continue;
    const row = STEPS[transition as StepName];
    expect(row.from).toContain(from);
    expect(to).toBe(row.to ?? from);
    expect(at.getTime()).toBeGreaterThanOrEqual(before.at.getTime());
  }
}

describe('eight heads who resolve one case at the same moment', () => {
  it('write one resolution; seven are told who was first, and when', async () => {
    const heads = await inLanes(4, [...'АБВГДЕЖЗ'], (letter) =>
      world.person('AKS', ['HEAD'], { surname: `Басшы${letter.toLowerCase()}ев`, patronymic: 'Асқарұлы' }),
    );
    const executors = await inLanes(4, heads, () => world.person('AKS', ['EXECUTOR']));
    const [caseId = ''] = await waitingCases(world, people, 1);
    const answers = await atOnce(8, (index) =>
      send(index % 2 ? world : second, heads[index] ?? null, 'assignExecutor', {
        caseId,
        expectedVersion: 2,
        executorId: executors[index]?.id,
        resolution: `Қарауға: ${index}`,
      }),
    );
    expect(tally(answers.map(outcomeOf))).toEqual({ ok: 1, STALE_VERSION: 7 });
    const first = answers.findIndex((answer) => outcomeOf(answer) === 'ok');
    const [head, executor] = [heads[first], executors[first]];
    const { version, executorId, events, resolutions } = await stateOf(caseId);
    expect({ version, executorId }).toEqual({ version: 3, executorId: executor?.id });
    expect(events.map(({ transition }) => transition)).toEqual([
      'registerApplication',
      'forwardToHead',
      'assignExecutor',
    ]);
    expect(resolutions).toMatchObject([
      { headId: head?.id, executorId: executor?.id, text: `Қарауға: ${first}` },
    ]);
    expect(await world.db.notification.findMany({ where: { caseId } })).toMatchObject([
      { recipientId: executor?.id, kind: 'ASSIGNED' },
    ]);
    for (const { errors } of answers.filter((answer) => answer.errors)) {
      expect(errors?.[0]?.extensions).toMatchObject({
        version: 3,
        status: 'ASSIGNED',
        by: head && shortName(head),
        role: 'HEAD',
        at: events.at(-1)?.at.toISOString(),
        transition: 'assignExecutor',
      });
    }
  });
});

describe('different steps of one case at the same moment', () => {
  const rounds = Array.from({ length: 20 }, (_, round) => round);

  it('end with exactly one of sign, return and cancel, twenty times over, and the papers agree', async () => {
    const winners = await inLanes(3, rounds, async (round) => {
      const caseId = await submitted();
      const steps = ['signNotice', 'returnNotice', 'cancelCase', 'reassignExecutor'] as const;
      // Each round another step is sent first, and by another process.
      const order = steps.map((_, index) => steps[(index + round) % 4] ?? 'signNotice');
      const shown = await shownNotice(world, caseId);
      const answers = await Promise.all(
        order.map((name, index) =>
          send(index % 2 ? world : second, people.head, name, {
            caseId,
            expectedVersion: 6,
            ...(name === 'signNotice' ? shown : answersFor(people)[name]),
            ...(name === 'reassignExecutor' ? { executorId: other.id, reason: 'Демалыста.' } : {}),
          }),
        ),
      );
      const outcomes = new Map(
        order.map((name, index) => [name, outcomeOf(answers[index] ?? { status: 0, data: null })]),
      );
      const won = order.filter((name) => outcomes.get(name) === 'ok');
      expect(won, JSON.stringify([...outcomes])).toHaveLength(1);
      // A reassignment is not possible here: it loses by the table when it comes first, else like everybody.
      for (const name of order.filter((each) => !won.includes(each))) {
        expect(['STALE_VERSION', 'TRANSITION_REFUSED WRONG_STATUS']).toContain(outcomes.get(name));
        if (name !== 'reassignExecutor') expect(outcomes.get(name)).toBe('STALE_VERSION');
      }
      await expectLegalHistory(caseId);
      const { version, notices, executorId, returnCount, status } = await stateOf(caseId);
      expect({ version, executorId }).toEqual({ version: 7, executorId: people.executor.id });
      expect(notices).toHaveLength(1);
      expect(notices[0]?.signedAt !== null).toBe(status === 'SIGNED');
      expect(notices[0]?.outgoingNumber !== null).toBe(status === 'SIGNED');
      expect(notices[0]?.returnedAt !== null).toBe(status === 'RETURNED');
      expect(returnCount).toBe(status === 'RETURNED' ? 1 : 0);
      return won[0] ?? '';
    });
    const signed = winners.filter((name) => name === 'signNotice').length;
    const series = await world.db.numberSeries.findMany({ where: { series: 'OUTGOING' } });
    expect(series.map(({ last }) => last).join(), 'a signature that lost took no number').toBe(
      signed ? `${signed}` : '',
    );
    expect(Object.keys(tally(winners)).length, 'not always the same one wins').toBeGreaterThan(1);
  });

  it('end with exactly one of submit, cancel and two reassignments of a returned case, twenty times over', async () => {
    const third = await world.person('AKS', ['EXECUTOR']);
    await inLanes(3, rounds, async (round) => {
      const caseId = await submitted();
      await next(world, people, caseId, 'returnNotice');
      const heard = { where: { caseId, kind: 'ASSIGNED' as const } };
      const asked = [
        ['submitNotice', { kind: 'REFUSAL', grounds: ['INCOME_ABOVE_LINE'], explanation: 'Табысы жоғары.' }],
        ['cancelCase', answersFor(people).cancelCase],
        ['reassignExecutor', { executorId: other.id, reason: 'Демалыста.' }],
        ['reassignExecutor', { executorId: third.id, reason: 'Ауырып қалды.' }],
      ] as const;
      const answers = await Promise.all(
        asked.map((_, index) => {
          const [name, input] = asked[(index + round) % 4] ?? asked[0];
          const who = name === 'submitNotice' ? people.executor : people.head;
          return send(index % 2 ? world : second, who, name, { caseId, expectedVersion: 7, ...input });
        }),
      );
      const outcomes = tally(answers.map(outcomeOf));
      expect(outcomes.ok, JSON.stringify(outcomes)).toBe(1);
      // Whoever was executor until now sees no longer that the case exists.
      expect((outcomes.STALE_VERSION ?? 0) + (outcomes.NOT_FOUND ?? 0)).toBe(3);
      await expectLegalHistory(caseId);
      const { version, executorId, resolutions, events } = await stateOf(caseId);
      const reassigned = events.at(-1)?.transition === 'reassignExecutor';
      expect(version).toBe(8);
      expect(resolutions.at(-1)?.executorId).toBe(executorId);
      expect(resolutions).toHaveLength(reassigned ? 2 : 1);
      expect(await world.db.notification.count(heard)).toBe(reassigned ? 2 : 1);
    });
  });
});

describe('steps of different cases', () => {
  it('do not wait for each other', async () => {
    const [held = '', free = ''] = await waitingCases(world, people, 2);
    const holder = new pg.Client({ connectionString: world.url });
    await holder.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT 1 FROM "case" WHERE id = $1 FOR UPDATE', [held]);
      let waited = false;
      const slow = next(world, people, held, 'assignExecutor').then((taken) => {
        waited = true;
        return taken;
      });
      await next(world, people, free, 'assignExecutor');
      for (const step of ['acceptDocuments', 'completeCheck', 'submitNotice', 'signNotice']) {
        await next(second, people, free, step);
      }
      await caseIn(second, people, 'REGISTERED');
      expect(waited).toBe(false);
      await holder.query('COMMIT');
      expect((await slow).case.status).toBe('ASSIGNED');
    } finally {
      await holder.end();
    }
  });

  it('all succeed when forty are sent at once, more than the database has connections for', async () => {
    const cases = await waitingCases(world, people, 40);
    const answers = await atOnce(40, (index) =>
      send(index % 2 ? world : second, people.head, 'cancelCase', {
        ...answersFor(people).cancelCase,
        caseId: cases[index],
        expectedVersion: 2,
      }),
    );
    expect(tally(answers.map(outcomeOf))).toEqual({ ok: 40 });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersFor, caseIn, next, type Staff, send, shownNotice, staff, take } from '../support/steps.ts';
import { atOnce, outcomeOf, tally, through } from '../support/together.ts';
import { waitingCases } from '../support/waitingCases.ts';
import { application, createWorld, type Person, type World } from '../support/world.ts';

let world: World;
let second: World;
let people: Staff;
let serial = 0;

beforeAll(async () => {
  world = await createWorld();
  second = through(world, await world.anotherServer());
  people = await staff(world);
});
afterAll(() => world.close());

const newKey = (): string => `key ${++serial}`;

/** Sends the same command twenty times at once, through both servers; gives the one answer that all got. */
async function twentyTimes(who: Person, name: string, input: Record<string, unknown>) {
  const answers = await atOnce(20, (index) => send(index % 2 ? world : second, who, name, input));
  expect(tally(answers.map(outcomeOf))).toEqual({ ok: 20 });
  for (const { data } of answers) expect(data).toEqual(answers[0]?.data);
  return answers[0]?.data?.[name] as {
    case: { id: string; version: number };
    event: { seq: number; transition: string };
  };
}

const historyOf = async (caseId: string): Promise<string[]> =>
  (await world.db.caseEvent.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })).map(
    (event) => event.transition,
  );

describe('twenty commands under one key at the same moment', () => {
  it('register one application', async () => {
    const person = application();
    const input = { ...person, idempotencyKey: newKey() };
    const before = await world.db.case.count();
    const { case: registered, event } = await twentyTimes(people.clerk, 'registerApplication', input);
    expect(await world.db.case.count()).toBe(before + 1);
    expect(event).toMatchObject({ seq: 1, transition: 'registerApplication' });
    expect(await historyOf(registered.id)).toEqual(['registerApplication']);
    expect(await world.db.receipt.count({ where: { caseId: registered.id } })).toBe(1);
    const applicant = { where: { iin: String(person.iin) }, select: { version: true } };
    expect(await world.db.applicant.findUnique(applicant), 'the person was written once').toEqual({
      version: 1,
    });
  });

  it('assign one executor and tell him once', async () => {
    const [caseId = ''] = await waitingCases(world, people, 1);
    const input = {
      caseId,
      expectedVersion: 2,
      idempotencyKey: newKey(),
      ...answersFor(people).assignExecutor,
    };
    const { event } = await twentyTimes(people.head, 'assignExecutor', input);
    expect(event).toMatchObject({ seq: 3, transition: 'assignExecutor' });
    expect(await historyOf(caseId)).toEqual(['registerApplication', 'forwardToHead', 'assignExecutor']);
    expect(await world.db.resolution.count({ where: { caseId } })).toBe(1);
    expect(await world.db.notification.count({ where: { caseId } })).toBe(1);
  });

  it('sign one notice under one outgoing number', async () => {
    const caseId = await caseIn(world, people, 'AWAITING_SIGNATURE');
    const input = {
      caseId,
      expectedVersion: 6,
      idempotencyKey: newKey(),
      ...(await shownNotice(world, caseId)),
    };
    await twentyTimes(people.head, 'signNotice', input);
    expect((await historyOf(caseId)).filter((name) => name === 'signNotice')).toHaveLength(1);
    const next = await caseIn(world, people, 'SIGNED');
    const numbers = await world.db.noticeVersion.findMany({
      where: { caseId: { in: [caseId, next] } },
      orderBy: { outgoingSeq: 'asc' },
    });
    const [first, following] = numbers.map(({ outgoingSeq }) => outgoingSeq ?? 0);
    expect(following).toBe((first ?? 0) + 1);
  });

  it('record one delivery', async () => {
    const caseId = await caseIn(world, people, 'SIGNED');
    const input = {
      caseId,
      expectedVersion: 7,
      idempotencyKey: newKey(),
      ...answersFor(people).recordHandDelivery,
    };
    const { event } = await twentyTimes(people.executor, 'recordHandDelivery', input);
    expect(event).toMatchObject({ seq: 8, transition: 'recordHandDelivery' });
    expect(await world.db.delivery.count({ where: { caseId } })).toBe(1);
  });

  it('but with two different inputs do one of the two, and refuse the other', async () => {
    const [one, two] = [application(), application()];
    const idempotencyKey = newKey();
    const before = await world.db.case.count();
    const answers = await atOnce(20, (index) =>
      send(index % 3 ? world : second, people.clerk, 'registerApplication', {
        ...(index % 2 ? one : two),
        idempotencyKey,
      }),
    );
    expect(tally(answers.map(outcomeOf))).toEqual({ ok: 10, IDEMPOTENCY_KEY_REUSED: 10 });
    expect(await world.db.case.count()).toBe(before + 1);
  });

  it('are refused twenty times alike when the step is not possible, and leave the key free', async () => {
    const [caseId = ''] = await waitingCases(world, people, 1);
    const common = { caseId, expectedVersion: 2, idempotencyKey: newKey(), resolution: 'Қарауға.' };
    const wrong = { ...common, executorId: people.clerk.id };
    const answers = await atOnce(20, () => send(world, people.head, 'assignExecutor', wrong));
    expect(tally(answers.map(outcomeOf))).toEqual({ 'TRANSITION_REFUSED EXECUTOR_NOT_ELIGIBLE': 20 });
    const right = { ...common, executorId: people.executor.id };
    expect((await take(world, people.head, 'assignExecutor', right)).event.seq).toBe(3);
  });
});

describe('a key', () => {
  it('is refused with another input, another case or another command, and nothing happens', async () => {
    const idempotencyKey = newKey();
    const mine = application();
    const { case: first } = await take(world, people.clerk, 'registerApplication', {
      ...mine,
      idempotencyKey,
    });
    const other = await caseIn(world, people, 'REGISTERED');
    const before = await world.db.caseEvent.count();
    const reused = async (who: Person, name: string, input: Record<string, unknown>) =>
      outcomeOf(await send(world, who, name, { ...input, idempotencyKey }));
    expect(await reused(people.clerk, 'registerApplication', application())).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await reused(people.clerk, 'registerApplication', { ...mine, address: 'Басқа' })).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    for (const caseId of [first.id, other]) {
      expect(await reused(people.clerk, 'forwardToHead', { caseId, expectedVersion: 1 })).toBe(
        'IDEMPOTENCY_KEY_REUSED',
      );
    }
    expect(await world.db.caseEvent.count()).toBe(before);
  });

  it('is each official’s own', async () => {
    const colleague = await world.person('AKS', ['CLERK']);
    const idempotencyKey = newKey();
    const one = await take(world, people.clerk, 'registerApplication', { ...application(), idempotencyKey });
    const two = await take(world, colleague, 'registerApplication', { ...application(), idempotencyKey });
    expect(two.case.id).not.toBe(one.case.id);
  });

  it('gives the same event when the case has long moved on, and the case as it is now', async () => {
    const [caseId = ''] = await waitingCases(world, people, 1);
    const input = {
      caseId,
      expectedVersion: 2,
      idempotencyKey: newKey(),
      ...answersFor(people).assignExecutor,
    };
    const { event } = await take(world, people.head, 'assignExecutor', input);
    await next(world, people, caseId, 'acceptDocuments');
    await next(world, people, caseId, 'completeCheck');
    const again = await take(second, people.head, 'assignExecutor', input);
    expect(again).toMatchObject({ event, case: { id: caseId, version: 5, status: 'DRAFTING' } });
    expect(await world.db.notification.count({ where: { caseId } })).toBe(1);
  });

  it('gives the event but not the case to an executor from whom the case was taken', async () => {
    const other = await world.person('AKS', ['EXECUTOR']);
    const caseId = await caseIn(world, people, 'ASSIGNED');
    const input = { caseId, expectedVersion: 3, idempotencyKey: newKey() };
    const { event } = await take(world, people.executor, 'acceptDocuments', input);
    const moved = { caseId, expectedVersion: 4, executorId: other.id, reason: 'Демалыста.' };
    await take(world, people.head, 'reassignExecutor', moved);
    const { data } = await send(world, people.executor, 'acceptDocuments', input);
    expect(data?.acceptDocuments).toEqual({ case: null, event });
  });

  it('serves again after a stale version, with the version that is right', async () => {
    const caseId = await caseIn(world, people, 'REGISTERED');
    const input = { caseId, idempotencyKey: newKey() };
    expect(
      outcomeOf(await send(world, people.clerk, 'forwardToHead', { ...input, expectedVersion: 7 })),
    ).toBe('STALE_VERSION');
    expect(
      (await take(world, people.clerk, 'forwardToHead', { ...input, expectedVersion: 1 })).event.seq,
    ).toBe(2);
  });

  it('of 200 signs is taken', async () => {
    const input = { ...application(), idempotencyKey: 'к'.repeat(200) };
    expect((await take(world, people.clerk, 'registerApplication', input)).event.seq).toBe(1);
  });

  it.each([
    ['longer than 200 signs', 'k'.repeat(201)],
    ['empty', ''],
    ['blank', '  \t '],
    ['with a zero sign', 'a\u0000b'],
    ['with half a character', 'a\ud800'],
  ])('that is %s is refused with a code', async (_what, idempotencyKey) => {
    const before = await world.db.case.count();
    const answer = await send(world, people.clerk, 'registerApplication', {
      ...application(),
      idempotencyKey,
    });
    expect(outcomeOf(answer)).toBe('BAD_REQUEST');
    expect(await world.db.case.count()).toBe(before);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Role } from '../../prisma/client.ts';
import { codeOf, found, problemsOf } from '../support/answers.ts';
import { caseIn, next, type Staff, staff } from '../support/steps.ts';
import { createWorld, type Person, syntheticIin, type World } from '../support/world.ts';

const MANY = `mutation ($input: ReassignCasesInput!) { reassignCases(input: $input) {
  caseId result { case { version executor { id } } event { seq transition } } problem { code message params } } }`;

interface Row {
  readonly caseId: string;
  readonly result: {
    readonly case: { readonly version: number; readonly executor: { readonly id: string } };
    readonly event: { readonly seq: number; readonly transition: string };
  } | null;
  readonly problem: {
    readonly code: string;
    readonly params: { readonly refusal?: { readonly code: string } };
  } | null;
}

let world: World;
let people: Staff;
let second: Person;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  second = await world.person('AKS', ['EXECUTOR'], { surname: 'Екінші', iin: syntheticIin(901) });
});
afterAll(() => world.close());

async function seen(caseId: string): Promise<{ caseId: string; expectedVersion: number }> {
  const { version } = await world.db.case.findUniqueOrThrow({ where: { id: caseId } });
  return { caseId, expectedVersion: version };
}

const input = async (ids: readonly string[], more: Record<string, unknown> = {}) => ({
  cases: await Promise.all(ids.map(seen)),
  executorId: second.id,
  reason: 'Демалысқа шықты.',
  ...more,
});

const send = (who: Person | null, variables: Record<string, unknown>) =>
  world.ask(who, MANY, { input: variables });

const reassign = async (who: Person, variables: Record<string, unknown>): Promise<Row[]> =>
  found(await send(who, variables), 'reassignCases');

/** What became of each case: the number of its new entry, or the code of what stood against it. */
const outcomes = (rows: readonly Row[]) =>
  rows.map(({ result, problem }) => problem?.params.refusal?.code ?? problem?.code ?? result?.event.seq);

describe('reassigning many cases at once', () => {
  it('gives each case its own resolution, feed row and history entry, and answers in the given order', async () => {
    const ids = [
      await caseIn(world, people, 'ASSIGNED'),
      await caseIn(world, people, 'DRAFTING'),
      await caseIn(world, people, 'RETURNED'),
    ].reverse();
    const clocks = await world.db.caseClock.findMany({
      where: { caseId: { in: ids } },
      orderBy: { id: 'asc' },
    });
    const rows = await reassign(people.head, await input(ids, { resolution: 'Жалғастыру.' }));
    expect(rows.map(({ caseId }) => caseId)).toEqual(ids);
    expect(outcomes(rows)).toEqual([8, 6, 4]);
    for (const { caseId, result, problem } of rows) {
      expect(problem).toBeNull();
      expect(result?.case.executor.id).toBe(second.id);
      expect(result?.event.transition).toBe('reassignExecutor');
      const [last] = await world.db.resolution.findMany({ where: { caseId }, orderBy: { seq: 'desc' } });
      expect(last).toMatchObject({ seq: 2, text: 'Жалғастыру.', reason: 'Демалысқа шықты.' });
      expect(
        await world.db.notification.count({ where: { caseId, recipientId: second.id, kind: 'ASSIGNED' } }),
      ).toBe(1);
    }
    const after = await world.db.caseClock.findMany({
      where: { caseId: { in: ids } },
      orderBy: { id: 'asc' },
    });
    expect(after.map(({ startedAt, dueAt }) => [startedAt, dueAt])).toEqual(
      clocks.map(({ startedAt, dueAt }) => [startedAt, dueAt]),
    );
  });

  it('says of each case that could not change hands why, and goes on with the next', async () => {
    const stale = await caseIn(world, people, 'ASSIGNED');
    const staleSeen = await seen(stale);
    await next(world, people, stale, 'acceptDocuments');
    const kin = await caseIn(world, people, 'ASSIGNED', { iin: syntheticIin(901) });
    const elsewhere = await caseIn(world, await staff(world, 'KER'), 'ASSIGNED');
    const his = await caseIn(world, { ...people, executor: second }, 'ASSIGNED');
    const signed = await caseIn(world, people, 'SIGNED');
    const missing = randomUUID();
    const [first, last] = [
      await caseIn(world, people, 'ASSIGNED'),
      await caseIn(world, people, 'UNDER_REVIEW'),
    ];
    const rows = await reassign(people.head, {
      ...(await input([])),
      cases: [
        await seen(first),
        staleSeen,
        await seen(kin),
        await seen(elsewhere),
        { caseId: missing, expectedVersion: 1 },
        await seen(his),
        await seen(signed),
        await seen(last),
      ],
    });
    expect(outcomes(rows)).toEqual([
      4,
      'STALE_VERSION',
      'EXECUTOR_IS_FAMILY',
      'NOT_FOUND',
      'NOT_FOUND',
      'SAME_EXECUTOR',
      'WRONG_STATUS',
      5,
    ]);
    expect(rows[1]?.problem).toMatchObject({ params: { version: 4, by: expect.any(String) } });
    expect(rows[3]?.problem).toEqual(rows[4]?.problem);
    for (const id of [stale, kin, signed]) {
      const { executorId } = await world.db.case.findUniqueOrThrow({ where: { id } });
      expect(executorId).toBe(people.executor.id);
    }
  });

  it('does nothing twice under the same key and answers what was done the same again', async () => {
    const ids = [await caseIn(world, people, 'ASSIGNED'), await caseIn(world, people, 'DRAFTING')];
    const [refused] = await world.db.case.findMany({ where: { status: 'SIGNED' }, take: 1 });
    const command = await input([...ids, refused?.id ?? ''], { idempotencyKey: 'к'.repeat(200) });
    const first = await reassign(people.head, command);
    const events = await world.db.caseEvent.count();
    const again = await reassign(people.head, command);
    expect(again).toEqual(first);
    expect(outcomes(again)).toEqual([4, 6, 'WRONG_STATUS']);
    expect(await world.db.caseEvent.count()).toBe(events);
    const other = await reassign(people.head, { ...command, reason: 'Басқа себеп.' });
    expect(outcomes(other).slice(0, 2)).toEqual(['IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('goes on with what is left when it is sent again after it was cut off in the middle', async () => {
    const ids = [await caseIn(world, people, 'ASSIGNED'), await caseIn(world, people, 'ASSIGNED')];
    const command = await input(ids, { idempotencyKey: 'cut-off' });
    await reassign(people.head, { ...command, cases: command.cases.slice(0, 1) });
    expect(outcomes(await reassign(people.head, command))).toEqual([4, 4]);
    expect(
      await world.db.caseEvent.count({ where: { caseId: { in: ids }, transition: 'reassignExecutor' } }),
    ).toBe(2);
  });

  it('reports an unforeseen failure at its own case, masked, and goes on with the others', async () => {
    const ids = [
      await caseIn(world, people, 'ASSIGNED'),
      await caseIn(world, people, 'ASSIGNED'),
      await caseIn(world, people, 'ASSIGNED'),
    ];
    const command = await input(ids);
    const real = world.db.$transaction.bind(world.db);
    let calls = 0;
    const broken = vi.spyOn(world.db, '$transaction').mockImplementation(((
      ...args: Parameters<typeof real>
    ) => {
      calls += 1;
      return calls === 2 ? Promise.reject(new Error('Әлиева Гүлнәр 000101300009')) : real(...args);
    }) as typeof real);
    const answer = await send(people.head, command);
    broken.mockRestore();
    const rows = answer.data?.reassignCases as Row[];
    expect(outcomes(rows)).toEqual([4, 'INTERNAL', 4]);
    expect(answer.errors).toMatchObject([
      { path: ['reassignCases', 1, 'result'], extensions: { code: 'INTERNAL' } },
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/Әлиева Гүлнәр 0|000101300009/);
  });
});

describe('a list of cases that is refused as a whole', () => {
  it('is empty, longer than a hundred, or names a case twice', async () => {
    const id = await caseIn(world, people, 'ASSIGNED');
    const problems = async (cases: unknown) =>
      problemsOf(await send(people.head, { ...(await input([])), cases }));
    const one = await seen(id);
    expect(await problems([])).toEqual(['cases: TOO_SMALL']);
    expect(
      await problems(Array.from({ length: 101 }, () => ({ caseId: randomUUID(), expectedVersion: 1 }))),
    ).toEqual(['cases: TOO_BIG']);
    expect(await problems([one, { ...one, caseId: id.toUpperCase() }])).toEqual([
      'cases.1.caseId: LISTED_TWICE',
    ]);
    expect(await problems([{ caseId: 'AKS-2013/000147', expectedVersion: 0 }])).toEqual([
      'cases.0.caseId: INVALID',
      'cases.0.expectedVersion: TOO_SMALL',
    ]);
    expect((await seen(id)).expectedVersion).toBe(one.expectedVersion);
  });

  it('has no reason, no executor, or a key that is none', async () => {
    const id = await caseIn(world, people, 'ASSIGNED');
    expect(problemsOf(await send(people.head, await input([id], { reason: ' ', executorId: 'x' })))).toEqual([
      'executorId: INVALID',
      'reason: REQUIRED',
    ]);
    expect(codeOf(await send(people.head, await input([id], { idempotencyKey: '' })))).toBe('BAD_REQUEST');
    expect(codeOf(await send(people.head, await input([id], { idempotencyKey: 'к'.repeat(201) })))).toBe(
      'BAD_REQUEST',
    );
    expect((await seen(id)).expectedVersion).toBe(3);
  });

  it('comes from anybody but a head', async () => {
    const id = await caseIn(world, people, 'ASSIGNED');
    for (const role of Object.values(Role).filter((role) => role !== 'HEAD')) {
      const who = await world.person('AKS', [role]);
      expect(codeOf(await send(who, await input([id]))), role).toBe('FORBIDDEN');
    }
    expect(codeOf(await send(null, await input([id])))).toBe('UNAUTHENTICATED');
    expect((await seen(id)).expectedVersion).toBe(3);
  });
});

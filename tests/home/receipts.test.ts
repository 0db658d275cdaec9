import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { akimCaseIn } from '../support/akimCases.ts';
import { found } from '../support/answers.ts';
import { statementsOf } from '../support/statements.ts';
import { caseIn, next, type Staff, staff } from '../support/steps.ts';
import { createWorld, type Person, type World } from '../support/world.ts';

let world: World;
let people: Staff;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
});
afterAll(() => world.close());

const waiting = async (who: Person, code: string): Promise<string[]> => {
  const { totalCount, nodes } = found<{ totalCount: number; nodes: { id: string }[] }>(
    await world.ask(who, `{ inboxCases(code: ${code}, first: 100) { totalCount nodes { id } } }`),
    'inboxCases',
  );
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ id }) => id);
};
const print = async (who: Person, caseId: string) => {
  const { id } = await world.db.paper.findFirstOrThrow({ where: { caseId, kind: 'RECEIPT' } });
  return world.ask(who, 'mutation ($ids: [ID!]!) { printPapers(ids: $ids) { number } }', { ids: [id] });
};
const printsOf = (caseId: string) => world.db.receiptPrint.findMany({ where: { caseId } });

describe('the receipts to print', () => {
  it('are those of open cases that came in at the office itself, in any state, the oldest first', async () => {
    const early = await caseIn(world, people, 'SIGNED');
    const fresh = await caseIn(world, people, 'REGISTERED');
    const atAkim = await akimCaseIn(world, people, 'AKIM_REGISTERED');
    const sentOn = await akimCaseIn(world, people, 'DRAFTING');
    await caseIn(world, people, 'DELIVERED');
    await caseIn(world, people, 'CANCELLED');
    expect(await waiting(people.clerk, 'CLERK_RECEIPTS')).toEqual([early, fresh]);
    expect(await waiting(people.akimClerk, 'AKIM_RECEIPTS')).toEqual([atAkim, sentOn]);
    const elsewhere = await staff(world, 'TAL');
    expect(await waiting(elsewhere.clerk, 'CLERK_RECEIPTS')).toEqual([]);
    expect(await waiting(elsewhere.akimClerk, 'AKIM_RECEIPTS')).toEqual([]);
  });

  it('leave with the first print, which is kept; a second print only enters the log', async () => {
    const [first = ''] = await waiting(people.clerk, 'CLERK_RECEIPTS');
    const printed = found(await print(people.clerk, first), 'printPapers');
    expect(await waiting(people.clerk, 'CLERK_RECEIPTS')).not.toContain(first);
    const kept = await printsOf(first);
    expect(kept).toEqual([{ caseId: first, at: world.clock, byId: people.clerk.id }]);
    world.clock = new Date(world.clock.getTime() + 60_000);
    expect(found(await print(people.head, first), 'printPapers')).toEqual(printed);
    expect(await printsOf(first)).toEqual(kept);
    const log = await world.db.auditEntry.count({ where: { action: 'RECEIPT_PRINTED', caseId: first } });
    expect(log).toBe(2);
  });

  it('leave with the case: what is closed needs none', async () => {
    const id = await caseIn(world, people, 'REGISTERED');
    expect(await waiting(people.clerk, 'CLERK_RECEIPTS')).toContain(id);
    await next(world, people, id, 'cancelCase');
    expect(await waiting(people.clerk, 'CLERK_RECEIPTS')).not.toContain(id);
  });

  it('are printed by several at once without a failure, and one of them was the first', async () => {
    const id = await caseIn(world, people, 'REGISTERED');
    const answers = await Promise.all(Array.from({ length: 8 }, () => print(people.clerk, id)));
    expect(answers.map(({ errors }) => errors)).toEqual(Array.from({ length: 8 }, () => undefined));
    expect(await printsOf(id)).toHaveLength(1);
    expect(await world.db.auditEntry.count({ where: { action: 'RECEIPT_PRINTED', caseId: id } })).toBe(8);
  });

  it('stay where another office asks for a print', async () => {
    const id = await caseIn(world, people, 'REGISTERED');
    const stranger = await world.person('TAL', ['CLERK']);
    expect((await print(stranger, id)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await printsOf(id)).toEqual([]);
  });
});

describe('the queues', () => {
  it('say the state of their cases where it is one', async () => {
    const queues = found<{ code: string; status: string | null }[]>(
      await world.ask(people.clerk, '{ inbox { code status } }'),
      'inbox',
    );
    expect(queues).toEqual([
      { code: 'CLERK_TO_FORWARD', status: 'REGISTERED' },
      { code: 'CLERK_FROM_AKIM', status: 'IN_TRANSIT' },
      { code: 'CLERK_RECEIPTS', status: null },
      { code: 'CLERK_POSTED', status: 'DELIVERED' },
    ]);
  });

  it('are counted with one statement each, however many cases there are', async () => {
    const counted = await statementsOf(world, people.clerk, '{ inbox { code count } }');
    const named = await statementsOf(world, people.clerk, '{ inbox { code } }');
    expect(counted - named).toBe(4);
  });
});

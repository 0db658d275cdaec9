import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClient } from '../../prisma/client.ts';
import { ASSIGNMENTS, NOTIFICATIONS } from '../../schema/notifications/feeds.ts';
import { rowsAfter } from '../../schema/notifications/rowsAfter.ts';
import { type Staff, staff } from '../support/steps.ts';
import { waitingCases } from '../support/waitingCases.ts';
import { createWorld, type Person, type World } from '../support/world.ts';
import { assign, reassign } from './feed.ts';

let world: World;
let people: Staff;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
});
afterAll(() => world.close());

it('a wave of streams reads in few statements, each the rows of its own feed, kinds and cursor', async () => {
  const executors: Person[] = [];
  for (const caseId of await waitingCases(world, people, 4)) {
    const executor = await world.person('AKS', ['EXECUTOR']);
    executors.push(executor);
    await assign(world, people, caseId, executor);
    await reassign(
      world,
      people,
      caseId,
      executors[0] === executor ? people.executor : (executors[0] as Person),
    );
  }
  const places = [...executors, people.executor, people.clerk].flatMap(({ id: recipientId }) =>
    [ASSIGNMENTS.kinds, NOTIFICATIONS.kinds, ['OVERDUE'] as const].flatMap((kinds) =>
      [0, 1, 2].map((cursor) => ({ recipientId, kinds, cursor })),
    ),
  );
  let statements = 0;
  const db = createClient({ connectionString: world.url, onStatement: () => (statements += 1) });
  const read = await Promise.all(places.map((place) => rowsAfter(db, place)));
  await db.$disconnect();
  for (const [index, { recipientId, kinds, cursor }] of places.entries()) {
    const expected = await world.db.notification.findMany({
      where: { recipientId, cursor: { gt: cursor }, ...(kinds ? { kind: { in: [...kinds] } } : {}) },
      orderBy: { cursor: 'asc' },
    });
    expect(read[index], JSON.stringify(places[index])).toEqual(expected);
  }
  expect(read.flat().length).toBeGreaterThan(places.length / 3);
  expect(statements).toBeLessThan(6);
});

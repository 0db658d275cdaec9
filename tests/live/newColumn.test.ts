import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { assignmentsOf, rowOf, subscribe } from '../support/sse.ts';
import { type Staff, staff } from '../support/steps.ts';
import { waitingCases } from '../support/waitingCases.ts';
import { createWorld, type World } from '../support/world.ts';
import { assign } from './feed.ts';

let world: World;
let people: Staff;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
});
afterAll(() => world.close());

it('the streams of this release go on while the migration of the next one adds columns', async () => {
  const cases = await waitingCases(world, people, 4);
  const stream = await assignmentsOf(world.app, people.executor);
  const feed = await subscribe(
    world.app,
    people.executor,
    'subscription { notifications { cursor settledAt } }',
  );
  for (const [index, caseId] of cases.entries()) {
    if (index === 2) {
      const owner = new pg.Client({ connectionString: world.ownerUrl });
      await owner.connect();
      await owner.query('ALTER TABLE notification ADD COLUMN of_next_release int');
      await owner.end();
    }
    await assign(world, people, caseId, people.executor);
    expect(rowOf(await stream.next()).cursor).toBe(index + 1);
    expect(await feed.next()).toMatchObject({ data: { notifications: { cursor: index + 1 } } });
  }
  stream.cut();
  feed.cut();
});

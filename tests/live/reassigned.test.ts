import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrismaClient } from '../../prisma/client.ts';
import { offerConnections } from '../../prisma/prepared.ts';
import { readingAs } from '../../prisma/readerConnections.ts';
import { schema } from '../../schema/index.ts';
import { createApp } from '../../server/app.ts';
import { createLog } from '../../server/log.ts';
import { ANY_DOCUMENT } from '../../server/operations/knownDocuments.ts';
import { plainWorks } from '../support/plainPress.ts';
import { assignmentsOf, rowOf } from '../support/sse.ts';
import { type Staff, staff } from '../support/steps.ts';
import { inLanes } from '../support/together.ts';
import { waitingCases } from '../support/waitingCases.ts';
import { createWorld, ORIGIN, type Person, type World } from '../support/world.ts';
import { assign, expectQuiet, reassign } from './feed.ts';

let world: World;
let people: Staff;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
});
afterAll(() => world.close());

const newExecutor = () => world.person('AKS', ['EXECUTOR']);

const unacknowledged = async (who: Person): Promise<unknown> => {
  const { data } = await world.ask(who, '{ unacknowledgedAssignments { cursor case { id } } }');
  return data?.unacknowledgedAssignments;
};

describe('a case that has gone to another executor', () => {
  it('is not shown to the former one, neither in the replay nor after a cursor, but the new one hears of it', async () => {
    const [former, present] = [await newExecutor(), await newExecutor()];
    const [moved = '', kept = ''] = await waitingCases(world, people, 2);
    const live = await assignmentsOf(await world.anotherServer(), present);
    await assign(world, people, moved, former);
    await assign(world, people, kept, former);
    await reassign(world, people, moved, present);
    expect(rowOf(await live.next())).toMatchObject({ cursor: 1, kind: 'ASSIGNED', case: { id: moved } });
    for (const after of [null, 0]) {
      const stream = await assignmentsOf(world.app, former, after);
      expect(rowOf(await stream.next())).toMatchObject({ cursor: 2, case: { id: kept } });
      await expectQuiet(stream, 150);
      stream.cut();
    }
    expect(await unacknowledged(former)).toEqual([{ cursor: 2, case: { id: kept } }]);
    await reassign(world, people, moved, former);
    expect(await unacknowledged(former)).toContainEqual({ cursor: 3, case: { id: moved } });
    live.cut();
  });

  it('never spoils the stream of either while it goes to and fro', async () => {
    const [one, two] = [await newExecutor(), await newExecutor()];
    const cases = await waitingCases(world, people, 4);
    await Promise.all(cases.map((caseId) => assign(world, people, caseId, one)));
    const streams = await Promise.all([one, two].map((who) => assignmentsOf(world.app, who, 0)));
    await inLanes(4, cases, async (caseId) => {
      for (let turn = 0; turn < 8; turn += 1) await reassign(world, people, caseId, turn % 2 ? one : two);
    });
    const [last = ''] = await waitingCases(world, people, 1);
    await assign(world, people, last, one);
    await delay(300);
    for (const { received } of streams) {
      const codes = received.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions.code));
      expect(codes).toEqual([]);
      const seen = received.filter(({ errors }) => !errors).map((event) => rowOf(event).cursor);
      expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
    }
    expect(rowOf(streams[0]?.received.at(-1) ?? { at: 0 }).case.id).toBe(last);
    for (const stream of streams) stream.cut();
  });

  it('in the very moment of the event is left out, and the stream goes on', async () => {
    const [former, present] = [await newExecutor(), await newExecutor()];
    const [moved = '', kept = ''] = await waitingCases(world, people, 2);
    let looks = 0;
    // The case moves between the check of the row, the first look at it, and the reading of what the event shows.
    const pool = new pg.Pool({ connectionString: world.url });
    const db = world.db.$extends({}) as unknown as PrismaClient;
    offerConnections(db, {
      query: async (statement: pg.QueryConfig) => {
        if (/"case"/.test(statement.text)) looks += 1;
        // By the head, in no way in the name of whoever is just reading.
        if (looks === 2 && /"case"/.test(statement.text))
          await readingAs(null, () => reassign(world, people, moved, present));
        return pool.query(statement);
      },
    } as Pick<pg.ClientBase, 'query'>);
    const app = createApp({
      papers: plainWorks,
      schema,
      db,
      events: world.live,
      log: createLog('silent'),
      documents: ANY_DOCUMENT,
      now: () => world.clock,
      config: {
        production: true,
        publicOrigins: [ORIGIN],
        cookieSecure: false,
        sessionIdleMinutes: 60,
        sessionHours: 12,
        signProofMinutes: 600,
      },
    });
    await assign(world, people, moved, former);
    const stream = await assignmentsOf(app, former);
    await expect.poll(() => looks).toBeGreaterThan(1);
    await expectQuiet(stream, 150);
    await assign(world, people, kept, former);
    expect(rowOf(await stream.next())).toMatchObject({ cursor: 2, case: { id: kept } });
    expect(looks).toBeGreaterThan(2);
    stream.cut();
    await app.dispose();
    await pool.end();
  });
});

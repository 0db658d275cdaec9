import { beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../schema/index.ts';
import { type RootField, rootFields } from '../support/documents.ts';
import { inLanes } from '../support/lanes.ts';
import { type Subscription, subscribe } from '../support/sse.ts';
import { caseIn, type Staff, staff, take } from '../support/steps.ts';
import type { AccessWorld } from './accessWorld.ts';
import { occurring } from './markers.ts';
import { mayFind, PLACES, READERS, READS, type ReaderName } from './oracle.ts';
import { callOf, selectionOf } from './questions.ts';
import { refusalFor } from './refusals.ts';

const SUBSCRIPTIONS = rootFields(schema).filter(({ operation }) => operation === 'subscription');
/** How long nothing must come, after everything came that others were to be told. */
const QUIET = 400;

let access: AccessWorld;

function rootOf(name: string): RootField {
  const root = SUBSCRIPTIONS.find((one) => one.name === name);
  if (!root) throw new Error(`There is no subscription ${name}`);
  return root;
}

const open = (reader: ReaderName, name: string, values: Record<string, unknown>): Promise<Subscription> => {
  const root = rootOf(name);
  return subscribe(access.app, access.readers[reader], callOf(root, values, selectionOf(root).text), values);
};

/** Every subscription, in the world that `world` gives once it is made. */
export function streamsAreJudged(world: () => AccessWorld): void {
  beforeAll(() => {
    access = world();
  });

  describe('every subscription, by everybody, at every place', () => {
    it('is known here', () => {
      expect(SUBSCRIPTIONS.map(({ name }) => name).sort()).toEqual([
        'assignments',
        'caseChanged',
        'notifications',
      ]);
    });

    it.each(READERS)('refuses %s or tells him of his own cases alone', async (reader) => {
      let cells = 0;
      for (const root of SUBSCRIPTIONS) {
        // At once, for most of the time it is heard that nothing comes.
        await inLanes(PLACES.length, PLACES, async (place) => {
          const values = root.name === 'caseChanged' ? { id: access.places[place].caseId } : { after: 0 };
          const stream = await open(reader, root.name, values);
          const event = await stream.next(root.name === 'caseChanged' ? 5_000 : QUIET / 4).catch(() => null);
          const code = event?.errors?.[0]?.extensions.code ?? null;
          const refusal = refusalFor(reader, root);
          const label = `${reader}: ${root.name} (${place})`;
          if (refusal !== null) expect(code, label).toBe(refusal);
          else if (root.name !== 'caseChanged') expect(code, label).toBeNull();
          else if (READS[reader][place] === 'NONE') expect(code, label).toBe('NOT_FOUND');
          else expect(event?.data, label).toMatchObject({ caseChanged: { id: access.places[place].caseId } });
          stream.cut();
          const told = JSON.stringify(stream.received.map(({ data, errors }) => ({ data, errors })));
          const leaks = occurring(access.markers, told).filter((marker) => !mayFind(reader, marker));
          expect(
            leaks.map(({ what }) => what),
            label,
          ).toEqual([]);
          cells += 1;
        });
      }
      expect(cells).toBe(SUBSCRIPTIONS.length * PLACES.length);
    });

    it('brings nobody a step of a foreign case, while its own people are told', async () => {
      const { world } = access;
      const [here, elsewhere]: Staff[] = [await staff(world), await staff(world, 'KOK')];
      if (!here || !elsewhere) throw new Error('Nobody was hired');
      const foreignId = await caseIn(world, elsewhere, 'AWAITING_RESOLUTION');
      const feeds = await Promise.all(
        READERS.filter((reader) => refusalFor(reader, rootOf('notifications')) === null).map((reader) =>
          open(reader, 'notifications', { after: 0 }),
        ),
      );
      const own = await subscribe(
        access.app,
        elsewhere.executor,
        'subscription { assignments { case { id } } }',
      );
      await take(world, elsewhere.head, 'assignExecutor', {
        caseId: foreignId,
        expectedVersion: 2,
        executorId: elsewhere.executor.id,
        resolution: 'Қарауға.',
      });
      expect((await own.next()).data).toEqual({ assignments: { case: { id: foreignId } } });
      await new Promise((resolve) => setTimeout(resolve, QUIET));
      for (const feed of feeds) {
        expect(JSON.stringify(feed.received.map(({ data }) => data))).not.toContain(foreignId);
        feed.cut();
      }
      own.cut();
    });
  });
}

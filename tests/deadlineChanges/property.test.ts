import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LimitCode } from '../../prisma/client.ts';
import { recalculateClocks } from '../../schema/deadlines/changes/recalculate.ts';
import { clockTimes } from '../../schema/deadlines/clockTimes.ts';
import { deadlineTerms } from '../../schema/deadlines/terms.ts';
import { type ClockStore, clockStore, dayOff, limit } from './clockStore.ts';

let store: ClockStore;
beforeAll(async () => {
  store = await clockStore();
});
afterAll(() => store.close());

const NOW = '2013-06-17T05:00:00Z';
const CODES: readonly LimitCode[] = ['A1', 'A2', 'A3', 'A4', 'STANDARD'];

/** A weekday of June 2013 without holidays, yyyy-mm-dd. */
const weekday = fc
  .constantFrom(3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 17, 18, 19, 20, 21, 24, 25, 26, 27, 28)
  .map((day) => `2013-06-${String(day).padStart(2, '0')}`);
const code = fc.constantFrom(...CODES);

const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('start' as const), code, date: weekday, minute: fc.nat(539) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('day' as const), date: weekday, free: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('limit' as const),
      code,
      date: weekday,
      limit: fc.integer({ min: 1, max: 12 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('hours' as const),
      opensAt: fc.integer({ min: 480, max: 600 }),
      lunch: fc.integer({ min: 0, max: 60 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('recalculate' as const), batch: fc.integer({ min: 1, max: 3 }) }),
  },
);
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

const running = () => store.db.caseClock.findMany({ where: { endedAt: null }, orderBy: { id: 'asc' } });

/** A change that is so already is refused, and that is no matter here. */
const applied = (request: Parameters<ClockStore['apply']>[0]) =>
  store.apply(request, NOW).catch((error) => {
    expect(error).toMatchObject({ extensions: { fields: [{ code: 'NOTHING_CHANGES' }] } });
  });

async function perform(step: Action): Promise<unknown> {
  switch (step.do) {
    case 'start':
      return store.start(
        step.code,
        new Date(Date.parse(`${step.date}T03:00:00Z`) + step.minute * 60_000).toISOString(),
      );
    case 'end': {
      const clocks = await running();
      const clock = clocks[step.which % Math.max(clocks.length, 1)];
      return clock && store.end(clock, '2013-07-01T05:00:00Z');
    }
    case 'day':
      return applied({ days: [step.free ? dayOff(step.date) : { date: new Date(step.date) }] });
    case 'limit': {
      const { unit } = (await deadlineTerms(store.db)).ruleOn(step.code, new Date(NOW));
      return applied({ limits: [limit(step.code, step.date, { limit: step.limit, unit })] });
    }
    case 'hours': {
      const { opensAt, lunch } = step;
      return applied({
        hours: [
          { officeId: store.people.office, opensAt, lunchFrom: 780, lunchTo: 780 + lunch, closesAt: 1080 },
        ],
      });
    }
    case 'recalculate':
      return recalculateClocks(store.db, new Date(NOW), { batch: step.batch });
  }
}

test('after any changes and steps every running clock is due when a fresh computation says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 4, maxLength: 14 }), async (steps) => {
      for (const step of steps) await perform(step);
      const terms = await deadlineTerms(store.db);
      for (const clock of await running()) {
        const { explanation, ...fresh } = clockTimes(terms, clock.code, clock.officeId, clock.startedAt);
        expect(clock).toMatchObject(fresh);
        expect(clock.explanation).toEqual(JSON.parse(JSON.stringify(explanation)));
        const log = await store.db.clockChange.findMany({
          where: { clockId: clock.id },
          orderBy: { change: { revision: 'asc' } },
        });
        // The log is a chain that ends at the due time as it is.
        for (const [index, { dueAfter }] of log.entries())
          expect(dueAfter).toEqual(log[index + 1]?.dueBefore ?? clock.dueAt);
      }
      expect(await store.db.deadlineChange.count({ where: { finishedAt: null } })).toBe(0);
    }),
    { numRuns: 12 },
  );
}, 120_000);

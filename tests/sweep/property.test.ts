import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LimitCode } from '../../prisma/client.ts';
import { sweep } from '../../schema/notifications/sweep/sweep.ts';
import { type Staff, staff } from '../support/steps.ts';
import { waitingCases } from '../support/waitingCases.ts';
import { createWorld, type Person, WORKING_MORNING, type World } from '../support/world.ts';
import { crashing } from './clients.ts';
import { endClock, insertClocks, later, toldOf } from './clocks.ts';

const RUNS = 40;

let world: World;
let people: Staff;
let overseer: Person;
let secondHead: Person;
let gone: Person;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  overseer = await world.person('AKS', ['OVERSEER']);
  secondHead = await world.person('AKS', ['HEAD']);
  gone = await world.person('AKS', ['EXECUTOR'], { active: false });
});
afterAll(() => world.close());

/** Limits of a case that waits for its resolution, and who is the first to hear of each. */
const LIMITS: readonly { code: LimitCode; responsible: () => string | null; first: () => string[] }[] = [
  { code: 'A1', responsible: () => null, first: () => [people.clerk.id] },
  { code: 'A2', responsible: () => null, first: () => [people.head.id, secondHead.id] },
  { code: 'A3', responsible: () => people.executor.id, first: () => [people.executor.id] },
  { code: 'A4', responsible: () => gone.id, first: () => [people.head.id, secondHead.id] },
  { code: 'STANDARD', responsible: () => null, first: () => [people.head.id, secondHead.id] },
];

const clock = fc.record({
  limit: fc.integer({ min: 0, max: LIMITS.length - 1 }),
  remind: fc.integer({ min: 0, max: 20 }),
  due: fc.integer({ min: 0, max: 20 }),
  head: fc.integer({ min: 0, max: 20 }),
  overseer: fc.integer({ min: 0, max: 20 }),
});
type Clock = typeof clock extends fc.Arbitrary<infer Value> ? Value : never;

const event = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('sweep' as const), wait: fc.nat(25) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('crash' as const),
      wait: fc.nat(25),
      statement: fc.integer({ min: 1, max: 30 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('end' as const), wait: fc.nat(5), which: fc.nat() }),
  },
);

const moments = ({ remind, due, head, overseer: last }: Clock) =>
  [remind, remind + due, remind + due + head, remind + due + head + last] as const;

/** What the times of a clock demand once a sweep has looked at it at that minute. */
function demanded(of: Clock, minute: number): string[] {
  const first = LIMITS[of.limit]?.first() ?? [];
  const heads = [people.head.id, secondHead.id].filter((id) => !first.includes(id));
  const lines = [
    first.map((id) => `REMINDER ${id}`),
    first.map((id) => `OVERDUE ${id}`),
    heads.map((id) => `OVERDUE_RAISED ${id}`),
    [`OVERDUE_RAISED ${overseer.id}`],
  ];
  return lines.flatMap((rows, index) => ((moments(of)[index] ?? 0) <= minute ? rows : [])).sort();
}

it('whatever is swept when, and wherever a sweep is cut off, every clock has just the rows that its times demand', async () => {
  let start = WORKING_MORNING;
  await fc.assert(
    fc.asyncProperty(
      fc.array(clock, { minLength: 1, maxLength: 8 }),
      fc.array(event, { maxLength: 10 }),
      async (clocks, events) => {
        // Later than everything of the run before, whose clocks have been told in full.
        start = later(start, 10_000);
        await sweep(world.db, () => start);
        const cases = await waitingCases(world, people, clocks.length);
        const ids = await insertClocks(
          world,
          clocks.map((of, index) => ({
            caseId: cases[index] ?? '',
            code: LIMITS[of.limit]?.code ?? 'A1',
            officeId: people.clerk.officeId,
            responsibleId: LIMITS[of.limit]?.responsible() ?? null,
            from: start,
            offsets: moments(of),
          })),
        );
        let minute = 0;
        let swept = -1;
        let tried = -1;
        const ended = new Map<number, { readonly atLeast: string[]; readonly atMost: string[] }>();
        for (const step of events) {
          minute += step.wait;
          const at = later(start, minute);
          if (step.kind === 'end') {
            const index = step.which % clocks.length;
            const of = clocks[index];
            if (!of || ended.has(index)) continue;
            await endClock(world, ids[index] ?? '', at, people.executor.id);
            ended.set(index, { atLeast: demanded(of, swept), atMost: demanded(of, tried) });
            continue;
          }
          const db = step.kind === 'crash' ? crashing(world.db, step.statement) : world.db;
          const whole = await sweep(db, () => at, { batch: 2 }).then(
            () => true,
            () => false,
          );
          if (step.kind === 'sweep') expect(whole).toBe(true);
          tried = minute;
          if (whole) swept = minute;
        }
        await sweep(world.db, () => later(start, minute), { batch: 3 });
        for (const [index, of] of clocks.entries()) {
          const told = await toldOf(world, ids[index] ?? '');
          const end = ended.get(index);
          if (!end) {
            expect(told).toEqual(demanded(of, minute));
            continue;
          }
          expect(new Set(told).size).toBe(told.length);
          expect(told).toEqual(expect.arrayContaining(end.atLeast));
          expect(end.atMost).toEqual(expect.arrayContaining(told));
        }
      },
    ),
    { numRuns: RUNS },
  );
}, 120_000);

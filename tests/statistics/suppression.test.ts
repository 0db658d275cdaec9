import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptBack, type SizedGroup } from '../../schema/statistics/suppression.ts';

const SEED = Number(process.env.SEED ?? 20261127);

const table = fc
  .record({
    rows: fc.integer({ min: 1, max: 4 }),
    columns: fc.integer({ min: 1, max: 4 }),
    people: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 16, maxLength: 16 }),
    more: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 16, maxLength: 16 }),
  })
  .map(({ rows, columns, people, more }) =>
    Array.from({ length: rows * columns }, (_, place): SizedGroup => {
      const count = people[place] ?? 0;
      const keys = [`r${Math.floor(place / columns)}`, `c${place % columns}`];
      return { keys, people: count, cases: count + (more[place] ?? 0) };
    }).filter(({ people: count }) => count !== 0),
  );

/** The lines along which sums are known from other questions: the groups that share one key, where there are several. */
const linesOf = (groups: readonly SizedGroup[]): number[][] =>
  [0, 1].flatMap((left) => {
    const values = new Set(groups.map(({ keys }) => keys[1 - left]));
    return [...values]
      .map((value) => groups.flatMap(({ keys }, index) => (keys[1 - left] === value ? [index] : [])))
      .filter((line) => line.length > 1);
  });

describe('groups that are kept back', () => {
  it('are all of fewer than five people, and never one alone along a line whose sum is known', () => {
    fc.assert(
      fc.property(table, (groups) => {
        const hidden = keptBack(groups);
        groups.forEach(({ people }, index) => {
          if ((people ?? 5) < 5) expect(hidden.has(index)).toBe(true);
        });
        if (groups.every(({ people }) => (people ?? 5) >= 5)) expect(hidden.size).toBe(0);
        for (const line of linesOf(groups)) {
          const kept = line.filter((index) => hidden.has(index));
          if (kept.length === 0) continue;
          expect(kept.length).toBeGreaterThan(1);
          const people = kept.reduce((sum, index) => sum + (groups[index]?.people ?? 0), 0);
          // A line that is of fewer than five people altogether has nobody to hide behind.
          if (kept.length < line.length) expect(people).toBeGreaterThanOrEqual(5);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('take the next smallest by cases along with them, the first of several', () => {
    const groups = [9, 6, 3, 6].map((people, index) => ({ keys: [`${index}`], people, cases: people }));
    expect([...keptBack(groups)].sort()).toEqual([1, 2]);
  });
});

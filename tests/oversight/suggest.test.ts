import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate, Period } from '../../schema/cases/candidates/suggest.ts';
import { isAbsentOn, isAway, suggest } from '../../schema/cases/candidates/suggest.ts';
import { refuse } from '../../schema/cases/workflow/refusals.ts';

const PERIOD: Period = {
  today: '2026-11-18',
  workingDays: ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25'],
  until: new Date('2026-11-25T13:00:00.000Z'),
};

const candidate = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  surname: 'Әлиев',
  givenName: id,
  patronymic: null,
  refusal: null,
  absences: [],
  openCases: 0,
  lateCases: 0,
  dueCases: 0,
  lastNamedAt: null,
  ...more,
});

const away = (from: string, to: string) => ({ absences: [{ from, to }] });

const days = fc.integer({ min: 10, max: 30 }).map((day) => `2026-11-${day}`);
const absences = fc.array(
  fc.tuple(days, days).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
  { maxLength: 2 },
);
const small = fc.integer({ min: 0, max: 3 });
const candidates = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    surname: fc.constantFrom('Әлиев', 'Ғалиев', 'Бекова', 'Іңкәров'),
    givenName: fc.constantFrom('Дана', 'Сұңқар'),
    patronymic: fc.constantFrom(null, 'Серікқызы'),
    refusal: fc.constantFrom(null, null, null, refuse('EXECUTOR_IS_FAMILY'), refuse('SAME_EXECUTOR')),
    absences,
    openCases: small,
    lateCases: small,
    dueCases: small,
    lastNamedAt: fc.option(small.map((day) => new Date(Date.UTC(2026, 10, 1 + day)))),
  }),
  { selector: ({ id }) => id, maxLength: 8 },
);

describe('the suggestion', () => {
  it('does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(
        candidates.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(suggest(shuffled, PERIOD)).toEqual(suggest(all, PERIOD));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is one who may be named and is there, whenever there is such a one, and nobody else ever', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const there = all.filter(
          ({ refusal, ...rest }) => refusal === null && !isAway(rest.absences, PERIOD),
        );
        const suggested = suggest(all, PERIOD);
        expect(suggested === null).toBe(there.length === 0);
        if (suggested) expect(there.map(({ id }) => id)).toContain(suggested.executorId);
      }),
      { numRuns: 500 },
    );
  });

  it('has nobody before him in lateness, and its reason is true of every other who is there', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const suggested = suggest(all, PERIOD);
        const chosen = all.find(({ id }) => id === suggested?.executorId);
        if (!suggested || !chosen) return;
        const others = all.filter(
          (other) => other !== chosen && other.refusal === null && !isAway(other.absences, PERIOD),
        );
        const key = ({ lateCases, dueCases, openCases, lastNamedAt }: Candidate) =>
          [lateCases, dueCases, openCases, lastNamedAt?.getTime() ?? -1] as const;
        const codes = ['FEWEST_LATE', 'FEWEST_DUE', 'FEWEST_OPEN', 'LONGEST_WITHOUT'] as const;
        const firstDifference = (other: Candidate) =>
          key(chosen).findIndex((value, index) => value !== key(other)[index]);
        for (const other of others) {
          const at = firstDifference(other);
          if (at >= 0) expect(key(chosen)[at]).toBeLessThan(key(other)[at] as number);
        }
        // The reason is what tells him from the one who comes closest.
        const closest = Math.max(...others.map(firstDifference).map((at) => (at < 0 ? codes.length : at)));
        const reason = others.length === 0 ? 'ONLY_ONE_PRESENT' : (codes[closest] ?? 'FIRST_BY_NAME');
        expect(suggested.code).toBe(reason);
      }),
      { numRuns: 500 },
    );
  });

  it('tells the numbers of the suggested and of the next', () => {
    const both = (first: Partial<Candidate>, second: Partial<Candidate>) =>
      suggest([candidate('a', second), candidate('b', first)], PERIOD);
    expect(both({ lateCases: 1, openCases: 9 }, { lateCases: 2 })).toEqual({
      executorId: 'b',
      code: 'FEWEST_LATE',
      params: { chosen: 1, next: 2, present: 2 },
    });
    expect(both({ dueCases: 0, openCases: 9 }, { dueCases: 3 })).toEqual({
      executorId: 'b',
      code: 'FEWEST_DUE',
      params: { chosen: 0, next: 3, until: '2026-11-25T13:00:00.000Z', present: 2 },
    });
    expect(both({ openCases: 4 }, { openCases: 5 })).toMatchObject({
      code: 'FEWEST_OPEN',
      params: { chosen: 4, next: 5 },
    });
    const named = { lastNamedAt: new Date('2026-11-02T05:00:00.000Z') };
    expect(both({}, named)).toMatchObject({
      executorId: 'b',
      code: 'LONGEST_WITHOUT',
      params: { chosen: null, next: '2026-11-02T05:00:00.000Z' },
    });
  });

  it('falls back on the Kazakh order of names', () => {
    const named = (id: string, surname: string) => candidate(id, { surname });
    expect(suggest([named('a', 'Бекова'), named('b', 'Әлиева'), named('c', 'Ғалиева')], PERIOD)).toEqual({
      executorId: 'b',
      code: 'FIRST_BY_NAME',
      params: { present: 3 },
    });
  });

  it('says so when only one is there, and is none when nobody is', () => {
    const gone = candidate('b', away('2026-11-18', '2026-11-18'));
    expect(suggest([candidate('a'), gone], PERIOD)).toMatchObject({
      executorId: 'a',
      code: 'ONLY_ONE_PRESENT',
    });
    expect(suggest([gone], PERIOD)).toBeNull();
    expect(suggest([], PERIOD)).toBeNull();
  });
});

describe('who is away for the suggestion', () => {
  it('is whoever is away today, the first and the last day included', () => {
    const isGone = (from: string, to: string) => isAbsentOn([{ from, to }], PERIOD.today);
    expect(isGone('2026-11-18', '2026-11-30')).toBe(true);
    expect(isGone('2026-11-01', '2026-11-18')).toBe(true);
    expect(isGone('2026-11-19', '2026-11-30')).toBe(false);
    expect(isGone('2026-11-01', '2026-11-17')).toBe(false);
  });

  it('is whoever misses half of the case’s working days, but weekends do not count', () => {
    expect(isAway([{ from: '2026-11-23', to: '2026-11-25' }], PERIOD)).toBe(true);
    expect(isAway([{ from: '2026-11-24', to: '2026-11-25' }], PERIOD)).toBe(false);
    expect(isAway([{ from: '2026-11-20', to: '2026-11-23' }], PERIOD)).toBe(false);
    expect(isAway([{ from: '2026-12-01', to: '2026-12-31' }], PERIOD)).toBe(false);
  });
});

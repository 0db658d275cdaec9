import type { ExecutorLoadLineFragment } from '../generated/graphql.ts';

type Load = Pick<ExecutorLoadLineFragment, 'late' | 'today' | 'thisWeek' | 'open' | 'absentNow'> & {
  readonly user: { readonly id: string };
  readonly office: { readonly id: string };
};

const weightOf = ({ late, today, thisWeek, open }: Load): number[] => [late, today + thisWeek, open];

const compare = (one: Load, other: Load): number =>
  weightOf(one)
    .map((weight, index) => weight - (weightOf(other)[index] ?? 0))
    .find((difference) => difference !== 0) ?? 0;

/**
 * Who has room at each office: of those present whoever has the fewest late, then soon due, then open cases, equal ones
 * together; nobody where there is no choice. The resolution's own suggestion looks at the same, and at names besides.
 */
export function leastLoaded(loads: readonly Load[]): ReadonlySet<string> {
  const offices = new Set(loads.map(({ office }) => office.id));
  return new Set(
    [...offices].flatMap((officeId) => {
      const present = loads.filter(({ office, absentNow }) => office.id === officeId && !absentNow);
      const [least] = [...present].sort(compare);
      if (!least || present.length < 2) return [];
      return present.filter((load) => compare(load, least) === 0).map(({ user }) => user.id);
    }),
  );
}

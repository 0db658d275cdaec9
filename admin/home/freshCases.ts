import type { HomeCaseFragment } from '../generated/graphql.ts';

/**
 * The cases that were given to somebody while his page was open: not among those that it opened with, and given since.
 * One that only moved up because another left is no news.
 */
export function freshCases(
  shown: readonly Pick<HomeCaseFragment, 'id' | 'statusChangedAt'>[],
  opened: { readonly with: ReadonlySet<string>; readonly at: number },
): ReadonlySet<string> {
  return new Set(
    shown
      .filter(({ id, statusChangedAt }) => !opened.with.has(id) && Date.parse(statusChangedAt) >= opened.at)
      .map(({ id }) => id),
  );
}

import type { TimedClock } from '../deadlines/timeLeft.ts';
import type { CaseWholeFragment } from '../generated/graphql.ts';

type ServiceDue = NonNullable<CaseWholeFragment['serviceDue']>;

/** Which of the two due times of the whole service comes first and governs (I-33). */
export function earlierOf({ chainAt, standardAt }: ServiceDue): 'chain' | 'standard' | 'both' {
  const difference = Date.parse(chainAt) - Date.parse(standardAt);
  return difference === 0 ? 'both' : difference < 0 ? 'chain' : 'standard';
}

/** Both due times as clocks: the Standard's in its working days, the chain, which no one clock measures, in days. */
export function serviceDues(
  { chainAt, standardAt }: ServiceDue,
  { clocks, due }: Pick<CaseWholeFragment, 'clocks' | 'due'>,
): { readonly chain: TimedClock; readonly standard: TimedClock } | null {
  const outer = clocks.find(
    ({ step, endedAt }) => endedAt === null && (step === 'STANDARD' || step === 'STANDARD_AKIM'),
  );
  const known = outer ?? due;
  if (!known) return null;
  const inDays = { remaining: { amount: 0, unit: 'CALENDAR_DAYS' as const }, office: known.office };
  return {
    chain: { ...inDays, dueAt: chainAt },
    standard: outer ?? { ...inDays, dueAt: standardAt },
  };
}

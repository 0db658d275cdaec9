import type { ActingHeadWholeFragment } from '../generated/graphql.ts';

/** Where a naming stands: what the words and the button depend on. */
export type NamingState = 'IN_FORCE' | 'AHEAD' | 'ENDED' | 'OVER' | 'WITHOUT_EFFECT';

/** The state of a naming on a day of the offices (`2026-11-18`). */
export function namingState(
  naming: Pick<ActingHeadWholeFragment, 'from' | 'to' | 'endedAt' | 'inForce'>,
  today: string,
): NamingState {
  if (naming.endedAt !== null) return 'ENDED';
  if (naming.inForce) return 'IN_FORCE';
  if (naming.from > today) return 'AHEAD';
  // Named for today and yet without rights: he has left the office, or his account is closed.
  return naming.to < today ? 'OVER' : 'WITHOUT_EFFECT';
}

/** Whether it can still be ended or withdrawn. */
export const mayEnd = (state: NamingState): boolean =>
  state === 'IN_FORCE' || state === 'AHEAD' || state === 'WITHOUT_EFFECT';

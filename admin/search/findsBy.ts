import type { Role } from '../generated/graphql.ts';
import { OFFICIALS } from '../providers/access.ts';

/** How somebody finds a case: by what its server would find it for him, so that no field promises more. */
export type FindsBy = 'iin' | 'name' | 'number' | 'none';

/** Whoever works cases finds them by the IIN too, an overseer by names, who only counts them by the number (I-41). */
export function findsBy(roles: readonly Role[]): FindsBy {
  if (roles.some((role) => OFFICIALS.includes(role))) return 'iin';
  if (roles.includes('OVERSEER')) return 'name';
  return roles.includes('ANALYST') ? 'number' : 'none';
}

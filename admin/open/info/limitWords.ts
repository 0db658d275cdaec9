import type { LimitCode, PublicInformationQuery } from '../../generated/graphql.ts';
import { fillCount, type OpenWords } from '../words/words.ts';

/** A time limit as the public is told of it. */
export type ServiceLimit = PublicInformationQuery['serviceLimits'][number];

/** How a limit is said: by itself, «within …», «not more than …». */
export type LimitForm = 'unit' | 'within' | 'atMost';

/** The limit of that code in words; null where it is not in force. */
export function limitWords(
  { info }: OpenWords,
  limits: readonly ServiceLimit[],
  code: LimitCode,
  form: LimitForm,
): string | null {
  const found = limits.find((limit) => limit.code === code);
  return found ? fillCount(info.limits[form][found.unit], found.limit) : null;
}

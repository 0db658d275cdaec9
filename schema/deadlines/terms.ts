import type { LimitCode, Prisma, PrismaClient } from '../../prisma/client.ts';
import { KomekError } from '../errors.ts';
import { compileCalendar, type WorkingCalendar } from './calendar.ts';
import { STANDARD_HOURS } from './officeHours.ts';
import { readTermsData, type TermsData, termsKey } from './termsData.ts';
import type { OfficeHours, TimeLimitRule } from './types.ts';
import { localDate } from './zone.ts';

export { type OwnHours, readTermsData, type TermsData } from './termsData.ts';

/** All that a due time depends on, as it stands at one revision of the data (I-30). */
export interface DeadlineTerms {
  readonly calendar: WorkingCalendar;
  /** The newest DeadlineChange.revision; 0 while there is none. */
  readonly revision: number;
  /** By code and then by first day. */
  readonly limits: readonly TimeLimitRule[];
  /** The rule in force on the local date; throws LIMIT_MISSING. */
  ruleOn(code: LimitCode, at: Date): TimeLimitRule;
  /** An office's own hours, else the standard ones; also for an office that is not known. */
  hoursOf(officeId: string): OfficeHours;
}

/** Compiles data, those of the store or supposed ones. */
export function buildTerms({ revision, years, entries, limits, hours }: TermsData): DeadlineTerms {
  const sorted = [...limits].sort((a, b) =>
    a.code === b.code ? (a.validFrom < b.validFrom ? -1 : 1) : a.code < b.code ? -1 : 1,
  );
  const own = new Map(hours.map(({ officeId, ...its }) => [officeId, its]));
  return {
    calendar: compileCalendar(years, entries),
    revision,
    limits: sorted,
    ruleOn(code, at) {
      const date = localDate(at);
      const rule = sorted.findLast((limit) => limit.code === code && limit.validFrom <= date);
      if (!rule) {
        throw new KomekError('LIMIT_MISSING', 'No time limit of this kind is in force on that day.', {
          limit: code,
          date,
        });
      }
      return rule;
    },
    hoursOf: (officeId) => own.get(officeId) ?? STANDARD_HOURS,
  };
}

let cached: { readonly key: string; readonly terms: DeadlineTerms } | null = null;

/**
 * The terms as the database has them. Compiled once a process and then kept until a newer DeadlineChange or a loaded year
 * or limit shows: whoever changes calendar, limits or hours writes that row in the same transaction. `readKey`: the
 * TERMS_KEY that the caller has just read.
 */
export async function deadlineTerms(
  db: Prisma.TransactionClient | PrismaClient,
  readKey?: string,
): Promise<DeadlineTerms> {
  const key = readKey ?? (await termsKey(db));
  if (cached?.key === key) return cached.terms;
  const terms = buildTerms(await readTermsData(db));
  cached = { key, terms };
  return terms;
}

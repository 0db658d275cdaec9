import { type Reader, whenWords } from '../deadlines/timeLeft.ts';
import type { NotificationKind, NotificationLineFragment } from '../generated/graphql.ts';

/** What interrupts the reader; reminders and what is raised to a superior wait in the bell. */
export const TOLD_ALOUD: readonly NotificationKind[] = ['ASSIGNED', 'RETURNED', 'OVERDUE'];

/** What asks for haste. */
export const URGENT: readonly NotificationKind[] = ['OVERDUE', 'OVERDUE_RAISED', 'UNACKNOWLEDGED'];

/** One row of the feed in words: `Еске салу: Қол қою, мерзімі бүгін 16:30-да бітеді`. */
export function notificationWords(
  { kind, clock }: Pick<NotificationLineFragment, 'kind' | 'clock'>,
  now: number,
  reader: Reader,
): string {
  const { t } = reader;
  const step = clock ? t(`terms.limitCode.${clock.step}`) : t('due.column');
  const told = t(`bell.told.${kind}`, { step });
  if (!clock || kind === 'UNACKNOWLEDGED') return told;
  const when = whenWords(clock.dueAt, now, reader);
  return `${told}, ${t(Date.parse(clock.dueAt) < now ? 'bell.ended' : 'bell.ends', { when })}`;
}

/** The case's number, or the one that the akim's office gave it. */
export const numberOf = ({
  case: { number, akimNumber },
}: Pick<NotificationLineFragment, 'case'>): string | null => number ?? akimNumber;

/** What is new in one sentence: one row with its case, or how many; `away`: it came while nobody looked. */
export function freshWords(
  rows: readonly NotificationLineFragment[],
  away: boolean,
  now: number,
  reader: Reader,
): string {
  const { t } = reader;
  const [only] = rows;
  if (rows.length > 1 || !only) {
    return t(away ? 'bell.away' : 'bell.together', { smart_count: rows.length });
  }
  const words = t('bell.fresh', { number: numberOf(only) ?? '', kind: notificationWords(only, now, reader) });
  return away ? t('bell.awayOne', { words }) : words;
}

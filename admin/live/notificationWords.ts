import { type Reader, whenWords } from '../deadlines/timeLeft.ts';
import type { NotificationKind, NotificationLineFragment } from '../generated/graphql.ts';

/** What interrupts the reader; reminders and what is raised to a superior wait in the bell. */
export const TOLD_ALOUD: readonly NotificationKind[] = ['ASSIGNED', 'RETURNED', 'OVERDUE'];

/** What asks for haste. */
export const URGENT: readonly NotificationKind[] = ['OVERDUE', 'OVERDUE_RAISED', 'UNACKNOWLEDGED'];

/** One row of the feed in words: `Ескерту: Қол қою, мерзімі бүгін 16:30-да бітеді`. */
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

import { formatDate } from '../i18n/format.ts';
import type { Translate } from '../providers/problemWords.ts';

/** What the system says of whom it suggests. */
export interface Suggestion {
  readonly code: string;
  readonly params: unknown;
}

/** Counts stay as they are; instants become days. */
function wordOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? formatDate(value) : '';
}

/** Why somebody is suggested, with the numbers, in a sentence; a code that we do not know has no words. */
export function suggestionWords(t: Translate, { code, params }: Suggestion): string {
  const { chosen, next, until } = (params ?? {}) as Readonly<Record<string, unknown>>;
  const key = code === 'LONGEST_WITHOUT' && chosen === null ? 'NEVER_NAMED' : code;
  return t(`candidate.why.${key}`, {
    chosen: wordOf(chosen),
    next: wordOf(next),
    until: wordOf(until),
    _: '',
  });
}

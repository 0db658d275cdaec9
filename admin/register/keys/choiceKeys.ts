import type { DocumentState } from '../../generated/graphql.ts';
import { digitOfKey } from '../../shared/digitKeys.ts';
import type { KeyPress } from '../../shared/keyMatch.ts';

/** Which of a few choices a key means: its number, or the first letter of its words; null for every other key. */
export function choiceOfKey(press: KeyPress, labels: readonly string[], chosen: number): number | null {
  const digit = digitOfKey(press);
  if (digit !== null) return digit >= 1 && digit <= labels.length ? digit - 1 : null;
  if (press.ctrlKey || press.metaKey || press.altKey || press.key.length !== 1) return null;
  const letter = press.key.toLocaleLowerCase();
  if (letter.trim() === '') return null;
  const begin = labels.flatMap((label, index) =>
    label.toLocaleLowerCase().startsWith(letter) ? [index] : [],
  );
  // Two that begin alike take turns.
  return begin.find((index) => index > chosen) ?? begin[0] ?? null;
}

/** Which line of a checklist a key means: the key's digit, counted from one; null for every other key. */
export function lineOfKey(press: KeyPress, lines: number): number | null {
  const digit = digitOfKey(press);
  return digit !== null && digit >= 1 && digit <= lines ? digit - 1 : null;
}

/** The marks of a document in the order in which its number key goes through them. */
export const DOCUMENT_STATES: readonly DocumentState[] = ['PRESENT', 'ABSENT', 'NOT_REQUIRED'];

/** The mark after this one; the first for a line without one. */
export function nextState(state: DocumentState | ''): DocumentState {
  const at = state === '' ? -1 : DOCUMENT_STATES.indexOf(state);
  return DOCUMENT_STATES[(at + 1) % DOCUMENT_STATES.length] ?? 'PRESENT';
}

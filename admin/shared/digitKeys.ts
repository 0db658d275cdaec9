import type { KeyboardEvent } from 'react';
import type { KeyPress } from './keyMatch.ts';

/** The digit of a key of the digit row or of the numeric pad, whatever the layout writes there; null for other keys. */
export function digitOfKey({ key, code, ctrlKey, metaKey, altKey }: KeyPress): number | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (/^[0-9]$/.test(key)) return Number(key);
  // Without NumLock the pad's keys are arrows, so there only the sign counts.
  const found = key.length === 1 ? /^Digit([0-9])$/.exec(code) : null;
  return found ? Number(found[1]) : null;
}

/**
 * Lets digits be typed on a Kazakh layout, which has ә і ң ғ ү ұ қ in the digit row: for fields in which no letter
 * belongs. With Shift the key keeps its sign.
 */
export function typeDigits(event: KeyboardEvent): void {
  const input = event.target;
  const digit = digitOfKey(event);
  if (digit === null || event.shiftKey || event.key === String(digit)) return;
  if (!(input instanceof HTMLInputElement) || input.readOnly) return;
  event.preventDefault();
  const end = input.value.length;
  input.setRangeText(String(digit), input.selectionStart ?? end, input.selectionEnd ?? end, 'end');
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

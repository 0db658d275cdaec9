/** What of a keyboard event tells which key was meant. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

interface Chord {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/** Where the signs stand on a keyboard of any layout. */
const SIGN_PLACES: Readonly<Record<string, { readonly code: string; readonly shift: boolean }>> = {
  '/': { code: 'Slash', shift: false },
  '?': { code: 'Slash', shift: true },
};

/** `Ctrl+Enter`, `Alt+N`, `/`, `j`: the modifiers and the key of a shortcut as it is written. */
export function chordOf(shortcut: string): Chord {
  const parts = shortcut.split('+').filter(Boolean);
  const key = parts.at(-1) ?? '';
  return {
    key: key.length === 1 ? key.toLowerCase() : key,
    ctrl: parts.slice(0, -1).includes('Ctrl'),
    alt: parts.slice(0, -1).includes('Alt'),
    shift: parts.slice(0, -1).includes('Shift'),
  };
}

/** A single sign without Ctrl or Alt, which somebody who dictates or slips may press unawares. */
export function isSingleKey(shortcut: string): boolean {
  const { key, ctrl, alt } = chordOf(shortcut);
  return key.length === 1 && !ctrl && !alt;
}

/**
 * Whether this press means that shortcut, whatever the layout: a Latin letter, a digit or a sign counts as typed;
 * under a Kazakh or Russian layout its place on the keyboard counts too.
 */
export function keyMatches(press: KeyPress, shortcut: string): boolean {
  const chord = chordOf(shortcut);
  if (chord.ctrl !== (press.ctrlKey || press.metaKey) || chord.alt !== press.altKey) return false;
  const typed = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (/^[a-z]$/.test(chord.key)) {
    if (chord.shift !== press.shiftKey) return false;
    return /^[a-z]$/.test(typed) ? typed === chord.key : press.code === `Key${chord.key.toUpperCase()}`;
  }
  if (/^\d$/.test(chord.key)) {
    if (/^\d$/.test(typed)) return typed === chord.key;
    // A Kazakh layout has letters where others have digits.
    return !press.shiftKey && press.code === `Digit${chord.key}`;
  }
  if (chord.key.length === 1) {
    // A sign asks for Shift on some layouts and not on others, so Shift counts only with the place.
    if (typed === chord.key) return true;
    const place = SIGN_PLACES[chord.key];
    return place !== undefined && press.code === place.code && press.shiftKey === place.shift;
  }
  return typed === chord.key && chord.shift === press.shiftKey;
}

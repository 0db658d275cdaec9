/** A place where the keyboard stops: a text, a group of choices, a tick, or the button that ends the form. */
export interface Stop {
  readonly name: string;
  readonly empty: boolean;
}

/** The stop after (or before) the one with that name; at the ends the same one, and the first for an unknown name. */
export function stopBeside<Each extends Stop>(
  stops: readonly Each[],
  name: string,
  step: 1 | -1,
): Each | null {
  const at = stops.findIndex((stop) => stop.name === name);
  if (at === -1) return stops[0] ?? null;
  return stops[Math.min(Math.max(at + step, 0), stops.length - 1)] ?? null;
}

/** The first stop that has nothing in it. */
export const firstEmpty = <Each extends Stop>(stops: readonly Each[]): Each | null =>
  stops.find(({ empty }) => empty) ?? null;

/** What Enter means in a field: on, back, save, or what the browser makes of it. */
export function meaningOfEnter(
  press: {
    readonly shiftKey: boolean;
    readonly ctrlKey: boolean;
    readonly metaKey: boolean;
    readonly altKey: boolean;
  },
  multiline: boolean,
): 1 | -1 | 'save' | null {
  const held = press.ctrlKey || press.metaKey;
  if (press.altKey || (multiline && !held)) return null;
  if (held && !multiline) return 'save';
  return press.shiftKey ? -1 : 1;
}

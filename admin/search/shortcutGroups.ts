import type { ShortcutLine } from '../shared/shortcuts.ts';

/** A heading of the help and its lines. */
export interface ShortcutGroup {
  readonly group: 'everywhere' | 'here' | 'elsewhere';
  readonly lines: readonly ShortcutLine[];
}

const same = (one: ShortcutLine, other: ShortcutLine): boolean =>
  one.keys === other.keys && one.labelKey === other.labelKey;

const once = (lines: readonly ShortcutLine[]): ShortcutLine[] =>
  lines.filter((line, place) => lines.findIndex((other) => same(line, other)) === place);

/** The lines of the help: what works everywhere, what works on the page that is open, what other pages have. */
export function shortcutGroups(
  registered: readonly ShortcutLine[],
  known: readonly ShortcutLine[],
): ShortcutGroup[] {
  const groups: ShortcutGroup[] = [
    { group: 'everywhere', lines: once(registered.filter(({ everywhere }) => everywhere)) },
    { group: 'here', lines: once(registered.filter(({ everywhere }) => !everywhere)) },
    { group: 'elsewhere', lines: known.filter((line) => !registered.some((one) => same(one, line))) },
  ];
  return groups.filter(({ lines }) => lines.length > 0);
}

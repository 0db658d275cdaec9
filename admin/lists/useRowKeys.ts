import type { RefObject } from 'react';
import { useShortcut } from '../shared/shortcuts.ts';

/** `j` and `k` move the focus from row to row; Enter then follows the row's link as always. */
export function useRowKeys(table: RefObject<HTMLElement | null>): void {
  const move = (by: 1 | -1) => () => {
    const links = [...(table.current?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])];
    const row = document.activeElement?.closest('[data-row]');
    const now = links.findIndex((link) => link.closest('[data-row]') === row);
    const next = now < 0 ? (by > 0 ? 0 : links.length - 1) : now + by;
    links[next]?.focus();
    links[next]?.scrollIntoView({ block: 'nearest' });
  };
  useShortcut('j', 'shortcuts.nextRow', move(1));
  useShortcut('k', 'shortcuts.previousRow', move(-1));
}

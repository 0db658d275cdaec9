import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useStore } from 'react-admin';
import { isSingleKey, keyMatches } from './keyMatch.ts';

/** One line of the help: the keys and the words for what they do. */
export interface ShortcutLine {
  /** `/`, `j`, `Ctrl+Enter`, `Alt+N`: letters by their Latin name, whatever the layout. */
  readonly keys: string;
  readonly labelKey: string;
  /** Works on every page. */
  readonly everywhere?: boolean;
}

interface ShortcutOptions {
  /** false: not now. */
  readonly enabled?: boolean;
  /** Works on every page, so that the help lists it first. */
  readonly everywhere?: boolean;
  /** Also while a field has the focus; by default only with Ctrl or Alt. */
  readonly whileTyping?: boolean;
  /** For shortcuts of an open dialog; the others rest while one is open. */
  readonly inDialog?: boolean;
}

interface Registered extends ShortcutLine {
  readonly whileTyping: boolean;
  readonly inDialog: boolean;
  readonly handler: (event: KeyboardEvent) => void;
}

/**
 * Keys that the help names wherever it is opened: those of single pages, and those that a field handles itself. A page
 * adds its lines here; what {@link useShortcut} registered at the moment is listed by itself.
 */
export const PAGE_SHORTCUTS: readonly ShortcutLine[] = [
  { keys: 'j', labelKey: 'shortcuts.nextRow' },
  { keys: 'k', labelKey: 'shortcuts.previousRow' },
  { keys: 'p', labelKey: 'papers.shortcut' },
];

/** Where it is kept whether keys without Ctrl or Alt work (WCAG 2.1.4: they can be switched off). */
export const SINGLE_KEYS = 'shortcuts.singleKeys';

let registered: readonly Registered[] = [];
const watchers = new Set<() => void>();

function change(next: readonly Registered[]): void {
  if (registered.length === 0) window.addEventListener('keydown', onKeyDown);
  if (next.length === 0) window.removeEventListener('keydown', onKeyDown);
  registered = next;
  for (const watcher of watchers) watcher();
}

const NOT_TYPED_INTO = ['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'file', 'color'];

/** Whether what has the focus takes what is typed. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NOT_TYPED_INTO.includes(target.type);
  return target.isContentEditable || target.matches('textarea, select, [role="combobox"], [role="textbox"]');
}

const isSomethingOpen = (): boolean =>
  [...document.querySelectorAll('[aria-modal="true"], [role="menu"], [role="listbox"]')].some(
    (element) => !element.closest('.MuiModal-hidden'),
  );

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const typing = isTyping(event.target);
  const open = isSomethingOpen();
  // The last registered belongs to what was opened last.
  const found = registered.findLast(
    ({ keys, whileTyping, inDialog }) =>
      (whileTyping || !typing) && (inDialog || !open) && keyMatches(event, keys),
  );
  if (!found) return;
  event.preventDefault();
  found.handler(event);
}

/**
 * Makes a key work while the component is shown and lists it in the help (`?`). It rests while a field has the focus
 * (unless it has Ctrl or Alt) and while a dialog or menu is open (unless `inDialog`).
 */
export function useShortcut(
  keys: string,
  labelKey: string,
  handler: (event: KeyboardEvent) => void,
  options: ShortcutOptions = {},
): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  const [singleKeys] = useStore<boolean>(SINGLE_KEYS, true);
  const single = isSingleKey(keys);
  const { enabled = true, everywhere = false, inDialog = false, whileTyping = !single } = options;
  const works = enabled && (singleKeys || !single);
  useEffect(() => {
    if (!works) return;
    const mine: Registered = {
      keys,
      labelKey,
      everywhere,
      inDialog,
      whileTyping,
      handler: (event) => latest.current(event),
    };
    change([...registered, mine]);
    return () => change(registered.filter((one) => one !== mine));
  }, [keys, labelKey, works, everywhere, inDialog, whileTyping]);
}

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** What works at this moment; changes with the page. */
export function useRegisteredShortcuts(): readonly ShortcutLine[] {
  return useSyncExternalStore(watch, () => registered);
}

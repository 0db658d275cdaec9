import type { Page } from 'playwright-core';

interface Walk {
  /** How many stops the page has, and what marks out each while it has no focus. */
  readonly stops: number;
  /** Where the focus is: the number of the stop, or -1, and whether it shows. */
  at(): { readonly stop: number; readonly shows: boolean };
  /** Whether the page has taken the stop away meanwhile. */
  gone(stop: number): boolean;
  name(stop: number): string;
}

interface WalkWindow {
  walk: Walk;
}

/** Counts the stops of the page (of its dialog, where one is open) and remembers how each looks without the focus. */
const prepare = async (): Promise<number> => {
  (document.activeElement as HTMLElement | null)?.blur();
  // The mark of what had the focus fades.
  await new Promise((resolve) => setTimeout(resolve, 300));
  const area =
    [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].findLast((dialog) =>
      dialog.checkVisibility(),
    ) ?? document;
  const radios = new Set<string>();
  const elements = [
    ...area.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable="true"]',
    ),
  ].filter((element) => {
    if (element.tabIndex < 0 || element.matches(':disabled, [type="hidden"]')) return false;
    if (element.closest('[inert], [aria-hidden="true"]')) return false;
    if (element.dataset.testid?.startsWith('sentinel')) return false;
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    if (!element.matches('input[type="radio"]')) return true;
    // The Tab key stops once at a group of radio buttons: at the chosen one, else at the first or the last.
    const { name, checked, form } = element as HTMLInputElement;
    const group = [...document.querySelectorAll<HTMLInputElement>('input[type="radio"]')].filter(
      (radio) => radio.name === name && radio.form === form,
    );
    if (group.some((radio) => radio.checked)) return checked;
    if (radios.has(name)) return false;
    radios.add(name);
    return true;
  });
  const stopOf = (element: Element | null): number => {
    if (element instanceof HTMLInputElement && element.type === 'radio') {
      return elements.findIndex(
        (one) => one instanceof HTMLInputElement && one.type === 'radio' && one.name === element.name,
      );
    }
    return elements.indexOf(element as HTMLElement);
  };
  /** Outline, shadow and border of the element and of the box around it: the marks that a focus may make. */
  const look = (element: Element): string => {
    const around = [element, element.parentElement, element.parentElement?.parentElement].filter(
      (one): one is HTMLElement => one instanceof HTMLElement,
    );
    const box = element.closest('.MuiInputBase-root');
    const frame = box?.querySelector('fieldset');
    const all = [...around, ...(box ? [box] : []), ...(frame ? [frame] : [])];
    return all
      .flatMap((one) => [
        getComputedStyle(one),
        getComputedStyle(one, '::before'),
        getComputedStyle(one, '::after'),
      ])
      .map((style) => {
        const outline = style.outlineStyle === 'none' ? 'none' : `${style.outline}`;
        return `${outline}|${style.boxShadow}|${style.border}|${style.transform}`;
      })
      .join('\n');
  };
  const before = new Map(elements.map((element) => [element, look(element)]));
  (window as unknown as WalkWindow).walk = {
    stops: elements.length,
    at() {
      const active = document.activeElement;
      const stop = stopOf(active);
      const rest =
        active === null
          ? undefined
          : (before.get(active as HTMLElement) ?? before.get(elements[stop] ?? document.body));
      return { stop, shows: active === null || rest === undefined || look(active) !== rest };
    },
    gone: (stop) => elements[stop]?.isConnected !== true,
    name(stop) {
      const element = elements[stop];
      if (!element) return '';
      const words =
        element.getAttribute('aria-label') ?? element.innerText ?? element.getAttribute('name') ?? '';
      const mark =
        element.dataset.testid ?? element.getAttribute('name') ?? element.className.split(' ')[0] ?? '';
      return `${element.tagName.toLowerCase()} ${mark} «${words.trim().slice(0, 40)}»`;
    },
  };
  // The walk begins before the first stop, wherever the focus was.
  const start = document.createElement('span');
  start.tabIndex = -1;
  (area === document ? document.body : (area as Element)).prepend(start);
  start.focus();
  start.remove();
  return elements.length;
};

/** What a walk with the Tab key found. */
export interface KeyboardWalk {
  readonly stops: number;
  readonly problems: readonly string[];
}

/** Walks through the page with the Tab key: every stop must be reached, and show that it has the focus. */
export async function walkByKeyboard(page: Page): Promise<KeyboardWalk> {
  const stops = await page.evaluate(prepare);
  const reached = new Set<number>();
  const unseen = new Set<number>();
  for (let press = 0; press < 2 * stops + 12 && reached.size < stops; press += 1) {
    await page.keyboard.press('Tab');
    const { stop, shows } = await page.evaluate(async () => {
      const { walk } = window as unknown as WalkWindow;
      // Some marks come with a short transition.
      for (let wait = 0; wait < 6 && !walk.at().shows; wait += 1)
        await new Promise((resolve) => setTimeout(resolve, 40));
      return walk.at();
    });
    if (stop < 0) continue;
    reached.add(stop);
    if (!shows) unseen.add(stop);
  }
  const missed: number[] = [];
  for (let stop = 0; stop < stops; stop += 1) {
    if (reached.has(stop)) continue;
    if (!(await page.evaluate((at) => (window as unknown as WalkWindow).walk.gone(at), stop)))
      missed.push(stop);
  }
  const name = (stop: number) => page.evaluate((at) => (window as unknown as WalkWindow).walk.name(at), stop);
  const problems: string[] = [];
  if (missed.length > 0)
    problems.push(`Tab misses ${missed.length} of ${stops}: ${await name(missed[0] ?? 0)}`);
  if (unseen.size > 0)
    problems.push(`focus does not show on ${unseen.size} of ${stops}: ${await name([...unseen][0] ?? 0)}`);
  return { stops, problems };
}

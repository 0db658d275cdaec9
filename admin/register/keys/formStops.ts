import type { Stop } from './fieldOrder.ts';

/** A stop of the page, with the element that takes the focus. */
export interface FormStop extends Stop {
  readonly element: HTMLElement;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLButtonElement;

/** Everything in the form where Enter stops, in the order of the page; a group of radio buttons is one stop. */
export function stopsOf(form: HTMLFormElement): FormStop[] {
  const stops = new Map<string, FormStop>();
  const found = form.querySelectorAll<Field>('input, textarea, button[type="submit"]');
  for (const [index, element] of [...found].entries()) {
    if (element.disabled || element.getAttribute('aria-hidden') === 'true' || !element.offsetParent) continue;
    const name = stopName(element, index);
    const known = stops.get(name);
    if (element instanceof HTMLInputElement && element.type === 'radio') {
      if (!known || element.checked) stops.set(name, { name, element, empty: !element.checked });
    } else if (!known) {
      stops.set(name, { name, element, empty: isEmpty(element) });
    }
  }
  return [...stops.values()];
}

/** The name of the stop that an element belongs to. */
export function stopNameOf(form: HTMLFormElement, element: Element): string {
  return stopsOf(form).find((stop) => stop.element === element)?.name ?? element.getAttribute('name') ?? '';
}

const stopName = (element: Field, index: number): string => element.name || `#${index}`;

function isEmpty(element: Field): boolean {
  if (element instanceof HTMLButtonElement) return false;
  if (element instanceof HTMLInputElement && element.type === 'checkbox') return false;
  return element.value.trim() === '';
}

/** Puts the focus on a stop, with its text selected as Tab would. */
export function focusStop({ element }: FormStop): void {
  element.focus();
  if (element instanceof HTMLInputElement && !['radio', 'checkbox'].includes(element.type)) element.select();
}

/** The element of a field of the form by its name; of a group the chosen one. */
export function fieldElement(form: HTMLFormElement, name: string): HTMLElement | null {
  return (
    stopsOf(form).find((stop) => stop.name === name)?.element ??
    form.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"] input`)
  );
}

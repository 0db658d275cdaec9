import type { KeyboardEvent } from 'react';
import { meaningOfEnter, stopBeside } from './fieldOrder.ts';
import { focusStop, stopNameOf, stopsOf } from './formStops.ts';

/** Enter moves on through the form and Shift+Enter back; nothing is ever sent half-way. */
export function fieldKeys(event: KeyboardEvent<HTMLFormElement>, save: () => void): void {
  const { target, currentTarget: form } = event;
  if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return;
  const multiline = target instanceof HTMLTextAreaElement;
  if (!multiline && !(target instanceof HTMLInputElement)) return;
  const meaning = meaningOfEnter(event, multiline);
  if (meaning === null && multiline) return;
  event.preventDefault();
  // A key that is held down would run through the whole form.
  if (meaning === null || event.repeat) return;
  if (meaning === 'save') {
    save();
    return;
  }
  const stop = stopBeside(stopsOf(form), stopNameOf(form, target), meaning);
  if (stop) focusStop(stop);
}

import { useSyncExternalStore } from 'react';
import { officeMoment } from '../i18n/format.ts';
import { serverNow } from './serverClock.ts';

const TICK = 5000;

const listeners = new Set<() => void>();
let now = serverNow();
let timer: ReturnType<typeof setInterval> | null = null;

function tick(): void {
  now = serverNow();
  for (const listener of listeners) listener();
}

const onVisible = (): void => {
  if (!document.hidden) tick();
};

/** One interval for everything on the page that tells time; it rests while nothing does. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === null) {
    timer = setInterval(tick, TICK);
    document.addEventListener('visibilitychange', onVisible);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
    document.removeEventListener('visibilitychange', onVisible);
  };
}

function current(): number {
  if (timer === null) now = serverNow();
  return now;
}

/** Redraws when what is made of the time changes: `useNow((now) => words(now))`. */
export function useNow<Made extends string | number>(make: (now: number) => Made): Made {
  return useSyncExternalStore(subscribe, () => make(current()));
}

/** The offices' date, `2013-04-05`; changes at their midnight. */
export const useToday = (): string => useNow((at) => officeMoment(at).date);

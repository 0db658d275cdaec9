import type { App } from '../../server/app.ts';
import { type Answer, ask, type World } from './world.ts';

export { inLanes } from './lanes.ts';

/** The same world, asked through another server process. */
export const through = (world: World, app: App): World =>
  Object.create(world, {
    app: { value: app },
    ask: {
      value: (...[who, document, variables]: Parameters<World['ask']>) => ask(app, who, document, variables),
    },
  }) as World;

/** `count` calls at once, each told its place. */
export const atOnce = <Result>(count: number, work: (index: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

/** The code of an answer's first error, with the guard's own code for a refused step; `ok` when there is none. */
export function outcomeOf({ errors }: Answer): string {
  const extensions = errors?.[0]?.extensions;
  if (!extensions) return 'ok';
  const refusal = extensions.refusal as { readonly code: string } | undefined;
  return refusal ? `${extensions.code} ${refusal.code}` : extensions.code;
}

/** How often each text occurs. */
export function tally(texts: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const text of texts) counts[text] = (counts[text] ?? 0) + 1;
  return counts;
}

/** Lets the world's clock say at every look what `at` says; the returned function stops it again. */
export function runClock(world: World, at: () => Date): () => void {
  const { clock } = world;
  Object.defineProperty(world, 'clock', { get: at, configurable: true });
  return () => Object.defineProperty(world, 'clock', { value: clock, writable: true, configurable: true });
}

/** Random numbers from 0 to 1 that a seed repeats. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

import { availableParallelism } from 'node:os';

// Here, for the configuration loads no driver.

/** How many connections to PostgreSQL one process opens at most. */
export interface PoolSizes {
  /** For people at work, and for the server's own jobs. */
  readonly connections: number;
  /** For the queries of programs and analysts, beside those. */
  readonly apart: number;
}

const between = (least: number, most: number, wanted: number): number =>
  Math.min(most, Math.max(least, Math.floor(wanted)));

/**
 * Twice as many as processors, 4 to 10: more of them do no more at once, and each has caches of its own, so that on two
 * processors a question costs a fifth more with 10 than with 4 (`npm run bench -- Side`). Apart from them half as many as
 * processors, 1 to 4: what programs ask leaves as much to people at work (`npm run trust -- Pressure`).
 */
export const poolSizesFor = (processors: number): PoolSizes => ({
  connections: between(4, 10, 2 * processors),
  apart: between(1, 4, processors / 2),
});

/** What a process opens unless told. */
export const USUAL_POOLS: PoolSizes = poolSizesFor(availableParallelism());

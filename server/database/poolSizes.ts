import { availableParallelism } from 'node:os';

// Here, for the configuration loads no driver.

const between = (least: number, most: number, wanted: number): number =>
  Math.min(most, Math.max(least, Math.floor(wanted)));

/**
 * Connections of one process unless told: twice as many as processors, 4 to 10. More of them do no more at once, and each
 * has its own caches: on two processors a question costs a fifth more with 10 than with 4 (`npm run bench -- Side`).
 */
export const CONNECTIONS = between(4, 10, 2 * availableParallelism());

/**
 * Connections for the queries of programs and analysts, unless told: half as many as processors, 1 to 4, so that what
 * they ask leaves as much to people at work (`npm run trust -- Pressure`).
 */
export const APART = between(1, 4, availableParallelism() / 2);

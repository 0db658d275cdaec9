import { availableParallelism } from 'node:os';

const MOST = 4;

/**
 * Connections for the queries of programs and analysts, unless told: half as many as processors, 1 to 4, so that what
 * they ask leaves as much to people at work (`npm run trust -- Pressure`). Here, for the configuration loads no driver.
 */
export const APART = Math.min(MOST, Math.max(1, Math.floor(availableParallelism() / 2)));

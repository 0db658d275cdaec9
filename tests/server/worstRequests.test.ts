import { expect, it } from 'vitest';
import { measureWorstRequests } from '../trust/worstRequests.ts';

/** Milliseconds of processor time. */
const MOST = 100;

it('the worst requests are refused by a code in less than a tenth of a second each', async () => {
  const costs = await measureWorstRequests();
  expect(costs.length).toBeGreaterThan(35);
  for (const { code } of costs) expect(code).toMatch(/^(OPERATION_TOO_LARGE|BAD_REQUEST)$/);
  expect(costs.filter(({ milliseconds }) => milliseconds >= MOST)).toEqual([]);
}, 60_000);

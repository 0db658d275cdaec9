import { below, type Figure, type Section, told } from './section.ts';
import { measureWorstRequests } from './worstRequests.ts';

/** What a refused request may cost of the processor, in milliseconds. */
const MOST = 100;

/** The worst requests that are refused, dearest first. */
export const requestsSection: Section = {
  name: 'Requests',
  async run(): Promise<readonly Figure[]> {
    const costs = [...(await measureWorstRequests())].sort((a, b) => b.milliseconds - a.milliseconds);
    return [
      told('refused requests that were tried', costs.length),
      ...costs.map(({ what, code, milliseconds }) =>
        below(MOST, `${what} (${code})`, milliseconds, 'ms of processor'),
      ),
    ];
  },
};

import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { longestFirst } from '../support/longestFirst.ts';

/** What asserts that something takes less than a second or two: no other story may run beside it. */
const TIMED = ['firstScreen', 'mainJob'].map((name) => `tests/e2e/${name}.test.ts`);

const root = new URL('../..', import.meta.url).pathname;
const LONGEST = ['screens', 'injections', 'days', 'register', 'open', 'papers', 'timeLimits'];

/** The files of one group, so many at once, each beside none of another group. */
const group = (
  name: string,
  groupOrder: number,
  maxWorkers: number,
  files: { readonly include: string[]; readonly exclude?: string[] },
): TestProjectConfiguration => ({
  test: {
    ...files,
    name,
    root,
    maxWorkers,
    // The screens of several roles at once: most of the time they wait.
    maxConcurrency: 3,
    sequence: { concurrent: false, groupOrder },
    testTimeout: 60_000,
    hookTimeout: 240_000,
  },
});

// A system that runs already is one, and two stories at once would take each other's cases.
const LANES = process.env.E2E_URL ? 1 : 2;

export default defineConfig({
  test: {
    root,
    globalSetup: ['tests/e2e/sharedSystem.ts'],
    sequence: { sequencer: longestFirst(import.meta.dirname, LONGEST) },
    bail: 0,
    projects: [
      group('stories', 1, LANES, { include: ['tests/e2e/**/*.test.ts'], exclude: TIMED }),
      group('timed', 2, 1, { include: TIMED }),
    ],
  },
});

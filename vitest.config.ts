import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { longestFirst } from './tests/support/longestFirst.ts';

/** What takes ten seconds and more. */
const LONGEST = [
  'access/matrix',
  'access/ways',
  'workflow/matrix',
  'store/embedded',
  'server/process',
  'demo/demo',
  'live/resume',
  'store/migrations',
  'press/papers',
  'deadlines/properties',
  'audit/sealing',
  'architecture/imports',
  'audit/auditVerify',
  'sweep/races',
  'press/archive',
  'sweep/property',
  'races/transitions',
  'workflow/model',
  'store/ownServer',
  'clocks/rebuild',
  'execution/plannedExecution',
];

export default defineConfig({
  resolve: {
    // vitest loads graphql 16 once as CommonJS and once as ESM; one copy for all, or its classes do not know each other.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', '**/node_modules/**'],
    globalSetup: ['tests/support/globalDatabase.ts'],
    server: { deps: { inline: ['ra-data-graphql', '@apollo/client'] } },
    // vitest leaves one core idle by itself; the tests wait for the database half of their time.
    maxWorkers: 2,
    // Each collection of what is new copies what loading left there, unless there is room to wait.
    execArgv: ['--max-semi-space-size=64'],
    sequence: { sequencer: longestFirst(join(import.meta.dirname, 'tests'), LONGEST) },
    // Each file makes and ends its own database and servers; loading all modules anew for each took half of the run.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/e2e/**/*.test.ts'],
    // One system, one browser, one story after the other.
    fileParallelism: false,
    sequence: { concurrent: false },
    bail: 0,
    testTimeout: 60_000,
    hookTimeout: 240_000,
  },
});

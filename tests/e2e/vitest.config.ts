import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files by name, so that every run tells its stories in the same order. */
class ByName extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.sort((one, other) => one.moduleId.localeCompare(other.moduleId));
  }
}

export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: ['tests/e2e/sharedSystem.ts'],
    // One system, one browser, one story after the other.
    fileParallelism: false,
    // The screens of several roles at once: most of the time they wait.
    maxConcurrency: 3,
    sequence: { concurrent: false, sequencer: ByName },
    bail: 0,
    testTimeout: 60_000,
    hookTimeout: 240_000,
  },
});

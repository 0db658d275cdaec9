import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * A sequencer that begins with these files, named from `folder` without their ending, and goes on by name: a long file
 * that begins last leaves all other workers idle, and vitest itself knows no file's time on a clean checkout.
 */
export function longestFirst(folder: string, longest: readonly string[]): typeof BaseSequencer {
  const place = ({ moduleId }: TestSpecification): number => {
    const found = longest.indexOf(relative(folder, moduleId).replace(/\.test\.tsx?$/, ''));
    return found === -1 ? longest.length : found;
  };
  return class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      return files.sort(
        (one, other) => place(one) - place(other) || one.moduleId.localeCompare(other.moduleId),
      );
    }
  };
}

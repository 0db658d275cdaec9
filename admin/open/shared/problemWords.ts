import { fill, type OpenWords } from '../words/words.ts';
import type { Problem } from './ask.ts';

/** What happened and what to do, in words. */
export function problemWords({ shell: { problem: words } }: OpenWords, problem: Problem): string {
  if (problem.kind === 'OFFLINE') return words.offline;
  if (problem.kind === 'RATE_LIMITED') return fill(words.limited, { seconds: problem.seconds });
  return words.failed;
}

import { fill, type OpenWords } from '../words/words.ts';
import { codeFault } from './codeText.ts';

/** What is wrong with a typed code, in words; null when it can be one. */
export function codeProblem({ check: words }: OpenWords, signs: string): string | null {
  const fault = codeFault(signs);
  if (!fault) return null;
  return fault.kind === 'LENGTH'
    ? fill(words.codeWrong, { count: fault.count })
    : fill(words.codeSigns, { signs: fault.signs });
}

import { validationFailed } from '../errors.ts';
import type { Press } from './press.ts';

/** A sign as a person can find it: what cannot be seen by its number. */
const shown = (sign: string): string =>
  /^[\p{C}\p{Z}\p{M}]/u.test(sign)
    ? `U+${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`
    : sign;

/**
 * Throws VALIDATION_FAILED (NOT_PRINTABLE, with the signs) for typed texts that no paper could show as they are: better
 * said at the desk than an empty box on a paper with legal force.
 */
export function checkPrintable(
  press: Pick<Press, 'unprintable'>,
  texts: Readonly<Record<string, string | null>>,
): void {
  const problems = Object.entries(texts).flatMap(([path, text]) => {
    const signs = press.unprintable(text ?? '');
    return signs.length === 0
      ? []
      : [{ path, code: 'NOT_PRINTABLE', params: { signs: signs.slice(0, 10).map(shown).join(' ') } }];
  });
  if (problems.length > 0) throw validationFailed(problems);
}

import { formatNumber } from '../i18n/format.ts';
import type { Problem } from '../providers/problem.ts';
import { fieldWords, problemWords, type Translate } from '../providers/problemWords.ts';

/** `340 КБ`, `1,2 МБ`. */
export function sizeWords(t: Translate, locale: string, bytes: number): string {
  if (bytes < 1_048_576)
    return t('attachments.kilobytes', { count: formatNumber(locale, Math.max(1, Math.round(bytes / 1024))) });
  return t('attachments.megabytes', { count: formatNumber(locale, Math.round(bytes / 104_857.6) / 10) });
}

/** Why a file was not attached: what is wrong with the file itself says more than that something is wrong. */
export function uploadProblemWords(t: Translate, problem: Problem): string {
  const [field] = problem.fields;
  return field ? fieldWords(t, field) : problemWords(t, problem);
}

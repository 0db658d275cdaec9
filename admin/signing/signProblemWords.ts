import { formatDateTime } from '../i18n/format.ts';
import type { Problem } from '../providers/problem.ts';
import { problemWords, type Translate } from '../providers/problemWords.ts';

/** Why one of many was not signed: what somebody else did meanwhile is named, for this page shows it no longer. */
export function signProblemWords(t: Translate, problem: Problem): string {
  const { by, at, transition } = problem.params;
  const step = typeof transition === 'string' ? t(`terms.done.${transition}`, { _: '' }) : '';
  return problem.code === 'STALE_VERSION' && typeof by === 'string' && typeof at === 'string' && step
    ? t('signing.movedOn', { step, name: by, time: formatDateTime(at) })
    : problemWords(t, problem);
}

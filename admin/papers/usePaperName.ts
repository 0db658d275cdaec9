import type { PaperWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';

/** What a paper is called: its kind and its number. */
export function usePaperName() {
  const { term } = useWords();
  return ({ kind, number }: Pick<PaperWholeFragment, 'kind' | 'number'>): string =>
    `${term('paperKind', kind)} ${number}`;
}

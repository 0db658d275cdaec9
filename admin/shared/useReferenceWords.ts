import { useGetList } from 'react-admin';
import type { ReferenceEntryWholeFragment, ReferenceList } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';

const GROUP = { DOCUMENT_KIND: 'documentKind', REFUSAL_GROUND: 'refusalGround' } as const;

/** The entries of a coded list, named as the administrator worded them; our own words until they have come. */
export function useReferenceWords(list: ReferenceList) {
  const { locale, term } = useWords();
  const { data } = useGetList<ReferenceEntryWholeFragment>(
    'referenceEntries',
    { pagination: { page: 1, perPage: 100 }, filter: { list } },
    { staleTime: 300_000, retry: false },
  );
  const entries = new Map(data?.map((entry) => [entry.code, entry]));
  return {
    nameOf: (code: string): string => {
      const entry = entries.get(code);
      if (!entry) return term(GROUP[list], code);
      return { kk: entry.nameKk, ru: entry.nameRu }[locale] ?? entry.nameEn;
    },
    isRequired: (code: string): boolean => entries.get(code)?.required ?? false,
  };
}

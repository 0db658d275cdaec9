import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { SignInOptionsDocument } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';

/** The provider's name in the reader's language, or null without one, and whether passwords are for everybody. */
export function useSignInOptions(): {
  readonly provider: string | null;
  readonly passwordsForAll: boolean;
} {
  const { locale } = useWords();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const { data } = useQuery({
    queryKey: ['signInOptions'],
    queryFn: async () => (await dataProvider.ask(SignInOptionsDocument, {})).signInOptions,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const names = data?.provider;
  const name = names && { kk: names.nameKk, ru: names.nameRu, en: names.nameEn }[locale];
  return { provider: name ?? null, passwordsForAll: data?.passwordsForAll ?? true };
}

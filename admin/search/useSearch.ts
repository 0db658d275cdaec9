import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { SearchEverywhereDocument } from '../generated/graphql.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';

const TYPING_PAUSE = 200;

/** The fewest characters that the server searches for. */
export const SHORTEST = 2;

/** What is found for the text that is being typed, after a short pause; nothing of it is kept once it is off the screen. */
export function useSearch(typed: string) {
  const { ask } = useDataProvider<KomekDataProvider>();
  const wanted = typed.trim();
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setText(wanted), TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [wanted]);
  const enabled = text.length >= SHORTEST;
  const { data, error, isPlaceholderData, isFetching } = useQuery({
    queryKey: ['search', text],
    queryFn: async () => (await ask(SearchEverywhereDocument, { text })).search,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
    enabled,
  });
  return {
    found: enabled && wanted.length >= SHORTEST ? data : undefined,
    error: enabled ? error : null,
    /** The results belong to an earlier text, or have not come yet. */
    isBehind: text !== wanted || isPlaceholderData || isFetching,
  };
}

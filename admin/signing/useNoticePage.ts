import { useQuery } from '@tanstack/react-query';
import { HttpError } from 'react-admin';
import type { NoticeWholeFragment } from '../generated/graphql.ts';
import { pageHash } from './pageHash.ts';

/** The key of all pages of notices; reset, each is fetched anew. */
export const NOTICE_PAGES_KEY = ['noticePage'];

/** The page of a notice and the hash of exactly these bytes. */
export interface NoticePage {
  readonly bytes: Blob;
  readonly hash: string;
}

/** The page as the server makes it for this reader; every fetch is logged as a view, so none is made beforehand. */
export function useNoticePage({ id, pageUrl }: Pick<NoticeWholeFragment, 'id' | 'pageUrl'>) {
  return useQuery({
    queryKey: [...NOTICE_PAGES_KEY, id],
    queryFn: async ({ signal }): Promise<NoticePage> => {
      const response = await fetch(pageUrl, { credentials: 'same-origin', signal });
      if (!response.ok) throw new HttpError('', response.status);
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { bytes: new Blob([bytes], { type: 'application/pdf' }), hash: pageHash(bytes) };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnReconnect: false,
  });
}

import { useQuery } from '@tanstack/react-query';
import { HttpError } from 'react-admin';
import type { AttachmentWholeFragment } from '../generated/graphql.ts';

/** The bytes of a file; every fetch is logged as a view, so it is made once for each opening. */
export function useFileBytes({ id, url }: Pick<AttachmentWholeFragment, 'id' | 'url'>) {
  return useQuery({
    queryKey: ['attachmentBytes', id],
    queryFn: async ({ signal }): Promise<Blob> => {
      const response = await fetch(url, { credentials: 'same-origin', signal });
      if (!response.ok) throw new HttpError('', response.status);
      return response.blob();
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnReconnect: false,
  });
}

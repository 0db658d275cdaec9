import { HttpError } from 'react-admin';
import { problemOf } from '../../providers/problem.ts';
import { problemWords, type Translate } from '../../providers/problemWords.ts';

const CODES: Readonly<Record<number, string>> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  429: 'RATE_LIMITED',
  503: 'UNAVAILABLE',
};

const failure = (code: string, status: number, params: Readonly<Record<string, unknown>> = {}) =>
  new HttpError('', status, { problem: { code, params, fields: [], refusal: null } });

/** The bytes of a paper or of a notice's page; every fetch is logged as a view. */
export async function fetchPaper(url: string, signal?: AbortSignal): Promise<Blob> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin', ...(signal ? { signal } : {}) });
    if (response.ok) return await response.blob();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw failure('UNREACHABLE', 0);
  }
  const retryAfterSeconds = response.headers.get('retry-after') ?? '60';
  throw failure(CODES[response.status] ?? 'INTERNAL', response.status, { retryAfterSeconds });
}

/** How the bytes are kept while something on the page shows them: they never change. */
export const paperBytes = (url: string) => ({
  queryKey: ['paperBytes', url],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => fetchPaper(url, signal),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
  retry: false,
  refetchOnReconnect: false,
});

/** Why a paper could not be fetched, drawn or logged, in the reader's words. */
export function printProblem(t: Translate, error: unknown): string {
  if (!(error instanceof HttpError)) return t('papers.notDrawn');
  return error.message || problemWords(t, problemOf(error));
}

import type { RequestState } from './requestState.ts';
import { DATA_HEADERS } from './securityHeaders.ts';

/** Completes the headers of an answer of the API. */
export function apiHeaders(response: Response, state: RequestState): Response {
  const { headers } = response;
  headers.set('cache-control', state.streaming ? 'no-cache, no-store, no-transform' : 'no-store');
  // Yoga says "none", which is no encoding that a client must know.
  headers.delete('content-encoding');
  if (state.streaming) headers.set('x-accel-buffering', 'no');
  if (response.status === 413) headers.set('connection', 'close');
  return response;
}

/** Adds what every answer carries, of the API and of files. */
export function withHeaders(response: Response, state: RequestState, stopping: boolean): Response {
  const { headers } = response;
  headers.set('x-request-id', state.requestId);
  for (const [name, value] of Object.entries(DATA_HEADERS)) headers.set(name, value);
  for (const cookie of state.cookies.values()) headers.append('set-cookie', cookie);
  if (stopping) headers.set('connection', 'close');
  return response;
}

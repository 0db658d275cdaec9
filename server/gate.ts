import { KomekError } from '../schema/errors.ts';

/** The one address of the API. */
export const GRAPHQL_PATH = '/graphql';

/** The largest request body, in bytes. */
export const MAX_BODY_BYTES = 100_000;

const JSON_TYPE = /^application\/json\s*(;\s*charset=utf-8\s*)?$/i;
const ANSWER_TYPES = [
  'application/json',
  'application/graphql-response+json',
  'text/event-stream',
  'application/*',
  '*/*',
];

/** The media types that a request accepts, without their parameters; all when it does not say. */
export function acceptedTypes(request: Request): readonly string[] {
  return (request.headers.get('accept') ?? '*/*')
    .toLowerCase()
    .split(',')
    .map((part) => (part.split(';')[0] ?? '').trim());
}

interface Refusal {
  readonly status: number;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Why a request comes from a page that is not ours, by what the browser says of it; null when it does not. */
export function whyForeign(request: Request, origins: readonly string[]): string | null {
  const origin = request.headers.get('origin');
  if (origin !== null && !origins.includes(origin)) {
    return 'Pages of this origin may not call the API (see PUBLIC_ORIGIN).';
  }
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') {
    return 'Pages of another site may not call the API.';
  }
  return null;
}

function whyRefused(request: Request, origins: readonly string[]): Refusal | null {
  const header = (name: string): string | null => request.headers.get(name);
  if (new URL(request.url).pathname !== GRAPHQL_PATH)
    return { status: 404, message: 'There is nothing here.' };
  if (request.method !== 'POST') {
    return { status: 405, message: 'Send the operation with POST.', headers: { allow: 'POST' } };
  }
  const foreign = whyForeign(request, origins);
  if (foreign !== null) return { status: 403, message: foreign };
  // A form can post urlencoded, multipart and text without asking; it cannot post JSON.
  if (!JSON_TYPE.test(header('content-type') ?? '')) {
    return { status: 415, message: 'Send application/json in UTF-8.' };
  }
  if (header('content-encoding') !== null) return { status: 415, message: 'Send the body uncompressed.' };
  const accepted = acceptedTypes(request);
  if (accepted.includes('multipart/mixed') || !accepted.some((type) => ANSWER_TYPES.includes(type))) {
    return { status: 406, message: 'Answers are application/json, and text/event-stream for subscriptions.' };
  }
  return null;
}

/**
 * Refuses, before anything is read, what is not a same-origin POST of JSON to the API; null lets the request in.
 * The server has no CORS: no other origin may call it, so there is no preflight to answer.
 */
export function refuseRequest(request: Request, origins: readonly string[]): Response | null {
  const refusal = whyRefused(request, origins);
  return refusal && refusalAnswer(refusal);
}

/** The answer to a body over {@link MAX_BODY_BYTES}. */
export const tooLarge = (): Response => refusalAnswer({ status: 413, message: 'Request body too large' });

const refusalAnswer = ({ status, message, headers }: Refusal): Response =>
  Response.json({ errors: [new KomekError('BAD_REQUEST', message)] }, { status, headers: { ...headers } });

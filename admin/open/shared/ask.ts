import type { Operation } from '../../providers/operation.ts';

/** Why there is no answer, as far as it matters to the reader. */
export type Problem =
  | { readonly kind: 'OFFLINE' }
  | { readonly kind: 'RATE_LIMITED'; readonly seconds: number }
  | { readonly kind: 'FAILED' };

/** There is no answer. */
export class AskError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.kind);
    this.name = 'AskError';
    this.problem = problem;
  }
}

/** An answer, and the day at the server: clocks of telephones are not always right. */
export interface Answered<Data> {
  readonly data: Data;
  readonly serverTime: string;
}

interface Body<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly extensions?: { readonly code?: string; readonly retryAfterSeconds?: number };
  }[];
}

/** Asks one of the public queries; throws {@link AskError}. */
export async function ask<Data, Variables extends Record<string, unknown>>(
  { name, text }: Operation<Data, Variables>,
  variables: Variables,
  request: typeof fetch = fetch,
): Promise<Answered<Data>> {
  const response = await request('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ operationName: name, query: text, variables }),
    // Nothing here needs to know who is signed in at this browser.
    credentials: 'omit',
  }).catch(() => {
    throw new AskError({ kind: 'OFFLINE' });
  });
  const body = (await response.json().catch(() => null)) as Body<Data> | null;
  const limited = body?.errors?.find(({ extensions }) => extensions?.code === 'RATE_LIMITED');
  if (limited) {
    throw new AskError({ kind: 'RATE_LIMITED', seconds: limited.extensions?.retryAfterSeconds ?? 60 });
  }
  if (!body?.data || body.errors) throw new AskError({ kind: 'FAILED' });
  const told = new Date(response.headers.get('date') ?? Number.NaN);
  const time = Number.isNaN(told.getTime()) ? new Date() : told;
  return { data: body.data, serverTime: time.toISOString() };
}

import { learnServerTime } from '../deadlines/serverClock.ts';
import type { Operation } from './operation.ts';

/** Sends one of our documents and answers its data; rejects with {@link RequestError}. */
export type Execute = <Data, Variables extends Record<string, unknown>>(
  document: Operation<Data, Variables>,
  variables: Variables,
) => Promise<Data>;

interface Answer<Data> {
  readonly data: Data;
}

/** What ra-data-graphql needs of its client; nothing is kept: personal data lives only as long as the page shows it. */
export interface Client {
  query<Data>(call: {
    readonly query: Operation<Data, never>;
    readonly variables?: object;
    readonly context?: { readonly fetchOptions?: { readonly signal?: AbortSignal } };
  }): Promise<Answer<Data>>;
  mutate<Data>(call: {
    readonly mutation: Operation<Data, never>;
    readonly variables?: object;
  }): Promise<Answer<Data>>;
}

/** A refusal with the server's errors, or a broken connection; ra-data-graphql tells them by these names. */
export class RequestError extends Error {
  readonly graphQLErrors: readonly { readonly message?: string }[];
  readonly networkError: { readonly message: string; readonly statusCode?: number } | null;

  constructor(
    message: string,
    graphQLErrors: RequestError['graphQLErrors'],
    networkError: RequestError['networkError'] = null,
  ) {
    super(message);
    this.name = 'RequestError';
    this.graphQLErrors = graphQLErrors;
    this.networkError = networkError;
  }
}

/** What a proxy answers while the server behind it is away: as good as no answer. */
const SERVER_AWAY = [502, 503, 504];

/** Told whether the server answers at all. */
interface Watch {
  readonly answered: () => void;
  readonly lost: () => void;
}

/** The one client over `POST /graphql`. */
export function makeClient(request: typeof fetch = fetch, watch?: Watch): Client {
  const send = async <Data>(
    { name, text }: Operation<Data, never>,
    variables: object = {},
    signal?: AbortSignal,
  ): Promise<Answer<Data>> => {
    const response = await request('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ operationName: name, query: text, variables }),
      signal: signal ?? null,
    }).catch((error: unknown) => {
      if (!signal?.aborted) watch?.lost();
      const message = error instanceof Error ? error.message : String(error);
      throw new RequestError(message, [], { message });
    });
    // Every answer brings the server's time along.
    learnServerTime(response.headers.get('date'));
    const answer = (await response.json().catch(() => null)) as {
      readonly data?: Data | null;
      readonly errors?: RequestError['graphQLErrors'];
    } | null;
    const away = SERVER_AWAY.includes(response.status);
    if (away) watch?.lost();
    else watch?.answered();
    const [first] = answer?.errors ?? [];
    if (first) throw new RequestError(first.message ?? name, answer?.errors ?? []);
    if (answer?.data) return { data: answer.data };
    const message = `${name} was answered with ${response.status}`;
    throw new RequestError(message, [], { message, ...(away ? {} : { statusCode: response.status }) });
  };
  return {
    query: ({ query, variables, context }) => send(query, variables, context?.fetchOptions?.signal),
    mutate: ({ mutation, variables }) => send(mutation, variables),
  };
}

/** For the calls that are no resource of the data provider: sign-in, steps, printing, the feed. */
export function makeExecute(client: Client): Execute {
  return async (document, variables) => (await client.query({ query: document, variables })).data;
}

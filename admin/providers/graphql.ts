import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client/core';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type DocumentNode, Kind } from 'graphql';
import { learnServerTime } from '../deadlines/serverClock.ts';

/** Sends one of our documents and answers its data; rejects with Apollo's error. */
export type Execute = <Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
) => Promise<Data>;

/** Leaves our documents as they are written; Apollo would add `__typename` everywhere. */
class PlainCache extends InMemoryCache {
  override transformDocument(document: DocumentNode): DocumentNode {
    return document;
  }
}

/** Every answer brings the server's time along. */
const fetchAndLearn: typeof fetch = async (...call) => {
  const response = await fetch(...call);
  learnServerTime(response.headers.get('date'));
  return response;
};

/** The one Apollo client. Nothing is kept in its cache: personal data lives only as long as the page shows it. */
export function makeClient(request: typeof fetch = fetchAndLearn) {
  return new ApolloClient({
    link: new HttpLink({ uri: '/graphql', credentials: 'same-origin', fetch: request }),
    cache: new PlainCache(),
    defaultOptions: { query: { fetchPolicy: 'no-cache' }, mutate: { fetchPolicy: 'no-cache' } },
  });
}

/** For the calls that are no resource of the data provider: sign-in, steps, printing, the feed. */
export function makeExecute(client: ReturnType<typeof makeClient>): Execute {
  return async (document, variables) => {
    const isQuery = document.definitions.some(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'query',
    );
    const { data } = isQuery
      ? await client.query({ query: document, variables })
      : await client.mutate({ mutation: document, variables });
    if (data === null || data === undefined) throw new Error('The answer has no data.');
    return data;
  };
}

/** Stands in the bundle for what ra-data-graphql imports and never runs here: we bring the client and no introspection. */
export class ApolloClient {
  constructor() {
    throw new Error('The data provider brings a client of its own.');
  }
}

export { ApolloClient as HttpLink, ApolloClient as InMemoryCache };

/** Only for introspection. */
export function gql(): never {
  throw new Error('The documents are made at build time.');
}

export { gql as default, gql as getIntrospectionQuery };

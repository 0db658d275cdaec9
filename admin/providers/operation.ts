/** One of our documents, with everything that it needs: written at build time, so that no page parses or prints GraphQL. */
export interface Operation<Data, Variables> {
  readonly name: string;
  /** The document with its fragments, as it is sent. */
  readonly text: string;
  /** Where ra-data-graphql looks for the kind of an operation. */
  readonly definitions: readonly [{ readonly operation: 'query' | 'mutation' | 'subscription' }];
  /** Only for the types: what goes in and what comes out. */
  readonly typed?: (variables: Variables) => Data;
}

/** Makes an operation of its text. */
export function operation<Data, Variables>(
  kind: 'query' | 'mutation' | 'subscription',
  name: string,
  text: string,
): Operation<Data, Variables> {
  return { name, text, definitions: [{ operation: kind }] };
}

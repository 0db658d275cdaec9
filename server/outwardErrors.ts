import { GraphQLError, Kind } from 'graphql';
import { KomekError } from '../schema/errors.ts';
import { type StoreTrouble, storeTrouble } from './storeTrouble.ts';

/** What the caller gets for an error: the error to send, and whether it was one of ours or unforeseen. */
export interface Outward {
  readonly error: GraphQLError;
  readonly unforeseen: boolean;
}

const FAILURES: Readonly<Record<StoreTrouble | 'INTERNAL', string>> = {
  STORAGE_FULL: 'The disk of the server is full: nothing can be written at the moment.',
  UNAVAILABLE: 'The database does not answer at the moment; try again.',
  INTERNAL: 'The server failed; the log has the details.',
};

/** Seconds after which a client may try again: a database that was killed is back by then. */
const RETRY_AFTER = 5;

/** A path like `input.documents.2.pages`; index and names only, so that no value fits it. */
const PATH_IN_VARIABLE = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*|\[\d{1,3}\])*$/;

const VALUE_KINDS: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
]);

/** The first error that was thrown, under the wrappings of the executor. */
export function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof GraphQLError && root.originalError) root = root.originalError;
  return root;
}

function isVariableError(error: GraphQLError): boolean {
  return (
    error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION && /^Variable "\$\w+" (got|of)/.test(error.message)
  );
}

/** An error of the document or its variables, which GraphQL itself reports before anything runs. */
function isRequestError(error: GraphQLError): boolean {
  return error.path === undefined && (isVariableError(error) || rootOf(error) instanceof GraphQLError);
}

/**
 * What is wrong with the document or its variables is 200 for who accepts application/json and 400 for who accepts
 * application/graphql-response+json, as GraphQL over HTTP says of well-formed requests; anything else is what it is.
 */
function httpOf(error: GraphQLError): { readonly spec: boolean; readonly status: number } {
  const { http } = error.extensions;
  const aboutDocument =
    (error.nodes !== undefined || error.source !== undefined) && (http?.status === undefined || http.spec);
  if (aboutDocument || isVariableError(error)) return { spec: true, status: 400 };
  return { spec: false, status: http?.status ?? 400 };
}

/** GraphQL's own texts quote values, and a value may be an IIN or a name (I-42): say where, not what. */
function textWithoutValues(error: GraphQLError, suggestions: boolean): string {
  const node = error.nodes?.[0];
  if (error.message.startsWith('Syntax Error')) return 'Syntax Error in the document.';
  if (node?.kind === Kind.VARIABLE_DEFINITION && error.message.includes('got invalid value')) {
    const at = / at "([^"]+)"; /.exec(error.message)?.[1];
    const place = at !== undefined && PATH_IN_VARIABLE.test(at) ? ` at "${at}"` : '';
    return `Variable "$${node.variable.name.value}" does not fit its type${place}.`;
  }
  const aboutFields = /^Field "[\w.]+" (of required type|is not defined)/.test(error.message);
  if (node !== undefined && VALUE_KINDS.has(node.kind) && !aboutFields) {
    return 'A value written in the document does not fit its type.';
  }
  return suggestions ? error.message : error.message.replace(/ Did you mean .*$/s, '');
}

/**
 * The error as it may leave: ours as they are, GraphQL's own as BAD_REQUEST without the values they quote, a database or
 * disk that cannot take it now as what it is, and everything else as INTERNAL with nothing but the request's id.
 */
export function outward(error: unknown, requestId: string, suggestions: boolean): Outward {
  const root = rootOf(error);
  const located = error instanceof GraphQLError ? error : undefined;
  const place = located ? { nodes: located.nodes, path: located.path } : {};
  if (root instanceof KomekError) {
    // Yoga notes a status on whatever is thrown while it parses; ours is said by the code.
    const { http: _, ...extensions } = root.extensions;
    const options = { nodes: place.nodes ?? null, path: place.path ?? null, extensions };
    return { error: new GraphQLError(root.message, options), unforeseen: false };
  }
  if (located && isRequestError(located)) {
    const http = httpOf(located);
    const extensions = { code: 'BAD_REQUEST', http };
    const options = {
      nodes: located.nodes ?? null,
      source: located.source ?? null,
      positions: located.positions ?? null,
      extensions,
    };
    return { error: new GraphQLError(textWithoutValues(located, suggestions), options), unforeseen: false };
  }
  const code = storeTrouble(root) ?? 'INTERNAL';
  const extensions = { code, requestId, ...(code === 'INTERNAL' ? {} : { retryAfterSeconds: RETRY_AFTER }) };
  const options = { nodes: place.nodes ?? null, path: place.path ?? null, extensions };
  return { error: new GraphQLError(FAILURES[code], options), unforeseen: true };
}

import type { GraphQLSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';
import type { Context } from '../schema/context.ts';
import { fetchApi } from './fetchApi.ts';
import { GRAPHQL_PATH } from './gate.ts';
import { describeError, type Log } from './log.ts';
import { bounded } from './operations/bounded.ts';
import { createDocumentCache } from './operations/documentCache.ts';
import type { KnownDocuments } from './operations/knownDocuments.ts';
import { accessLog, type Carried, operations, outwardErrors } from './plugins.ts';
import { type Reads, reading } from './reads.ts';
import type { RequestState } from './requestState.ts';
import type { Shares } from './shares.ts';
import { sharing } from './sharing.ts';

/** What Yoga is told. */
export interface YogaParts {
  readonly schema: GraphQLSchema;
  readonly log: Log;
  /** Whether the shape of the schema is hidden. */
  readonly production: boolean;
  /** What is run without an API token. */
  readonly documents: KnownDocuments;
  /** What each user may have at once. */
  readonly shares: Shares;
  /** What his API tokens may beside that. */
  readonly programs: Shares;
  /** Where programs and analysts read; without it from where everybody does. */
  readonly reads: Reads | null;
  /** What the resolvers of a request may use. */
  readonly contextOf: (request: Request, state: RequestState) => Promise<Context>;
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** One Yoga with every default that it leaves open closed. */
export const closedYoga = ({
  schema,
  log,
  production,
  documents,
  shares,
  programs,
  reads,
  contextOf,
}: YogaParts) =>
  createYoga<Carried, Context>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    context: ({ request, komek }) => contextOf(request, komek),
    fetchAPI: fetchApi,
    // Errors go out through one plugin, which also logs them; Yoga's own logger prints what it must not.
    maskedErrors: false,
    logging: silent,
    graphiql: false,
    landingPage: false,
    cors: false,
    multipart: false,
    batching: false,
    // The body has been read, and counted, before Yoga sees the request.
    maxRequestBodySize: false,
    // What failed is not kept: it would be kept for whoever sends nonsense.
    parserAndValidationCache: {
      documentCache: createDocumentCache(),
      errorCache: { get: () => undefined, set() {} },
    },
    plugins: [
      bounded(production, documents),
      operations(),
      ...(reads
        ? [reading(reads, (error) => log.warn({ error: describeError(error) }, 'the replica failed'))]
        : []),
      sharing(shares, programs),
      accessLog(),
      outwardErrors(log, !production),
    ],
  });

import type { PrismaClient } from '../../prisma/client.ts';
import { readingFor } from '../../prisma/readingFor.ts';
import { databaseReader } from '../../schema/access/databaseReader.ts';
import type { Actor, Credential } from '../../schema/context.ts';
import { forbidden, KomekError, notFound, unauthenticated } from '../../schema/errors.ts';
import { describeError, type Log } from '../log.ts';
import { rootOf } from '../outwardErrors.ts';
import type { RequestState } from '../requestState.ts';
import { fileErrorAnswer } from './fileErrors.ts';
import { findRoute, refuseFileRequest } from './fileGate.ts';
import type { FileRoute } from './route.ts';

/** Below this address stands what GraphQL does not carry. */
export const FILES_PATH = '/files/';

/** What file routes are answered with. */
export interface FileAnswers {
  readonly routes: readonly FileRoute[];
  readonly origins: readonly string[];
  /** The caller as the API knows him; null when nobody is signed in. */
  readonly actorOf: (request: Request, state: RequestState) => Promise<Actor | null>;
  /** Waits for the turn of one more file among those that the actor sends and fetches; throws RATE_LIMITED. */
  readonly enter: (actor: Actor) => Promise<void>;
  readonly db: PrismaClient;
  /** Where long tables are read for somebody. */
  readonly tablesOf: (actor: Actor) => PrismaClient;
  readonly now: () => Date;
  readonly log: Log;
}

const mayFetch = (credential: Credential, { promisedBy = [] }: FileRoute): boolean =>
  credential.kind === 'session' ||
  credential.operations.length === 0 ||
  promisedBy.some((field) => credential.operations.includes(field));

/**
 * Answers one request below {@link FILES_PATH}; never rejects. Who holds no role (he must change his password first)
 * is FORBIDDEN, as in the API.
 */
export async function answerFile(
  request: Request,
  state: RequestState,
  { routes, origins, actorOf, enter, db, tablesOf, now, log }: FileAnswers,
): Promise<Response> {
  async function answer(): Promise<Response> {
    const found = findRoute(new URL(request.url).pathname, routes);
    if (!found) throw notFound();
    const { route, id } = found;
    // The key stays out: the log tells which kind of file, never whose.
    state.operation = `${route.method} ${route.prefix}`;
    const refused = refuseFileRequest(request, route, origins);
    if (refused) return refused;
    const actor = await actorOf(request, state);
    if (!actor) throw unauthenticated();
    if (actor.roles.length === 0) throw forbidden([]);
    if (!mayFetch(actor.credential, route)) throw forbidden([]);
    await enter(actor);
    const readsFor = (from: PrismaClient): PrismaClient => readingFor(from, databaseReader(actor));
    const [own, tables] = [readsFor(db), readsFor(tablesOf(actor))];
    return route.answer({ request, id, actor, db: own, tables, now, log });
  }

  async function answerOrError(): Promise<Response> {
    try {
      return await answer();
    } catch (error) {
      const { requestId, operation } = state;
      const told = request.signal.aborted
        ? fileErrorAnswer(new KomekError('BAD_REQUEST', 'The client left.'), requestId)
        : fileErrorAnswer(error, requestId);
      state.codes.add(told.code);
      if (told.unforeseen) log.error({ requestId, operation, error: describeError(rootOf(error)) }, 'failed');
      return told.response;
    }
  }

  const response = await answerOrError();
  response.headers.set('cache-control', 'private, no-store');
  return response;
}

import { randomUUID } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import type { PrismaClient } from '../prisma/client.ts';
import { readingFor } from '../prisma/readingFor.ts';
import { databaseReader } from '../schema/access/databaseReader.ts';
import type { OutsideHeads } from '../schema/audit/outsideHeads.ts';
import { record } from '../schema/audit/record.ts';
import type { Actor, Context, Events, Pseudonyms } from '../schema/context.ts';
import type { PaperWorks } from '../schema/papers/works.ts';
import { createApiTokens } from './apiTokens.ts';
import { enterByToken, readBearer } from './bearer.ts';
import { ownBody, type ReadBody } from './body.ts';
import type { Configuration } from './configuration.ts';
import { createCredentials } from './credentials.ts';
import { LightRequest } from './fetchApi.ts';
import { USUAL_LIMITS } from './fileConfiguration.ts';
import { answerFile, FILES_PATH, type FileAnswers } from './files/answerFile.ts';
import { createFileShares } from './files/fileShares.ts';
import type { FileRoute } from './files/route.ts';
import { type Files, fileRoutes } from './files/routes.ts';
import { trackedBody } from './files/trackedBody.ts';
import { MAX_BODY_BYTES, refuseRequest, tooLarge } from './gate.ts';
import { apiHeaders, withHeaders } from './headers.ts';
import { errorHeaders, statusOf } from './httpStatus.ts';
import { newSecretKey, secretKeyFrom } from './keyFile.ts';
import { describeError, type Log } from './log.ts';
import { createProvider } from './oidc/provider.ts';
import { createProviderRoutes, isProviderPath } from './oidc/providerRoutes.ts';
import { createVisits } from './oidc/visits.ts';
import { ANY_DOCUMENT, type KnownDocuments } from './operations/knownDocuments.ts';
import { outward } from './outwardErrors.ts';
import { createPseudonyms } from './pseudonyms/pseudonyms.ts';
import { createPublicGate } from './publicGate.ts';
import { mayReadBehind, type Reads } from './reads.ts';
import type { RequestState } from './requestState.ts';
import { createDoor, createShares, USUAL_SHARES } from './shares.ts';
import { createAccounts } from './signIn/accounts.ts';
import { createAuthentication, type SignInParts } from './signIn/authentication.ts';
import { browserFamily } from './signIn/browsers.ts';
import { createCookies, readCookie } from './signIn/cookies.ts';
import { createPendingSignIns } from './signIn/pendingSignIns.ts';
import { createSessions } from './signIn/sessions.ts';
import { createThrottle } from './signIn/throttle.ts';
import { watchCredential } from './streams.ts';
import { createSecretBox, type SecretBox } from './totp/secretBox.ts';
import { createTotpStore } from './totp/totp.ts';
import { createViews } from './views.ts';
import { closedYoga } from './yoga.ts';

/** What the API is made of; `now` is the server's clock, the real one unless a test gives another. */
export interface AppOptions {
  readonly schema: GraphQLSchema;
  readonly db: PrismaClient;
  readonly events: Events;
  readonly config: Pick<
    Configuration,
    | 'production'
    | 'publicOrigins'
    | 'cookieSecure'
    | 'sessionIdleMinutes'
    | 'sessionHours'
    | 'signProofMinutes'
  > &
    Partial<Pick<Configuration, 'totpRequiredRoles' | 'oidc' | 'shares'>>;
  readonly log: Log;
  /** What makes and seals papers. */
  readonly papers: PaperWorks;
  /** What stands for people whom a reader may not know; by a key of this process alone unless told. */
  readonly pseudonyms?: Pseudonyms;
  /** The heads of sealed history outside the database; without it there are none. */
  readonly historyHeads?: OutsideHeads;
  /** What keeps the secrets of codes; by a key of this process alone unless told. */
  readonly secretBox?: SecretBox;
  readonly now?: () => Date;
  /** What is run without an API token; unless told nothing in production, and anything elsewhere. */
  readonly documents?: KnownDocuments;
  /** Where attachments are kept; without it none can be handed in or fetched. */
  readonly files?: Files;
  /** Where programs and analysts read; from `db` where there is nothing apart. */
  readonly reads?: Reads;
  /** Hears of each answer that says that the disk is full. */
  readonly onStorageFull?: () => void;
  /** What is answered below `/files/`; all that there is unless a test gives others. */
  readonly routes?: readonly FileRoute[];
}

/** Where a request comes from: the client's address, and its body where the request itself has none. */
export interface Peer {
  readonly address: string;
  readonly body?: ReadBody;
}

/** The GraphQL API, and the files beside it, without a socket. */
export interface App {
  /** Answers one request; never rejects. */
  fetch(request: Request, peer?: Peer): Promise<Response>;
  /** Ends every open stream; requests in flight go on. */
  endStreams(): void;
  /** Ends every operation and frees what the API holds. */
  dispose(): Promise<void>;
}

/** Builds the API: who asks, what he may use, and the files beside it. */
export function createApp(options: AppOptions): App {
  const { schema, db, events, config, log, now = () => new Date(), files = null, papers } = options;
  const pseudonyms = options.pseudonyms ?? createPseudonyms(secretKeyFrom(newSecretKey()));
  const historyHeads = options.historyHeads ?? { read: async () => [] };
  const attachmentLimits = files?.limits ?? USUAL_LIMITS;
  const idle = config.sessionIdleMinutes * 60_000;
  const absolute = config.sessionHours * 3_600_000;
  const proof = config.signProofMinutes * 60_000;
  const { totpRequiredRoles: strongRoles = [], oidc = null } = config;
  const sessions = createSessions(db, { idle, absolute, proof }, now, strongRoles);
  const apiTokens = createApiTokens(db, now);
  const credentials = createCredentials(sessions, apiTokens);
  const throttle = createThrottle(db, now);
  const secretBox = options.secretBox ?? createSecretBox(secretKeyFrom(newSecretKey()));
  const signInParts: SignInParts = {
    db,
    sessions,
    credentials,
    throttle,
    accounts: createAccounts(db, now),
    pending: createPendingSignIns(db, now),
    totp: createTotpStore(db, secretBox, now),
    now,
    strongRoles,
    provider: oidc,
  };
  const openViews = createViews(db, now);
  const running = new Set<RequestState>();
  let stopping = false;

  const limits = config.shares ?? USUAL_SHARES;
  // By what is shown: the question whose it is must not take every connection either.
  const entering = createShares(limits);
  const door = createDoor(limits);

  const sessionTokenOf = (request: Request) =>
    readCookie(request.headers.get('cookie'), 'session', config.cookieSecure);

  async function actorOf(request: Request, state: RequestState): Promise<Actor | null> {
    const { bearer, address, ending } = state;
    if (bearer !== null) {
      // A program has the rights of its token alone, whatever cookie travels with it.
      state.actor ??= await entering.run(bearer, ending.signal, () =>
        enterByToken(bearer, address, { apiTokens, throttle }),
      );
    } else {
      const token = sessionTokenOf(request);
      state.actor =
        token === null ? null : await entering.run(token, ending.signal, () => sessions.find(token));
    }
    return state.actor;
  }

  const cookiesOf = (request: Request, state: RequestState) =>
    createCookies(request.headers.get('cookie'), state.cookies, config.cookieSecure);
  const authenticationOf = (request: Request, state: RequestState, actor: Actor | null) =>
    createAuthentication({
      ...signInParts,
      address: state.address,
      actor,
      browser: () => browserFamily(request.headers.get('user-agent')),
      cookies: cookiesOf(request, state),
    });
  const answerProvider =
    oidc &&
    createProviderRoutes({
      provider: createProvider(oidc),
      visits: createVisits(db, now),
      sessions,
      origins: config.publicOrigins,
      log,
      noteProof: (actor) => record(db, actor, now(), { action: 'PROVEN_BY_PROVIDER', subjectId: actor.id }),
    });

  async function contextOf(request: Request, state: RequestState): Promise<Context> {
    const actor = await actorOf(request, state);
    const views = openViews();
    state.views = views;
    const { address, ending } = state;
    const auth = authenticationOf(request, state, actor);
    const publicGate = createPublicGate(db, address, now);
    return {
      actor,
      db: readingFor(db, databaseReader(actor)),
      now,
      events,
      auth,
      views,
      pseudonyms,
      attachmentLimits,
      papers,
      historyHeads,
      publicGate,
      abort: ending.signal,
    };
  }

  const enterFile = createFileShares(limits);

  const yoga = closedYoga({
    schema,
    log,
    production: config.production,
    documents: options.documents ?? (config.production ? new Set<string>() : ANY_DOCUMENT),
    reads: options.reads ?? null,
    shares: createShares(limits),
    programs: createShares({ ...limits, operations: Math.ceil(limits.operations / 2) }),
    contextOf,
  });

  const routes = options.routes ?? fileRoutes(files, papers, pseudonyms);
  const tablesOf = (actor: Actor): PrismaClient =>
    (mayReadBehind(actor) ? options.reads?.replica?.db() : null) ?? db;
  const answers: Omit<FileAnswers, 'enter'> = {
    routes,
    origins: config.publicOrigins,
    actorOf,
    db,
    tablesOf,
    now,
    log,
  };

  async function answer(request: Request, readBody: ReadBody, state: RequestState): Promise<Response> {
    if (answerProvider && isProviderPath(new URL(request.url).pathname)) {
      return answerProvider({
        request,
        requestId: state.requestId,
        cookies: cookiesOf(request, state),
        entrance: authenticationOf(request, state, null),
        actorOf: () => actorOf(request, state),
      });
    }
    const refused = refuseRequest(request, config.publicOrigins);
    if (refused) return refused;
    let leave = (): void => {};
    try {
      const shown = state.bearer ?? sessionTokenOf(request);
      if (shown !== null) leave = door.enter(shown, state.bearer !== null);
      // A token is judged before the document is read: without it nothing is told, not even that a field is unknown.
      if (state.bearer !== null) await actorOf(request, state);
      const body = await readBody();
      if (body === null) return tooLarge();
      const { url, method, headers, signal } = request;
      return await yoga.fetch(new LightRequest(url, { method, headers, signal, body: body.toString() }), {
        komek: state,
      });
    } catch (error) {
      const { error: told, unforeseen } = outward(error, state.requestId, !config.production);
      state.codes.add(String(told.extensions.code));
      if (unforeseen && !request.signal.aborted)
        log.error({ requestId: state.requestId, error: describeError(error) }, 'failed');
      return Response.json({ errors: [told] }, { status: statusOf(told), headers: errorHeaders(told) });
    } finally {
      leave();
    }
  }

  async function fetch(request: Request, peer: Peer = { address: 'local' }): Promise<Response> {
    const started = performance.now();
    const ending = new AbortController();
    const bearer = readBearer(request.headers.get('authorization'));
    const state: RequestState = {
      requestId: randomUUID(),
      bearer,
      byProgram: bearer !== null || isAlone(request),
      address: peer.address,
      ending,
      operation: null,
      codes: new Set(),
      cookies: new Map(),
      actor: null,
      views: null,
      streaming: false,
    };
    const leave = (): void => ending.abort();
    const finish = (): void => {
      request.signal.removeEventListener('abort', leave);
      running.delete(state);
    };
    request.signal.addEventListener('abort', leave, { once: true });
    running.add(state);
    const forFile = isForFile(request);
    let leaveFile = (): void => {};
    const enter = async (actor: Actor): Promise<void> => {
      leaveFile = await enterFile(actor, ending.signal);
    };
    const response = forFile
      ? await answerFile(request, state, { ...answers, enter })
      : await answer(request, peer.body ?? ownBody(request, MAX_BODY_BYTES), state);
    if (state.codes.has('STORAGE_FULL')) options.onStorageFull?.();
    const note = () => ({
      requestId: state.requestId,
      operation: state.operation,
      status: response.status,
      codes: [...state.codes],
      ms: Math.round(performance.now() - started),
    });
    if (forFile) {
      // A refusal is no file, however slowly it is read.
      if (!response.ok) leaveFile();
      const body = trackedBody(response, ending.signal, () => {
        leaveFile();
        finish();
        log.info(note(), 'answered');
      });
      return withHeaders(body, state, stopping);
    }
    log.info(note(), state.streaming ? 'stream opened' : 'answered');
    if (!state.streaming) {
      finish();
      return withHeaders(apiHeaders(response, state), state, stopping);
    }
    ending.signal.addEventListener(
      'abort',
      () => {
        finish();
        log.info(note(), 'stream ended');
      },
      { once: true },
    );
    if (stopping) ending.abort();
    else if (state.actor) void watchCredential(state.actor, ending, { events, credentials, now });
    return withHeaders(apiHeaders(response, state), state, stopping);
  }

  const end = (which: (state: RequestState) => boolean): void => {
    stopping = true;
    for (const state of [...running]) if (which(state)) state.ending.abort();
  };
  return {
    fetch,
    endStreams: () => end((state) => state.streaming),
    async dispose() {
      end(() => true);
      await yoga.dispose();
    },
  };
}

/** No page sent it: browsers say where such a request comes from. */
const isAlone = ({ headers }: Request): boolean => !headers.has('cookie') && !headers.has('origin');

const isForFile = (request: Request): boolean => new URL(request.url).pathname.startsWith(FILES_PATH);

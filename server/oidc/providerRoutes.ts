import type { Actor } from '../../schema/context.ts';
import { whyForeign } from '../gate.ts';
import { describeError, type Log } from '../log.ts';
import type { ProviderEntrance } from '../signIn/authentication.ts';
import type { Cookies } from '../signIn/cookies.ts';
import type { Sessions } from '../signIn/sessions.ts';
import { newSecrets, type Provider, ProviderError } from './provider.ts';
import { VISIT_LIFE, type Visit, type Visits } from './visits.ts';

/** Where a sign-in by the provider begins; with `?proof=1` a proof in the open session. */
export const PROVIDER_PATH = '/sign-in/oidc';
const CALLBACK_PATH = `${PROVIDER_PATH}/callback`;

/** The page that leads on to where a proof was asked for, and says there what it failed by; only it knows where that was. */
const PROVEN_PATH = '/proven';

/** Whether an address is one of the two that lead to the provider and back. */
export const isProviderPath = (path: string): boolean => path === PROVIDER_PATH || path === CALLBACK_PATH;

/** What the routes of all requests share. */
export interface ProviderParts {
  readonly provider: Provider;
  readonly visits: Visits;
  readonly sessions: Sessions;
  readonly origins: readonly string[];
  readonly log: Log;
  /** Notes a proof in the access log. */
  readonly noteProof: (actor: Actor) => Promise<void>;
}

/** One request on its way. */
export interface ProviderRequest {
  readonly request: Request;
  readonly requestId: string;
  readonly cookies: Cookies;
  readonly entrance: ProviderEntrance;
  readonly actorOf: () => Promise<Actor | null>;
}

/** A clock of the provider may be wrong by so much; in milliseconds. */
const SKEW = 30_000;

const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'",
};

/** Only to addresses that stand here: nothing that a request says decides where the browser goes. */
const goTo = (location: string): Response =>
  new Response(null, { status: 303, headers: { ...HEADERS, location } });

/**
 * Answers the two addresses; never rejects. Whatever goes wrong leads, with a code that there are words for, to the sign-in
 * page, and whoever was to prove something in a session that goes on back to where he was asked.
 */
export function createProviderRoutes(parts: ProviderParts): (asked: ProviderRequest) => Promise<Response> {
  const { provider, visits, sessions, origins, log } = parts;

  /** The address of the back office under which the browser sees us; one of ours, whatever the header says. */
  const originOf = (request: Request): string => {
    const host = request.headers.get('host');
    return origins.find((origin) => new URL(origin).host === host) ?? origins[0] ?? '';
  };

  async function leave({ request, requestId, cookies, actorOf }: ProviderRequest): Promise<Response> {
    // A page of another site must not sign anybody in unasked.
    if (whyForeign(request, origins) !== null) return goTo('/login');
    const wantsProof = new URL(request.url).searchParams.get('proof') === '1';
    const actor = wantsProof ? await actorOf() : null;
    if (wantsProof && actor?.credential.kind !== 'session') return goTo('/login');
    const secrets = newSecrets();
    const sessionId = actor?.credential.id ?? null;
    return orTold(requestId, sessionId, async () => {
      const url = await provider.authorizationUrl(
        `${originOf(request)}${CALLBACK_PATH}`,
        secrets,
        wantsProof,
      );
      cookies.write('visit', await visits.begin(secrets, sessionId), VISIT_LIFE / 1000);
      return goTo(url.href);
    });
  }

  async function comeBack({ request, requestId, cookies, entrance }: ProviderRequest): Promise<Response> {
    const token = cookies.read('visit');
    cookies.write('visit', null);
    const visit = token === null ? null : await visits.take(token);
    if (!visit) throw new ProviderError('EXPIRED');
    const callback = new URL(`${originOf(request)}${CALLBACK_PATH}${new URL(request.url).search}`);
    return orTold(requestId, visit.sessionId, async () => {
      if (callback.searchParams.get('state') !== visit.state) throw new ProviderError('EXPIRED');
      const identity = await provider.redeem(callback, visit);
      if (visit.sessionId !== null) return prove(visit, visit.sessionId, identity);
      const entered = await entrance.enterByProvider(identity.externalId, identity.strong);
      if (entered === 'NO_ACCOUNT') throw new ProviderError('NO_ACCOUNT');
      return goTo(entered === 'ENTERED' ? '/' : '/login?step=code');
    });
  }

  async function prove(
    visit: Visit,
    sessionId: string,
    { externalId, authenticatedAt }: Awaited<ReturnType<Provider['redeem']>>,
  ): Promise<Response> {
    const actor = await sessions.read(sessionId);
    if (!actor) throw new ProviderError('EXPIRED');
    const isHe = (await sessions.externalIdOf(sessionId)) === externalId;
    if (!isHe) throw new ProviderError('OTHER_PERSON');
    // An older proof of himself is what he has already; the provider must have asked him just now.
    const isFresh = authenticatedAt !== null && authenticatedAt.getTime() > visit.createdAt.getTime() - SKEW;
    if (!isFresh) throw new ProviderError('REFUSED');
    await sessions.prove(sessionId);
    await parts.noteProof(actor);
    return goTo(PROVEN_PATH);
  }

  /** The answer of the work; what goes wrong in it is told where the session goes on, and without one at the sign-in. */
  async function orTold(
    requestId: string,
    sessionId: string | null,
    work: () => Promise<Response>,
  ): Promise<Response> {
    try {
      return await work();
    } catch (error) {
      const problem = error instanceof ProviderError ? error.problem : 'REFUSED';
      const cause = error instanceof ProviderError ? error.cause : error;
      if (cause !== undefined)
        log.warn({ requestId, problem, error: describeError(cause) }, 'provider failed');
      const goesOn = sessionId !== null && (await sessions.read(sessionId).catch(() => null)) !== null;
      return goTo(`${goesOn ? PROVEN_PATH : '/login'}?problem=${problem}`);
    }
  }

  return async (asked) => {
    const { request, requestId } = asked;
    if (request.method !== 'GET') {
      return new Response(null, { status: 405, headers: { ...HEADERS, allow: 'GET' } });
    }
    const answer = new URL(request.url).pathname === PROVIDER_PATH ? leave : comeBack;
    return orTold(requestId, null, () => answer(asked));
  };
}

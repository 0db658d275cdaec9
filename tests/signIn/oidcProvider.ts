import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** What a test lets the provider do with the next person who comes. */
export interface NextPerson {
  accountId: string;
  /** What the ID token says besides. */
  claims: Record<string, unknown>;
  /** He gives up instead of signing in. */
  cancels: boolean;
  /** The moment of his authentication, in seconds; now unless told. */
  authenticatedAt: number | null;
}

/** A real provider on loopback, whose sign-in form is answered by the test. */
export interface TestProvider {
  readonly issuer: string;
  readonly next: NextPerson;
  stop(): Promise<void>;
  start(): Promise<void>;
}

export const CLIENT_ID = 'komek';
export const CLIENT_SECRET = 'only-for-this-test';

/** Starts it for one client that may come back to `redirectUri`. */
export async function startProvider(redirectUri: string): Promise<TestProvider> {
  const next: NextPerson = { accountId: '', claims: {}, cancels: false, authenticatedAt: null };
  let server: Server;
  let answer: Parameters<typeof createServer>[1] = () => {};
  const listen = (port: number): Promise<number> =>
    new Promise((resolve) => {
      server = createServer((request, response) => answer?.(request, response));
      server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
  const port = await listen(0);
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [redirectUri] }],
    pkce: { required: () => true },
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['of this test'] },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId, ...next.claims }) }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client?.clientId ?? '',
        accountId: context.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  answer = (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return callback(request, response);
    const result = next.cancels
      ? { error: 'access_denied' }
      : {
          login: {
            accountId: next.accountId,
            remember: false,
            ...(next.authenticatedAt === null ? {} : { ts: next.authenticatedAt }),
            ...(Array.isArray(next.claims.amr) ? { amr: next.claims.amr } : {}),
          },
        };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };
  return {
    issuer,
    next,
    start: async () => void (await listen(port)),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Follows the redirects of the provider as a browser would, with its cookies; answers the address that leads back to us. */
export async function goThrough(start: string, issuer: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = new URL(start);
  for (let step = 0; step < 10; step++) {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s);
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (!location) throw new Error(`The provider stopped with ${answer.status}: ${await answer.text()}`);
    url = new URL(location, url);
    if (url.origin !== issuer) return url;
  }
  throw new Error('The provider leads in circles.');
}

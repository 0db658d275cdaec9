import { readFile } from 'node:fs/promises';
import * as client from 'openid-client';
import type { OidcConfiguration } from '../signInConfiguration.ts';

/** What goes wrong on the way, as the sign-in page tells it. */
export const PROVIDER_PROBLEMS = [
  'DOWN',
  'CANCELLED',
  'REFUSED',
  'EXPIRED',
  'NO_ACCOUNT',
  'OTHER_PERSON',
] as const;

/** One of {@link PROVIDER_PROBLEMS}. */
export type ProviderProblem = (typeof PROVIDER_PROBLEMS)[number];

/** Carries a {@link ProviderProblem}; the cause is for the log. */
export class ProviderError extends Error {
  readonly problem: ProviderProblem;
  constructor(problem: ProviderProblem, cause?: unknown) {
    super(problem, { cause });
    this.name = 'ProviderError';
    this.problem = problem;
  }
}

/** What must come back with the browser that was sent to the provider. */
export interface Secrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Whom the provider has named, and how it knows him. */
export interface ProviderIdentity {
  readonly externalId: string;
  /** It says that it asked for more than one factor (RFC 8176, `mfa`). */
  readonly strong: boolean;
  /** When he proved to it that it is he; null when it does not say. */
  readonly authenticatedAt: Date | null;
}

/** The OpenID Connect provider: authorization code with PKCE, state and nonce. Everything that fails throws ProviderError. */
export interface Provider {
  /** Where the browser goes; `anew`: he must prove it again even if he is signed in there. */
  authorizationUrl(redirectUri: string, secrets: Secrets, anew: boolean): Promise<URL>;
  /** Redeems what the browser brought back. */
  redeem(callbackUrl: URL, secrets: Secrets): Promise<ProviderIdentity>;
}

/** New secrets for one way to the provider and back. */
export const newSecrets = (): Secrets => ({
  state: client.randomState(),
  nonce: client.randomNonce(),
  codeVerifier: client.randomPKCECodeVerifier(),
});

/** Seconds that the provider has for an answer. */
const TIMEOUT = 10;

const problemOf = (error: unknown): ProviderProblem => {
  if (error instanceof client.AuthorizationResponseError) {
    return error.error === 'access_denied' ? 'CANCELLED' : 'REFUSED';
  }
  // What fetch itself throws: nobody answered, or not in time.
  const name = error instanceof Error ? error.name : '';
  const cause = error instanceof Error ? error.cause : null;
  const unanswered = [error, cause].some(
    (one) => one instanceof TypeError || (one instanceof Error && /Timeout|Abort/.test(one.name)),
  );
  return unanswered || name === 'TimeoutError' ? 'DOWN' : 'REFUSED';
};

/** A {@link Provider} that is looked up when it is first needed, so that the server starts while it is down. */
export function createProvider(options: OidcConfiguration): Provider {
  let found: Promise<client.Configuration> | null = null;

  async function discover(): Promise<client.Configuration> {
    const secret = (await readFile(options.clientSecretFile, 'utf8')).trim();
    const issuer = new URL(options.issuer);
    // Without https only on this machine, which the configuration has seen to.
    const execute = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [];
    return client.discovery(issuer, options.clientId, undefined, client.ClientSecretBasic(secret), {
      execute,
      timeout: TIMEOUT,
    });
  }

  const configuration = (): Promise<client.Configuration> => {
    found ??= discover().catch((error: unknown) => {
      found = null;
      throw new ProviderError('DOWN', error);
    });
    return found;
  };

  return {
    async authorizationUrl(redirectUri, { state, nonce, codeVerifier }, anew) {
      return client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: options.scope,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        ...(anew ? { prompt: 'login', max_age: '0' } : {}),
      });
    },

    async redeem(callbackUrl, { state, nonce, codeVerifier }) {
      const known = await configuration();
      const tokens = await client
        .authorizationCodeGrant(known, callbackUrl, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        })
        .catch((error: unknown) => {
          throw new ProviderError(problemOf(error), error);
        });
      const claims = tokens.claims();
      const value = claims?.[options.claim];
      const isVerified = options.claim !== 'email' || claims?.email_verified === true;
      if (!claims || typeof value !== 'string' || value === '' || !isVerified)
        throw new ProviderError('NO_ACCOUNT');
      const { amr, auth_time: at } = claims;
      return {
        externalId: value,
        strong: Array.isArray(amr) && amr.includes('mfa'),
        authenticatedAt: typeof at === 'number' ? new Date(at * 1000) : null,
      };
    },
  };
}

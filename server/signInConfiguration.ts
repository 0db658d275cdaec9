import { join } from 'node:path';
import { z } from 'zod';
import type { Role } from '../prisma/client.ts';
import type { ProviderNames } from '../schema/context.ts';

// The client itself cannot be asked: the configuration is read before it is generated.
const ROLES = Object.keys({
  CLERK: true,
  HEAD: true,
  EXECUTOR: true,
  AKIM_CLERK: true,
  ADMIN: true,
  OVERSEER: true,
  ANALYST: true,
} satisfies Record<Role, true>) as Role[];

const roleList = z
  .string()
  .transform((value) => [...new Set(value.split(',').map((role) => role.trim()))])
  .pipe(z.array(z.enum(ROLES, `must be roles separated by commas, of ${ROLES.join(', ')}`)));

/** Only this machine may be asked without https. */
const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));

/** The variables that say what a sign-in takes. */
export const signInVariables = {
  TOTP_KEY_FILE: z.string().optional(),
  TOTP_REQUIRED_ROLES: roleList.optional(),
  OIDC_ISSUER: z
    .string()
    .refine((value) => URL.canParse(value) && isSafe(new URL(value)), 'must be an https address')
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET_FILE: z.string().optional(),
  OIDC_CLAIM: z
    .string()
    .regex(/^\w{1,64}$/, 'must be the name of a claim such as sub')
    .default('sub'),
  OIDC_SCOPE: z
    .string()
    .refine((value) => value.split(' ').includes('openid'), 'must be scopes with openid among them')
    .default('openid'),
  OIDC_NAME_KK: z.string().optional(),
  OIDC_NAME_RU: z.string().optional(),
  OIDC_NAME_EN: z.string().optional(),
  OIDC_ONLY: z.enum(['on', 'off'], 'must be on or off').optional(),
};

type SignInVariables = z.output<z.ZodObject<typeof signInVariables>>;

/** The variables beside them on which it depends what is right. */
interface Surroundings extends SignInVariables {
  readonly NODE_ENV: string;
  readonly KOMEK_DATA_DIR: string;
  readonly DATABASE_URL?: string | undefined;
}

/** What the server is told of sign-ins. */
export interface SignInConfiguration {
  /** File of the key that encrypts the secrets of codes (32 bytes, base64url); made when it is missing. */
  readonly totpKeyFile: string;
  /** Roles whose holders have no rights before they have set up codes. */
  readonly totpRequiredRoles: readonly Role[];
  /** The OpenID Connect provider; null: there is none. */
  readonly oidc: OidcConfiguration | null;
}

/** How an OpenID Connect provider is reached, and whom it names. */
export interface OidcConfiguration {
  readonly issuer: string;
  readonly clientId: string;
  /** File of the client's secret. */
  readonly clientSecretFile: string;
  /** The claim that names an account by its `externalId`; an `email` only when the provider has verified it. */
  readonly claim: string;
  readonly scope: string;
  readonly names: ProviderNames;
  /** Passwords are for administrators only. */
  readonly only: boolean;
}

const OIDC_NEEDS = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET_FILE'] as const;

/** What does not go together, one sentence a mistake. */
export function signInContradictions(read: Surroundings): string[] {
  const problems: string[] = [];
  const missing = OIDC_NEEDS.filter((name) => read[name] === undefined);
  const others = (['OIDC_NAME_KK', 'OIDC_NAME_RU', 'OIDC_NAME_EN', 'OIDC_ONLY'] as const).filter(
    (name) => read[name] !== undefined,
  );
  if (missing.length > 0 && (missing.length < OIDC_NEEDS.length || others.length > 0)) {
    problems.push(`${missing.join(', ')} must be set too: a provider needs all of ${OIDC_NEEDS.join(', ')}.`);
  }
  if (read.NODE_ENV === 'production' && read.OIDC_ISSUER?.startsWith('http:')) {
    problems.push('OIDC_ISSUER is http with NODE_ENV=production: use https.');
  }
  if (read.NODE_ENV === 'production' && read.DATABASE_URL && read.TOTP_KEY_FILE === undefined) {
    problems.push(
      'NODE_ENV=production with DATABASE_URL needs TOTP_KEY_FILE: the key that encrypts the secrets of sign-in codes, shared by all processes and kept in the backup.',
    );
  }
  return problems;
}

/** The {@link SignInConfiguration} of the environment. */
export const signInConfiguration = (read: Surroundings): SignInConfiguration => ({
  totpKeyFile: read.TOTP_KEY_FILE ?? join(read.KOMEK_DATA_DIR, 'totp-key'),
  totpRequiredRoles: read.TOTP_REQUIRED_ROLES ?? [],
  oidc: oidcConfiguration(read),
});

function oidcConfiguration(read: Surroundings): OidcConfiguration | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET_FILE: clientSecretFile } = read;
  if (!issuer || !clientId || !clientSecretFile) return null;
  const { OIDC_NAME_KK: kk, OIDC_NAME_RU: ru, OIDC_NAME_EN: en } = read;
  const anyName = kk ?? ru ?? en ?? new URL(issuer).hostname;
  return {
    issuer,
    clientId,
    clientSecretFile,
    claim: read.OIDC_CLAIM,
    scope: read.OIDC_SCOPE,
    names: { kk: kk ?? anyName, ru: ru ?? anyName, en: en ?? anyName },
    only: read.OIDC_ONLY === 'on',
  };
}

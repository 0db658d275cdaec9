import { join } from 'node:path';
import { z } from 'zod';
import type { Role } from '../prisma/client.ts';

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

/** The variables that say what a sign-in takes. */
export const signInVariables = {
  TOTP_KEY_FILE: z.string().optional(),
  TOTP_REQUIRED_ROLES: roleList.optional(),
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
}

/** What does not go together, one sentence a mistake. */
export function signInContradictions(read: Surroundings): string[] {
  if (read.NODE_ENV === 'production' && read.DATABASE_URL && read.TOTP_KEY_FILE === undefined) {
    return [
      'NODE_ENV=production with DATABASE_URL needs TOTP_KEY_FILE: the key that encrypts the secrets of sign-in codes, shared by all processes and kept in the backup.',
    ];
  }
  return [];
}

/** The {@link SignInConfiguration} of the environment. */
export const signInConfiguration = (read: Surroundings): SignInConfiguration => ({
  totpKeyFile: read.TOTP_KEY_FILE ?? join(read.KOMEK_DATA_DIR, 'totp-key'),
  totpRequiredRoles: read.TOTP_REQUIRED_ROLES ?? [],
});

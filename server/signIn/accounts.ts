import type { PrismaClient, Role } from '../../prisma/client.ts';
import { prepare, runPrepared } from '../../prisma/prepared.ts';

/** What a sign-in must know of an account. */
export interface Account {
  readonly id: string;
  readonly login: string;
  readonly passwordHash: string;
  readonly active: boolean;
  readonly roles: Role[];
  readonly officeId: string;
  /** Codes of a telephone are in force. */
  readonly hasTotp: boolean;
  /** He has signed in on this browser before. */
  readonly known: boolean;
}

/** How long a browser is known after its last sign-in; in milliseconds. */
export const DEVICE_LIFE = 180 * 24 * 3_600_000;

const accountWhere = (which: string) =>
  prepare(`
  SELECT u."id", u."login", u."passwordHash", u."active", to_jsonb(u."roles") AS "roles", u."officeId",
    t."enabledAt" IS NOT NULL AS "hasTotp", d."userId" IS NOT NULL AS "known"
  FROM "app_user" u
  LEFT JOIN "totp" t ON t."userId" = u."id"
  LEFT JOIN "known_device" d ON d."userId" = u."id" AND d."tokenHash" = $2 AND d."lastUsedAt" > $3
  WHERE ${which}`);

// Prisma's insensitive match is ILIKE, where "_" and "%" of a login would match anything.
const BY_LOGIN = accountWhere('lower(u."login") = lower($1)');
const BY_ID = accountWhere('u."id" = $1');
const BY_EXTERNAL_ID = accountWhere('u."externalId" = $1');

/** Accounts as a sign-in reads them; one statement each, so that an unknown login takes as long as a known one. */
export interface Accounts {
  /** The account of a login in any case, as this browser (the hash of its token, '' for none) knows it; or null. */
  byLogin(login: string, deviceHash: string): Promise<Account | null>;
  byId(id: string, deviceHash: string): Promise<Account | null>;
  /** The account of somebody as the provider names him. */
  byExternalId(externalId: string): Promise<Account | null>;
  /** Notes that the account was used on this browser. */
  know(account: Account, deviceHash: string): Promise<void>;
}

/** {@link Accounts} in the database. */
export function createAccounts(db: PrismaClient, now: () => Date): Accounts {
  const since = (): Date => new Date(now().getTime() - DEVICE_LIFE);
  const read = async (statement: typeof BY_ID, key: string, device: string): Promise<Account | null> =>
    (await runPrepared<Account>(db, statement, [key, device, since()]))[0] ?? null;
  return {
    byLogin: (login, device) => read(BY_LOGIN, login, device),
    byId: (id, device) => read(BY_ID, id, device),
    byExternalId: (externalId) => read(BY_EXTERNAL_ID, externalId, ''),
    async know({ id: userId }, tokenHash) {
      const key = { tokenHash, userId };
      const lastUsedAt = now();
      await db.knownDevice.upsert({
        where: { tokenHash_userId: key },
        create: { ...key, lastUsedAt },
        update: { lastUsedAt },
      });
      await db.knownDevice.deleteMany({ where: { userId, lastUsedAt: { lt: since() } } });
    },
  };
}

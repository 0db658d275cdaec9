import type { PrismaClient, Role } from '../prisma/client.ts';
import { prepare, runPrepared } from '../prisma/prepared.ts';
import type { Actor } from '../schema/context.ts';
import { forbidden, KomekError, unauthenticated } from '../schema/errors.ts';
import { hashOfSecret } from '../schema/tokens/secret.ts';

/** API tokens as rows that every server process shares; the program holds the secret, the row only its hash. */
export interface ApiTokens {
  /**
   * The actor of a secret: its user with the token's one role. Counts the request and notes the use. Throws
   * UNAUTHENTICATED for one that is wrong, expired or revoked or whose account is closed, FORBIDDEN when its user no
   * longer holds the role or must change his password first, RATE_LIMITED over the token's own limit.
   */
  enter(secret: string): Promise<Actor>;
  /** The actor of a token as the database has him now, or null when the token, the account or the role has ended. */
  read(tokenId: string): Promise<Actor | null>;
  /** When the token ends by its time; null when it, its account or its role has ended. */
  endsAt(tokenId: string): Promise<Date | null>;
}

interface Row {
  readonly tokenId: string;
  readonly role: Role;
  readonly operations: string[];
  readonly requestsPerMinute: number;
  readonly expiresAt: Date;
  readonly held: boolean;
  readonly id: string;
  readonly login: string;
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
  readonly iin: string | null;
  readonly officeId: string;
  readonly overseenOfficeIds: string[];
}

interface Counted extends Row {
  readonly requests: number;
  readonly windowStart: Date;
}

const MINUTE = 60_000;

const tokenWhere = (which: string): string => `
  SELECT t."id" AS "tokenId", t."role", t."operations", t."requestsPerMinute", t."expiresAt", t."lastUsedAt",
    t."role" = ANY (u."roles") AND NOT u."mustChangePassword" AS "held",
    u."id", u."login", u."surname", u."givenName", u."patronymic", u."iin", u."officeId",
    CASE WHEN t."role" = 'OVERSEER'
      THEN ARRAY(SELECT o."officeId" FROM "oversight" o WHERE o."userId" = u."id") ELSE '{}' END AS "overseenOfficeIds"
  FROM "api_token" t JOIN "app_user" u ON u."id" = t."userId"
  WHERE ${which} AND t."revokedAt" IS NULL AND t."expiresAt" > $2 AND u."active"`;

const READ = prepare(tokenWhere('t."id" = $1'));

const ENTER = prepare(`
  WITH token AS MATERIALIZED (${tokenWhere('t."tokenHash" = $1')}),
  counted AS (
    INSERT INTO "api_token_use" AS u ("tokenId", "windowStart", "requests")
    SELECT "tokenId", $2, 1 FROM token WHERE "held"
    ON CONFLICT ("tokenId") DO UPDATE SET
      "requests" = CASE WHEN u."windowStart" <= $3 THEN 1 ELSE u."requests" + 1 END,
      "windowStart" = CASE WHEN u."windowStart" <= $3 THEN excluded."windowStart" ELSE u."windowStart" END
    RETURNING "requests", "windowStart"),
  noted AS (
    UPDATE "api_token" SET "lastUsedAt" = $2 WHERE "id" IN (
      SELECT "tokenId" FROM token WHERE "held" AND ("lastUsedAt" IS NULL OR "lastUsedAt" <= $3)))
  SELECT token.*, coalesce(counted."requests", 0) AS "requests", coalesce(counted."windowStart", $2) AS "windowStart"
  FROM token LEFT JOIN counted ON true`);

/** {@link ApiTokens} in the table `api_token`; finding one and counting its request is one statement. */
export function createApiTokens(db: PrismaClient, now: () => Date): ApiTokens {
  async function live(tokenId: string): Promise<Row | null> {
    const [row] = await runPrepared<Row>(db, READ, [tokenId, now()]);
    return row?.held ? row : null;
  }
  return {
    async enter(secret) {
      const at = now();
      const before = new Date(at.getTime() - MINUTE);
      const [row] = await runPrepared<Counted>(db, ENTER, [hashOfSecret(secret), at, before]);
      if (!row) throw unauthenticated();
      if (!row.held) throw forbidden([row.role]);
      if (row.requests > row.requestsPerMinute) {
        const wait = Math.ceil((row.windowStart.getTime() + MINUTE - at.getTime()) / 1000);
        throw new KomekError('RATE_LIMITED', 'This token has asked too often; try again later.', {
          retryAfterSeconds: Math.max(1, wait),
        });
      }
      return actorOf(row);
    },
    async read(tokenId) {
      const row = await live(tokenId);
      return row && actorOf(row);
    },
    endsAt: async (tokenId) => (await live(tokenId))?.expiresAt ?? null,
  };
}

/** A program has not proved by a password who sits before it, so it signs nothing; and it acts as head for nobody. */
const actorOf = ({ tokenId, role, operations, ...row }: Row): Actor => ({
  id: row.id,
  login: row.login,
  surname: row.surname,
  givenName: row.givenName,
  patronymic: row.patronymic,
  iin: row.iin,
  roles: [role],
  officeId: row.officeId,
  acting: false,
  overseenOfficeIds: row.overseenOfficeIds,
  credential: { kind: 'token', id: tokenId, operations },
  proof: { at: new Date(0), until: new Date(0) },
});

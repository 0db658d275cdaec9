import type { GraphQLSchema } from 'graphql';
import { z } from 'zod';
import type { Prisma } from '../../prisma/client.ts';
import { Role } from '../../prisma/client.ts';
import { ANY_ROLE } from '../access/directives.ts';
import { requireProof, requireRole } from '../access/enforce.ts';
import { record } from '../audit/record.ts';
import type { Actor, Context } from '../context.ts';
import type { FieldProblem } from '../errors.ts';
import { forbidden, validationFailed } from '../errors.ts';
import { inTransaction } from '../transaction.ts';
import { parseInput, recordId, requiredText } from '../validation.ts';
import { hashOfSecret, newSecret, prefixOf } from './secret.ts';
import { operationsOf } from './tokenOperations.ts';

/** How often a token may ask in a minute, at most and when nothing is said. */
export const MOST_PER_MINUTE = 6000;
export const USUAL_PER_MINUTE = 300;

/** For how many days a token is good, at most and when nothing is said. */
export const MOST_DAYS = 366;
export const USUAL_DAYS = 90;

/** The most tokens in force that one user has. */
const MAX_TOKENS = 50;
const DAY = 24 * 3_600_000;

const newToken = z.object({
  name: requiredText(80),
  userId: recordId.nullish(),
  role: z
    .enum(Role)
    .nullish()
    .transform((role) => role ?? 'ANALYST'),
  operations: z
    .array(z.string())
    .max(200)
    .nullish()
    .transform((names) => [...new Set(names ?? [])]),
  requestsPerMinute: z
    .int()
    .min(1)
    .max(MOST_PER_MINUTE)
    .nullish()
    .transform((rate) => rate ?? USUAL_PER_MINUTE),
  days: z
    .int()
    .min(1)
    .max(MOST_DAYS)
    .nullish()
    .transform((days) => days ?? USUAL_DAYS),
});

type NewToken = z.infer<typeof newToken>;

/**
 * Makes a token and tells its secret, the only time. For others only an administrator, and only in the role ANALYST:
 * through somebody's token he must not come to cases and names (I-16). Throws VALIDATION_FAILED, FORBIDDEN, PROOF_NEEDED.
 */
export async function makeToken(
  context: Context,
  input: unknown,
  schema: GraphQLSchema,
): Promise<{ readonly id: string; readonly secret: string }> {
  const actor = requireRole(context.actor, ANY_ROLE);
  const asked = parseInput(newToken, input);
  const userId = asked.userId ?? actor.id;
  if (userId !== actor.id && !actor.roles.includes('ADMIN')) throw forbidden(['ADMIN']);
  const at = context.now();
  const expiresAt = new Date(at.getTime() + asked.days * DAY);
  const problems = problemsOf(actor, asked, schema);
  if (problems.length > 0) throw validationFailed(problems);
  requireProof(actor, at);
  const secret = newSecret();
  const { name, role, operations, requestsPerMinute } = asked;
  return inTransaction(context.db, async (tx) => {
    await checkUser(tx, userId, role, at);
    const { id } = await tx.apiToken.create({
      data: {
        tokenHash: hashOfSecret(secret),
        prefix: prefixOf(secret),
        name,
        userId,
        createdById: actor.id,
        role,
        operations,
        requestsPerMinute,
        createdAt: at,
        expiresAt,
      },
      select: { id: true },
    });
    await record(tx, actor, at, {
      action: 'API_TOKEN_MADE',
      subjectId: userId,
      details: { apiTokenId: id, role, operations, expiresAt: expiresAt.toISOString() },
    });
    return { id, secret };
  });
}

function problemsOf(actor: Actor, asked: NewToken, schema: GraphQLSchema): FieldProblem[] {
  const { userId, role, operations } = asked;
  const known = new Set(operationsOf(schema, role));
  return [
    ...(userId && userId !== actor.id && role !== 'ANALYST'
      ? [{ path: 'role', code: 'ROLE_NOT_FOR_OTHERS', params: { role } }]
      : []),
    ...operations.flatMap((operation, index) =>
      known.has(operation)
        ? []
        : [{ path: `operations.${index}`, code: 'NOT_AN_OPERATION', params: { operation } }],
    ),
  ];
}

/** The role must be one that the user holds now; whether he still does is looked at again at every request. */
async function checkUser(tx: Prisma.TransactionClient, userId: string, role: Role, now: Date): Promise<void> {
  // One token at a time of one user, or two at once would both find room for the last.
  await tx.$executeRaw`SELECT FROM "app_user" WHERE "id" = ${userId}::uuid FOR NO KEY UPDATE`;
  const user = await tx.user.findUnique({ where: { id: userId }, select: { active: true, roles: true } });
  if (!user) throw validationFailed([{ path: 'userId', code: 'UNKNOWN' }]);
  if (!user.active) throw validationFailed([{ path: 'userId', code: 'INACTIVE' }]);
  if (!user.roles.includes(role))
    throw validationFailed([{ path: 'role', code: 'ROLE_NOT_HELD', params: { role } }]);
  const inForce = await tx.apiToken.count({ where: { userId, revokedAt: null, expiresAt: { gt: now } } });
  if (inForce >= MAX_TOKENS)
    throw validationFailed([{ path: 'name', code: 'TOO_MANY_TOKENS', params: { max: MAX_TOKENS } }]);
}

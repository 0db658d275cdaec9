import { Prisma, type User } from '../../prisma/client.ts';
import { ANY_ROLE, hasRole, isPublic } from '../access/directives.ts';
import { requireProof, requireRole } from '../access/enforce.ts';
import { record } from '../audit/record.ts';
import { builder } from '../builder.ts';
import { OPEN_STATES } from '../cases/workflow/states.ts';
import type { Actor, Context } from '../context.ts';
import { KomekError, notFound, unauthenticated, validationFailed } from '../errors.ts';
import { signal } from '../notifications/outbox.ts';
import { forgetBrowsers } from '../signIn/forgetBrowsers.ts';
import { inTransaction } from '../transaction.ts';
import { onlyPresent, parseInput } from '../validation.ts';
import { changedAccount, checkRolesFit, newAccount } from './account.ts';
import { CreateUserInput, UpdateUserInput } from './inputs.ts';
import { checkOverseen, setOverseen } from './overseen.ts';
import { ViewerType } from './queries.ts';
import { UserType } from './User.ts';

builder.mutationFields((t) => ({
  signIn: t.field({
    type: ViewerType,
    description:
      'Opens a session. Every kind of failure is answered alike: SIGN_IN_REFUSED. CODE_NEEDED: `finishSignIn` must follow.',
    directives: isPublic,
    args: {
      login: t.arg.string({ required: true, description: 'Sign-in name.' }),
      password: t.arg.string({ required: true, description: 'Password.' }),
    },
    resolve: (_root, { login, password }, context) => context.auth.signIn(login, password),
  }),
  finishSignIn: t.field({
    type: ViewerType,
    description:
      'The second step of a sign-in, in the same browser and within 5 minutes: CODE_REFUSED, SIGN_IN_EXPIRED.',
    directives: isPublic,
    args: {
      code: t.arg.string({ required: true, description: 'A code of the telephone, or a recovery code.' }),
    },
    resolve: (_root, { code }, context) => context.auth.finishSignIn(code),
  }),
  signOut: t.boolean({
    description: 'Ends the session of this browser; true, also when there was none.',
    directives: isPublic,
    resolve: async (_root, _args, context) => {
      await context.auth.signOut();
      return true;
    },
  }),
  changePassword: t.field({
    type: ViewerType,
    description:
      "Changes the caller's password and ends his other sessions; asks for a code of whoever has codes: CODE_NEEDED, CODE_REFUSED.",
    // Open to whoever must change a temporary password and therefore has no role yet; the session is checked below.
    directives: isPublic,
    args: {
      current: t.arg.string({ required: true, description: 'The password until now.' }),
      next: t.arg.string({ required: true, description: 'The password from now on.' }),
      code: t.arg.string({
        description:
          'A code, of whoever has codes; not asked for when a sign-in by one led to the duty NEW_PASSWORD.',
      }),
    },
    resolve: async (_root, { current, next, code }, context) => {
      if (!context.actor) throw unauthenticated();
      await context.auth.changePassword(context.actor, { password: current, code: code ?? null }, next);
      const changed = await context.auth.currentActor();
      if (!changed) throw unauthenticated();
      return changed;
    },
  }),
  confirmPassword: t.field({
    type: 'DateTime',
    description:
      'Proves by his password once more that it is the caller; until then no signature and no PROOF_NEEDED asks for more.',
    directives: hasRole(...ANY_ROLE),
    args: {
      password: t.arg.string({ required: true, description: 'The password.' }),
      code: t.arg.string({ description: 'A code, of whoever has codes: CODE_NEEDED when it is missing.' }),
    },
    resolve: (_root, { password, code }, context) =>
      context.auth.confirmPassword(requireRole(context.actor, ANY_ROLE), { password, code: code ?? null }),
  }),
  createUser: t.prismaField({
    type: UserType,
    description: 'Makes an account: PROOF_NEEDED.',
    directives: hasRole('ADMIN'),
    args: { input: t.arg({ type: CreateUserInput, required: true, description: 'The account.' }) },
    resolve: (query, _root, { input }, context) =>
      createUser(context, requireRole(context.actor, ['ADMIN']), input, query),
  }),
  updateUser: t.prismaField({
    type: UserType,
    description:
      'Changes an account; sessions of a user whose rights changed end. What lets somebody in or do more: PROOF_NEEDED.',
    directives: hasRole('ADMIN'),
    args: { input: t.arg({ type: UpdateUserInput, required: true, description: 'What changes.' }) },
    resolve: (query, _root, { input }, context) =>
      updateUser(context, requireRole(context.actor, ['ADMIN']), input, query),
  }),
}));

type Selected = Pick<Prisma.UserFindUniqueOrThrowArgs, 'select' | 'include'>;

async function createUser(context: Context, actor: Actor, rawInput: unknown, query: object) {
  const { password, phone, overseenOfficeIds = [], ...account } = parseInput(newAccount, rawInput);
  const passwordHash = await context.auth.hashNewPassword(password, account.login);
  requireProof(actor, context.now());
  return inTransaction(context.db, async (tx) => {
    await checkOffice(tx, account.officeId, account.roles);
    await checkOverseen(tx, account.roles, overseenOfficeIds);
    const { id } = await tx.user
      .create({
        data: {
          ...account,
          phone: phone?.e164 ?? null,
          passwordHash,
          mustChangePassword: true,
          createdAt: context.now(),
        },
        select: { id: true },
      })
      .catch(taken);
    await setOverseen(tx, id, overseenOfficeIds);
    await record(tx, actor, context.now(), {
      action: 'USER_CREATED',
      subjectId: id,
      details: { roles: account.roles, officeId: account.officeId, overseenOfficeIds },
    });
    return tx.user.findUniqueOrThrow({ ...(query as Selected), where: { id } });
  });
}

async function updateUser(context: Context, actor: Actor, rawInput: unknown, query: object) {
  const { id, expectedVersion, password, phone, overseenOfficeIds, ...changes } = parseInput(
    changedAccount,
    rawInput,
  );
  const known = await context.db.user.findUnique({ where: { id }, select: { login: true } });
  if (!known) throw notFound();
  const passwordHash =
    password === undefined ? undefined : await context.auth.hashNewPassword(password, known.login);
  return inTransaction(context.db, async (tx) => {
    const before = await tx.user.findUniqueOrThrow({ where: { id } });
    if (password !== undefined || opensMore(onlyPresent(changes), before)) requireProof(actor, context.now());
    const officeId = changes.officeId ?? before.officeId;
    const roles = changes.roles ?? before.roles;
    await checkOffice(tx, officeId, roles);
    await checkOverseen(tx, roles, overseenOfficeIds ?? []);
    if (officeId !== before.officeId || !roles.includes('EXECUTOR')) await checkHandsEmpty(tx, id);
    const { count } = await tx.user
      .updateMany({
        where: { id, version: expectedVersion },
        data: {
          ...onlyPresent(changes),
          ...(phone === undefined ? {} : { phone: phone?.e164 ?? null }),
          ...(passwordHash === undefined ? {} : { passwordHash, mustChangePassword: true }),
          version: { increment: 1 },
        },
      })
      .catch(taken);
    if (count === 0) {
      throw new KomekError('STALE_VERSION', 'Somebody else has changed this account.', {
        version: before.version,
      });
    }
    await checkAdminRemains(tx);
    // Who is no overseer any more oversees nothing, also should he become one again.
    const overseen = roles.includes('OVERSEER') ? overseenOfficeIds : [];
    if (overseen !== undefined) await setOverseen(tx, id, overseen);
    await record(tx, actor, context.now(), {
      action: 'USER_CHANGED',
      subjectId: id,
      details: {
        fields: [...Object.keys(onlyPresent(changes)), ...(passwordHash ? ['password'] : [])],
        ...(overseenOfficeIds === undefined ? {} : { overseenOfficeIds }),
      },
    });
    const rightsChanged =
      changes.roles ??
      changes.officeId ??
      changes.active ??
      overseenOfficeIds ??
      passwordHash ??
      (changes.externalId === before.externalId ? undefined : changes.externalId);
    if (rightsChanged !== undefined) {
      await tx.session.updateMany({ where: { userId: id, endedAt: null }, data: { endedAt: context.now() } });
      await signal(tx, { topic: 'session', userId: id });
      if (passwordHash !== undefined) await forgetBrowsers(tx, id);
    }
    return tx.user.findUniqueOrThrow({ ...(query as Selected), where: { id } });
  });
}

/** What of an account says who comes in as it, and what he may. */
type Doors = Pick<User, 'externalId' | 'roles' | 'active'>;

/** Whether a change lets somebody in as this user, or lets this user do more than before. */
function opensMore({ externalId, roles, active }: Partial<Doors>, before: Doors): boolean {
  const named = externalId !== undefined && externalId !== null && externalId !== before.externalId;
  const mayMore = roles?.some((role) => !before.roles.includes(role)) ?? false;
  return named || mayMore || (active === true && !before.active);
}

async function checkOffice(
  tx: Prisma.TransactionClient,
  officeId: string,
  roles: Parameters<typeof checkRolesFit>[0],
): Promise<void> {
  const office = await tx.office.findUnique({ where: { id: officeId }, select: { kind: true } });
  if (!office) throw validationFailed([{ path: 'officeId', code: 'UNKNOWN' }]);
  checkRolesFit(roles, office.kind);
}

/** A case in hand keeps its executor at its office (I-10): the head reassigns first. */
async function checkHandsEmpty(tx: Prisma.TransactionClient, executorId: string): Promise<void> {
  const count = await tx.case.count({ where: { executorId, status: { in: [...OPEN_STATES] } } });
  if (count > 0) {
    throw new KomekError('CONFLICT', 'This executor still has cases in hand.', {
      reason: 'CASES_IN_HAND',
      count,
    });
  }
}

/** Nobody could mend it afterwards: the last active administrator stays one. */
async function checkAdminRemains(tx: Prisma.TransactionClient): Promise<void> {
  // Two administrators who remove each other at once queue here.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('last administrator', 0))`;
  if ((await tx.user.count({ where: { active: true, roles: { has: 'ADMIN' } } })) === 0) {
    throw new KomekError('CONFLICT', 'One active administrator must remain.', { reason: 'LAST_ADMIN' });
  }
}

function taken(error: unknown): never {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
    const told = JSON.stringify(error.meta);
    const path = told.includes('iin') ? 'iin' : told.includes('externalId') ? 'externalId' : 'login';
    throw validationFailed([{ path, code: 'TAKEN' }]);
  }
  throw error;
}

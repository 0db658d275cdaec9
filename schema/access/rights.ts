import type { Prisma, Role, SignInMethod } from '../../prisma/client.ts';
import type { Actor, Duty } from '../context.ts';
import { localDay } from '../deadlines/zone.ts';

/** Roles whose holders take no step of any case, so they never act as head either (I-16). */
export const TAKES_NO_STEP: readonly Role[] = ['ADMIN', 'OVERSEER'];

/** The `where` of namings in force on a day (midnight UTC of the offices' date), its first and last day included (I-13). */
export const actingOn = (day: Date) =>
  ({ fromDate: { lte: day }, toDate: { gte: day }, endedAt: null }) satisfies Prisma.ActingHeadWhereInput;

/** What {@link rightsOf} must be given of an account, as of that day. */
export const rightsSelect = (day: Date) =>
  ({
    roles: true,
    officeId: true,
    mustChangePassword: true,
    actingHead: { where: actingOn(day), select: { officeId: true } },
    oversees: { select: { officeId: true } },
  }) satisfies Prisma.UserSelect;

/** The columns of an account from which its rights follow. */
export type RightsSource = Prisma.UserGetPayload<{ select: ReturnType<typeof rightsSelect> }>;

/** What somebody may do, and where. */
type Rights = Pick<Actor, 'roles' | 'officeId' | 'acting' | 'overseenOfficeIds'>;

/** The rights in a session: none while there is something that its user must do before anything else. */
export function rightsInSession(
  account: RightsSource,
  session: { readonly method: SignInMethod; readonly secondFactor: boolean },
  strongRoles: readonly Role[],
): Rights & { readonly duty: Duty | null } {
  const rights = rightsOf(account);
  const duty = dutyOf(account, rights.roles, session, strongRoles);
  if (duty === null) return { ...rights, duty };
  return { roles: [], officeId: account.officeId, acting: false, overseenOfficeIds: [], duty };
}

function dutyOf(
  account: RightsSource,
  roles: readonly Role[],
  { method, secondFactor }: { readonly method: SignInMethod; readonly secondFactor: boolean },
  strongRoles: readonly Role[],
): Duty | null {
  // Whoever came by the provider has shown no password, so a temporary one opened nothing to him.
  if (account.mustChangePassword && method === 'PASSWORD') return 'NEW_PASSWORD';
  return !secondFactor && roles.some((role) => strongRoles.includes(role)) ? 'SECOND_FACTOR' : null;
}

/**
 * The rights in force, when nothing stands in their way: his roles, HEAD too while he acts as head of the office where
 * he sits now (I-13), and for an overseer his offices.
 */
export function rightsOf(account: RightsSource): Rights {
  const { roles, officeId } = account;
  const acting =
    !roles.includes('HEAD') &&
    !roles.some((role) => TAKES_NO_STEP.includes(role)) &&
    account.actingHead.some((naming) => naming.officeId === officeId);
  return {
    roles: acting ? [...roles, 'HEAD'] : roles,
    officeId,
    acting,
    overseenOfficeIds: roles.includes('OVERSEER') ? account.oversees.map((row) => row.officeId) : [],
  };
}

/** The actor with the rights of this moment: what he was named for may have ended since his request began (I-13). */
export async function withRightsAt(tx: Prisma.TransactionClient, actor: Actor, now: Date): Promise<Actor> {
  if (!actor.acting) return actor;
  const { id, officeId } = actor;
  const namings = await tx.actingHead.count({ where: { userId: id, officeId, ...actingOn(localDay(now)) } });
  if (namings > 0) return actor;
  return { ...actor, acting: false, roles: actor.roles.filter((role) => role !== 'HEAD') };
}

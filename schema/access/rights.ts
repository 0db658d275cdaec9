import type { Prisma, Role } from '../../prisma/client.ts';
import type { Actor } from '../context.ts';
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

/**
 * The rights in force: his roles, HEAD too while he acts as head of the office where he sits now (I-13), and for an
 * overseer his offices. Somebody who must change his password holds none until he has.
 */
export function rightsOf(
  account: RightsSource,
): Pick<Actor, 'roles' | 'officeId' | 'acting' | 'overseenOfficeIds'> {
  const { roles, officeId } = account;
  if (account.mustChangePassword) return { roles: [], officeId, acting: false, overseenOfficeIds: [] };
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

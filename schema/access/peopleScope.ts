import type { Prisma } from '../../prisma/client.ts';
import type { Actor } from '../context.ts';
import { officesReadBy } from './caseScope.ts';

/** Which rows of an office the actor may list, users or acting heads: ADMIN all, others those of the offices they read. */
export const ofOfficesReadBy = (actor: Actor): { readonly officeId?: { in: string[] } } =>
  actor.roles.includes('ADMIN') ? {} : { officeId: { in: [...officesReadBy(actor)] } };

/** Whether the actor may read why somebody of that office is away: whoever may list its people. */
export const readsPeopleOf = (actor: Actor, officeId: string): boolean =>
  actor.roles.includes('ADMIN') ||
  (actor.roles.some((role) => role === 'HEAD' || role === 'OVERSEER') &&
    officesReadBy(actor).includes(officeId));

/** Whose absences and acting headship the actor orders: ADMIN everybody's, a head those of his own office. */
export const usersManagedBy = (actor: Actor): Prisma.UserWhereInput =>
  actor.roles.includes('ADMIN') ? {} : { officeId: actor.officeId };

/** Whose sessions and API tokens the actor lists and ends: ADMIN everybody's, others their own. */
export const credentialsManagedBy = (actor: Actor): { readonly userId?: string } =>
  actor.roles.includes('ADMIN') ? {} : { userId: actor.id };

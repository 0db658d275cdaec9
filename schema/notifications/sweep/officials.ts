import type { Prisma, Role } from '../../../prisma/client.ts';
import { officesReadBy } from '../../access/caseScope.ts';
import { rightsOf, rightsSelect } from '../../access/rights.ts';
import { localDay } from '../../deadlines/zone.ts';

/** The active officials to whom a notice may go, with the rights of one day; absent ones are among them. */
export interface Officials {
  readonly isActive: (userId: string) => boolean;
  /** Who holds a role at an office; of HEAD also whoever acts as head (I-13). */
  readonly holders: (officeId: string, role: Role) => readonly string[];
  /** The overseers of an office: whose own it is, or who reads it besides (Regulation cl. 18). */
  readonly overseers: (officeId: string) => readonly string[];
}

/** Loads the officials of these offices and these users, in one query. */
export async function loadOfficials(
  tx: Prisma.TransactionClient,
  officeIds: readonly string[],
  userIds: readonly string[],
  now: Date,
): Promise<Officials> {
  const officeId = { in: [...new Set(officeIds)] };
  const users = await tx.user.findMany({
    where: {
      active: true,
      OR: [
        { officeId },
        { roles: { has: 'OVERSEER' }, oversees: { some: { officeId } } },
        { id: { in: [...new Set(userIds)] } },
      ],
    },
    select: { id: true, ...rightsSelect(localDay(now)) },
    orderBy: { id: 'asc' },
  });
  // Whoever must change his password first has a notice wait for him in his feed.
  const people = users.map((user) => ({ id: user.id, ...rightsOf(user) }));
  const ids = new Set(people.map(({ id }) => id));
  const idsOf = (which: (person: (typeof people)[number]) => boolean): string[] =>
    people.filter(which).map(({ id }) => id);
  return {
    isActive: (userId) => ids.has(userId),
    holders: (office, role) => idsOf((person) => person.officeId === office && person.roles.includes(role)),
    overseers: (office) =>
      idsOf((person) => person.roles.includes('OVERSEER') && officesReadBy(person).includes(office)),
  };
}

import type { Prisma, Role } from '../../prisma/client.ts';
import { casesReadableBy } from '../access/caseScope.ts';
import type { Actor } from '../context.ts';

/** Who issues journals and reads those of his office: whoever registers, and the head (Regulation cl. 13). */
export const JOURNAL_READERS = ['CLERK', 'HEAD', 'AKIM_CLERK'] as const satisfies readonly Role[];

/** The journals that the actor may read: those of his own office. */
export const journalsReadableBy = (actor: Actor): Prisma.PaperWhereInput =>
  actor.roles.some((role) => JOURNAL_READERS.some((reader) => reader === role))
    ? { kind: 'JOURNAL', officeId: actor.officeId }
    : { id: { in: [] } };

/** THE `where` of papers: those of the cases that the actor works, and his office's journals (I-41). */
export const papersReadableBy = (actor: Actor): Prisma.PaperWhereInput => ({
  OR: [{ case: casesReadableBy(actor, 'WORKS') }, journalsReadableBy(actor)],
});

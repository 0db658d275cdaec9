import type { PrismaClient } from '../prisma/client.ts';
import type { Actor, ViewLog } from '../schema/context.ts';

/** The views of personal data of one operation, and the door through which they are written. */
export interface RequestViews extends ViewLog {
  /** Writes what was noted since the last time, in one statement; throws when it cannot, and then nothing may leave. */
  write(actor: Actor | null): Promise<void>;
}

/** Collects views of personal data, each person and case once, for the access log (I-37). */
export function createViews(db: PrismaClient, now: () => Date): RequestViews {
  const noted = new Map<string, { readonly caseId?: string; readonly applicantId: string }>();
  return {
    note(view) {
      noted.set(`${view.caseId ?? ''} ${view.applicantId}`, view);
    },
    async write(actor) {
      if (noted.size === 0) return;
      if (!actor) throw new Error('personal data was read by nobody');
      const at = now();
      const data = [...noted.values()].map((view) => ({
        at,
        action: 'PERSONAL_DATA_VIEWED' as const,
        actorId: actor.id,
        actorRoles: [...actor.roles],
        officeId: actor.officeId,
        ...view,
      }));
      noted.clear();
      await db.auditEntry.createMany({ data });
    },
  };
}

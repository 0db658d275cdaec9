import type { PrismaClient } from '../prisma/client.ts';
import { newId } from '../prisma/newId.ts';
import { prepare, runPrepared } from '../prisma/prepared.ts';
import { tokenNote } from '../schema/audit/record.ts';
import type { Actor, ViewLog } from '../schema/context.ts';

/** The views of personal data of one operation, and the door through which they are written. */
export interface RequestViews extends ViewLog {
  /** Writes what was noted since the last time, in one statement; throws when it cannot, and then nothing may leave. */
  write(actor: Actor | null): Promise<void>;
}

const LOG_VIEWS = prepare(`
  INSERT INTO audit_entry (id, action, at, "actorId", "actorRoles", "officeId", details, "caseId", "applicantId")
  SELECT view.id, 'PERSONAL_DATA_VIEWED', $1, $2, $3::"Role"[], $4, $5::jsonb, view."caseId", view."applicantId"
  FROM unnest($6::uuid[], $7::uuid[], $8::uuid[]) AS view(id, "caseId", "applicantId")`);

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
      const views = [...noted.values()];
      const { details = null } = tokenNote(actor);
      noted.clear();
      await runPrepared(db, LOG_VIEWS, [
        now(),
        actor.id,
        actor.roles,
        actor.officeId,
        details && JSON.stringify(details),
        views.map(() => newId()),
        views.map(({ caseId }) => caseId ?? null),
        views.map(({ applicantId }) => applicantId),
      ]);
    },
  };
}

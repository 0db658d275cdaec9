import type { PrismaClient } from '../prisma/client.ts';
import { gather } from '../prisma/gather.ts';
import { newId } from '../prisma/newId.ts';
import { prepare, runPrepared } from '../prisma/prepared.ts';
import { tokenNote } from '../schema/audit/record.ts';
import type { Actor, ViewLog } from '../schema/context.ts';

/** The views of personal data of one operation, and the door through which they are written. */
export interface RequestViews extends ViewLog {
  /** Writes what was noted since the last time; throws when it cannot, and then nothing may leave. */
  write(actor: Actor | null): Promise<void>;
}

/** A view of personal data, as it is noted. */
type View = Parameters<ViewLog['note']>[0];

/** What one operation of an actor read, and when. */
interface Viewed {
  readonly actor: Actor;
  readonly at: Date;
  readonly views: readonly View[];
}

const LOG_VIEWS = prepare(`
  INSERT INTO audit_entry (id, action, at, "actorId", "actorRoles", "officeId", details, "caseId", "applicantId")
  SELECT view.id, 'PERSONAL_DATA_VIEWED', by.at, by."actorId", by.roles::"Role"[], by."officeId", by.details,
    view."caseId", view."applicantId"
  FROM unnest($1::timestamptz[], $2::uuid[], $3::text[], $4::uuid[], $5::jsonb[])
    WITH ORDINALITY AS by(at, "actorId", roles, "officeId", details, number)
  JOIN unnest($6::bigint[], $7::uuid[], $8::uuid[], $9::uuid[]) AS view(number, id, "caseId", "applicantId")
    USING (number)`);

/** The access log of views (I-37): operations that end at the same time are written together, each before it is answered. */
export function createViews(db: PrismaClient, now: () => Date): () => RequestViews {
  const write = gather(async (all: readonly Viewed[]) => {
    const rows = all.flatMap(({ views }, index) => views.map((view) => ({ number: index + 1, ...view })));
    await runPrepared(db, LOG_VIEWS, [
      all.map(({ at }) => at),
      all.map(({ actor }) => actor.id),
      all.map(({ actor }) => `{${actor.roles.join()}}`),
      all.map(({ actor }) => actor.officeId),
      all.map(({ actor }) => detailsOf(actor)),
      rows.map(({ number }) => number),
      rows.map(() => newId()),
      rows.map(({ caseId }) => caseId ?? null),
      rows.map(({ applicantId }) => applicantId),
    ]);
    return all.map(() => undefined);
  });
  return () => {
    // Each person and case once.
    const noted = new Map<string, View>();
    return {
      note(view) {
        noted.set(`${view.caseId ?? ''} ${view.applicantId}`, view);
      },
      async write(actor) {
        if (noted.size === 0) return;
        if (!actor) throw new Error('personal data was read by nobody');
        const views = [...noted.values()];
        noted.clear();
        await write({ actor, at: now(), views });
      },
    };
  };
}

function detailsOf(actor: Actor): string | null {
  const { details } = tokenNote(actor);
  return details ? JSON.stringify(details) : null;
}

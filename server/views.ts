import type { PrismaClient } from '../prisma/client.ts';
import { gather } from '../prisma/gather.ts';
import { newId } from '../prisma/newId.ts';
import { prepare, runPrepared } from '../prisma/prepared.ts';
import { viewsHash } from '../schema/audit/hashes.ts';
import { tokenNote } from '../schema/audit/record.ts';
import type { Actor, View, ViewLog } from '../schema/context.ts';

/** The views of personal data of one operation, and the door through which they are written. */
export interface RequestViews extends ViewLog {
  /** Writes what was noted since the last time; throws when it cannot, and then nothing may leave. */
  write(actor: Actor | null): Promise<void>;
}

/** What one operation of an actor read, and when. */
interface Viewed {
  readonly actor: Actor;
  readonly at: Date;
  readonly views: readonly View[];
}

const LOG_VIEWS = prepare(`
  INSERT INTO audit_entry (id, action, at, "actorId", "actorRoles", "officeId", details, "caseId", "applicantId",
    "viewedCaseIds", "viewedApplicantIds")
  SELECT id, 'PERSONAL_DATA_VIEWED', at, "actorId", roles::"Role"[], "officeId", details, "caseId", "applicantId",
    cases::uuid[], applicants::uuid[]
  FROM unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::text[], $5::uuid[], $6::jsonb[], $7::uuid[], $8::uuid[],
    $9::text[], $10::text[])
    AS viewed(id, at, "actorId", roles, "officeId", details, "caseId", "applicantId", cases, applicants)`);

/**
 * The access log of views (I-37): one entry an operation, which names the person and the case, or, of several, each in
 * columns of their own: as JSON they were three times as long. Operations that end at the same time are written together, each before it is answered.
 */
export function createViews(db: PrismaClient, now: () => Date): () => RequestViews {
  const write = gather(async (all: readonly Viewed[]) => {
    await runPrepared(db, LOG_VIEWS, [
      all.map(() => newId()),
      all.map(({ at }) => at),
      all.map(({ actor }) => actor.id),
      all.map(({ actor }) => `{${actor.roles.join()}}`),
      all.map(({ actor }) => actor.officeId),
      all.map(detailsOf),
      all.map(({ views }) => onlyOne(views)?.caseId ?? null),
      all.map(({ views }) => onlyOne(views)?.applicantId ?? null),
      all.map(({ views }) => severalOf(views, 'caseId')),
      all.map(({ views }) => severalOf(views, 'applicantId')),
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

const onlyOne = (views: readonly View[]): View | null => (views.length === 1 ? (views[0] ?? null) : null);

/** The keys of several as PostgreSQL writes an array; null for one alone. */
const severalOf = (views: readonly View[], key: keyof View): string | null =>
  onlyOne(views) ? null : `{${views.map((view) => view[key] ?? 'NULL').join()}}`;

function detailsOf({ actor, views }: Viewed): string | null {
  const details = { ...tokenNote(actor).details, ...(onlyOne(views) ? {} : { viewsHash: viewsHash(views) }) };
  return Object.keys(details).length === 0 ? null : JSON.stringify(details);
}

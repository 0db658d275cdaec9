import type { Applicant, DocumentKind, Office } from '../../../prisma/client.ts';
import { prepare, runPrepared } from '../../../prisma/prepared.ts';
import type { Actor } from '../../context.ts';
import type { DeadlineTerms } from '../../deadlines/terms.ts';
import { deadlineTerms } from '../../deadlines/terms.ts';
import { TERMS_KEY } from '../../deadlines/termsData.ts';
import type { PaperOffice, PaperTerm } from '../../papers/paper.ts';
import { paperOfficeOf } from '../../papers/paperOffice.ts';
import { OPEN_STATES } from './states.ts';
import type { Application, Tx } from './step.ts';

/** A person as the table has him; the birthday as text, `1990-06-15`. */
export type KnownApplicant = Omit<Applicant, 'birthDate'> & { readonly birthDate: string | null };

/** All that must be known before an application is registered. */
export interface IntakeReading {
  readonly office: Pick<Office, 'kind' | 'parentId'> & {
    /** Days, `2026-11-18`. */
    readonly validFrom: string;
    readonly validTo: string | null;
    readonly onPaper: PaperOffice;
  };
  readonly openCases: number;
  /** The applicant as he was known until now; null: nobody has that IIN. */
  readonly known: KnownApplicant | null;
  /** The named form, if the actor opened it and it is not used yet. */
  readonly intake: { readonly id: string; readonly openedAt: Date } | null;
  readonly documentNames: Record<DocumentKind, PaperTerm>;
  readonly terms: DeadlineTerms;
}

/** One person's applications queue here, so that two at once see each other. */
const LOCK = prepare('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))');

const READ = prepare(`
  SELECT
    (SELECT to_json(o) FROM office o WHERE o.id = $1) AS office,
    (SELECT count(*)::int FROM "case" c JOIN applicant a ON a.id = c."applicantId"
      WHERE a.iin = $2 AND c.status = ANY($3::"CaseStatus"[])) AS "openCases",
    (SELECT to_json(a) FROM applicant a WHERE a.iin = $2) AS known,
    (SELECT json_build_object('id', i.id, 'openedAt', i."openedAt") FROM intake i
      WHERE i.id = $4 AND i."userId" = $5 AND NOT EXISTS (SELECT FROM "case" c WHERE c."intakeId" = i.id)) AS intake,
    (SELECT json_object_agg(e.code, json_build_object('nameKk', e."nameKk", 'nameRu', e."nameRu"))
      FROM reference_entry e WHERE e.list = 'DOCUMENT_KIND') AS "documentNames",
    ${TERMS_KEY} AS "termsKey"`);

interface Row extends Pick<IntakeReading, 'openCases' | 'known' | 'documentNames'> {
  readonly office: Omit<Office, 'validFrom' | 'validTo'> &
    Pick<IntakeReading['office'], 'validFrom' | 'validTo'>;
  readonly intake: { readonly id: string; readonly openedAt: string } | null;
  readonly termsKey: string;
}

/** Reads what an application is judged and written by, once no other of the same person can come in between. */
export async function readIntake(
  tx: Tx,
  actor: Actor,
  { iin, intakeId }: Pick<Application, 'iin' | 'intakeId'>,
): Promise<IntakeReading> {
  const values = [actor.officeId, iin, OPEN_STATES, intakeId, actor.id];
  await runPrepared(tx, LOCK, [iin]);
  const [row] = await runPrepared<Row>(tx, READ, values);
  if (!row) throw new Error('A statement without a table gave no row');
  const { office, intake, termsKey, ...rest } = row;
  return {
    ...rest,
    office: { ...office, onPaper: paperOfficeOf(office) },
    intake: intake && { id: intake.id, openedAt: new Date(intake.openedAt) },
    terms: await deadlineTerms(tx, termsKey),
  };
}

import { prepare, runPrepared } from '../../../prisma/prepared.ts';
import { readingOf } from '../../access/caseScope.ts';
import type { Actor } from '../../context.ts';
import type { DeadlineTerms } from '../../deadlines/terms.ts';
import { deadlineTerms } from '../../deadlines/terms.ts';
import { TERMS_KEY } from '../../deadlines/termsData.ts';
import { notFound } from '../../errors.ts';
import type { StoredClock } from './clocks.ts';
import type { CaseFacts, CaseFactsRow } from './facts.ts';
import { caseFacts } from './facts.ts';
import type { Tx } from './step.ts';

/** All that a step must know of its case before it is judged, read at one moment. */
export interface StepReading {
  readonly facts: CaseFacts;
  /** Every clock that the case has had. */
  readonly clocks: readonly StoredClock[];
  readonly terms: DeadlineTerms;
}

const LOCK = prepare('SELECT 1 FROM "case" WHERE id = $1 FOR UPDATE');

/** The row of `caseFactsSelect`, the clocks of the case, and what tells whether the terms are still those in memory. */
const READ = prepare(`
  SELECT c.id, c.status, c.version, c.channel, c."officeId", c."akimOfficeId", c."executorId", c."statusChangedAt",
    c."deliveryPreference", c."noticeAtAkim", c."readyAt", json_build_object(
      'deliveries', ARRAY(SELECT json_build_object('seq', d.seq, 'method', d.method, 'at', d.at,
          'outcome', (SELECT json_build_object('result', o.result) FROM post_outcome o WHERE o."deliveryId" = d.id))
        FROM delivery d WHERE d."caseId" = c.id ORDER BY d.seq DESC LIMIT 1),
      'receipt', (SELECT json_build_object('id', r.id) FROM receipt r WHERE r."caseId" = c.id),
      'applicant', (SELECT json_build_object('iin', a.iin, 'address', a.address)
        FROM applicant a WHERE a.id = c."applicantId"),
      'household', ARRAY(SELECT json_build_object('iin', h.iin) FROM household_member h WHERE h."caseId" = c.id),
      'documents', ARRAY(SELECT json_build_object('kind', d.kind) FROM case_document d WHERE d."caseId" = c.id),
      'notices', ARRAY(SELECT json_build_object('version', n.version, 'kind', n.kind, 'grounds', n.grounds,
          'explanation', n.explanation, 'contentHash', n."contentHash", 'drafterId', n."drafterId")
        FROM notice_version n WHERE n."caseId" = c.id ORDER BY n.version DESC LIMIT 1),
      'akimOffice', (SELECT json_build_object('commissionRequired', o."commissionRequired")
        FROM office o WHERE o.id = c."akimOfficeId"),
      'commission', ARRAY(SELECT json_build_object('concludedAt', r."concludedAt")
        FROM commission_review r WHERE r."caseId" = c.id),
      'clocks', ARRAY(SELECT json_build_object('id', k.id, 'code', k.code, 'round', k.round,
          'startedAt', k."startedAt", 'endedAt', k."endedAt", 'limitId', k."limitId", 'officeId', k."officeId",
          'dueAt', k."dueAt")
        FROM case_clock k WHERE k."caseId" = c.id)) AS related, ${TERMS_KEY} AS "termsKey"
  FROM "case" c WHERE c.id = $1`);

type Related = Pick<
  CaseFactsRow,
  'deliveries' | 'receipt' | 'applicant' | 'household' | 'documents' | 'notices' | 'akimOffice' | 'commission'
>;

/** JSON has no times: they come as text. */
type Told<Row> = { readonly [Column in keyof Row]: Row[Column] extends Date ? string : Row[Column] };

type Row = Omit<CaseFactsRow, keyof Related> & {
  readonly related: Omit<Related, 'deliveries'> & {
    readonly deliveries: readonly Told<Related['deliveries'][number]>[];
    readonly clocks: readonly (Told<StoredClock> & { readonly endedAt: string | null })[];
  };
  readonly termsKey: string;
};

/**
 * Locks a case for a step until the transaction ends. A statement of its own, for one that waited itself would see the
 * other tables as they stood before the wait.
 */
export async function lockCase(tx: Tx, caseId: string): Promise<void> {
  await runPrepared(tx, LOCK, [caseId]);
}

/** Reads a case that the actor may see; throws NOT_FOUND, alike for a missing and for another office's case. */
export async function readStep(tx: Tx, actor: Actor, caseId: string): Promise<StepReading> {
  const [row] = await runPrepared<Row>(tx, READ, [caseId]);
  if (!row || readingOf(actor, row) === null) throw notFound();
  const { related, termsKey, ...columns } = row;
  const { clocks, deliveries, ...others } = related;
  return {
    facts: caseFacts({
      ...columns,
      ...others,
      deliveries: deliveries.map((delivery) => ({ ...delivery, at: new Date(delivery.at) })),
    }),
    clocks: clocks.map(({ startedAt, endedAt, dueAt, ...clock }) => ({
      ...clock,
      startedAt: new Date(startedAt),
      endedAt: endedAt === null ? null : new Date(endedAt),
      dueAt: new Date(dueAt),
    })),
    terms: await deadlineTerms(tx, termsKey),
  };
}

import type { AuditAction, PaperKind } from '../../prisma/client.ts';
import { record } from '../audit/record.ts';
import type { Actor, Context } from '../context.ts';
import { notFound, validationFailed } from '../errors.ts';
import { inTransaction } from '../transaction.ts';
import { checkedIds } from '../validation.ts';
import { papersReadableBy } from './readablePapers.ts';

/** The most papers that one call prints. */
export const MAX_PRINTED = 100;

const ACTIONS: Readonly<Record<PaperKind, AuditAction>> = {
  RECEIPT: 'RECEIPT_PRINTED',
  NOTICE: 'NOTICE_PRINTED',
  COVERING_LETTER: 'PAPER_PRINTED',
  JOURNAL: 'PAPER_PRINTED',
};

/**
 * Logs a print of each of the papers, all or none: every print shows the same bytes (I-05). Throws NOT_FOUND when one is
 * not the actor's to read, VALIDATION_FAILED for none or too many. Answers the keys, each once, in their order.
 */
export async function printPapers(
  context: Pick<Context, 'db' | 'now'>,
  actor: Actor,
  asked: readonly string[],
): Promise<readonly string[]> {
  const ids = [...new Set(checkedIds('ids', asked).map((id) => id.toLowerCase()))];
  if (ids.length === 0) throw validationFailed([{ path: 'ids', code: 'REQUIRED' }]);
  if (ids.length > MAX_PRINTED)
    throw validationFailed([{ path: 'ids', code: 'TOO_BIG', params: { maximum: MAX_PRINTED } }]);
  await inTransaction(context.db, async (tx) => {
    const papers = await tx.paper.findMany({
      where: { AND: [{ id: { in: ids } }, papersReadableBy(actor)] },
      select: { id: true, kind: true, caseId: true, case: { select: { applicantId: true } } },
      orderBy: { id: 'asc' },
    });
    if (papers.length !== ids.length) throw notFound();
    const at = context.now();
    await tx.paperPrint.createMany({ data: papers.map(({ id }) => ({ paperId: id, at, byId: actor.id })) });
    // Whatever was printed first takes the receipt off the receipts to print (Regulation cl. 11(2)).
    const receipts = papers.flatMap(({ kind, caseId }) => (kind === 'RECEIPT' && caseId ? [caseId] : []));
    await tx.receiptPrint.createMany({
      data: receipts.map((caseId) => ({ caseId, at, byId: actor.id })),
      skipDuplicates: true,
    });
    for (const { id, kind, caseId, case: of } of papers) {
      await record(tx, actor, at, {
        action: ACTIONS[kind],
        subjectId: id,
        ...(caseId && of ? { caseId, applicantId: of.applicantId } : {}),
      });
    }
  });
  return ids;
}

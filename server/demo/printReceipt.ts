import type { StepContext } from '../../schema/cases/workflow/transition.ts';
import type { Actor } from '../../schema/context.ts';
import { printPapers } from '../../schema/papers/printPapers.ts';

/** The receipt is printed once; a demonstration that is completed later prints it no more. */
export async function printReceipt(context: StepContext, actor: Actor, caseId: string): Promise<void> {
  if ((await context.db.receiptPrint.count({ where: { caseId } })) > 0) return;
  const papers = await context.db.paper.findMany({
    where: { caseId, kind: 'RECEIPT' },
    select: { id: true },
  });
  await printPapers(
    context,
    actor,
    papers.map(({ id }) => id),
  );
}

import type { Prisma } from '../../prisma/client.ts';
import { casesReadableBy } from '../access/caseScope.ts';
import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { record } from '../audit/record.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import { inTransaction } from '../transaction.ts';
import { knownId } from '../validation.ts';
import { NoticeType, ReceiptType } from './parts.ts';

const IntakeType = builder.prismaObject('Intake', {
  description: 'An opened intake form.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key; send it back as intakeId.' }),
    openedAt: t.expose('openedAt', { type: 'DateTime', description: 'When action A1 began.' }),
  }),
});

const COUNTER = ['CLERK', 'AKIM_CLERK'] as const;
const WORKERS = ['CLERK', 'HEAD', 'EXECUTOR', 'AKIM_CLERK'] as const;

builder.mutationFields((t) => ({
  openIntake: t.prismaField({
    type: IntakeType,
    description: 'Says that an intake form was opened: action A1 begins (regulation.md 7.4).',
    directives: hasRole(...COUNTER),
    resolve: (query, _root, _args, context) => {
      const actor = requireRole(context.actor, COUNTER);
      return context.db.intake.create({
        ...query,
        data: { userId: actor.id, officeId: actor.officeId, openedAt: context.now() },
      });
    },
  }),
  printReceipt: t.prismaField({
    type: ReceiptType,
    description: 'The receipt to print; every print is logged and shows the same (I-05).',
    directives: hasRole(...WORKERS),
    args: { caseId: t.arg.id({ required: true, description: 'Of which case.' }) },
    resolve: async (query, _root, { caseId }, context) => {
      await logPrint(context, knownId(caseId), 'RECEIPT_PRINTED', {}, noteFirstPrint);
      return context.db.receipt.findUniqueOrThrow({ ...query, where: { caseId } });
    },
  }),
  printNotice: t.prismaField({
    type: NoticeType,
    description: 'A version of the notice to print; every print is logged.',
    directives: hasRole(...WORKERS),
    args: {
      caseId: t.arg.id({ required: true, description: 'Of which case.' }),
      version: t.arg.int({ required: true, description: 'Which version.' }),
    },
    resolve: async (query, _root, { caseId, version }, context) => {
      const known = await context.db.noticeVersion.findFirst({
        where: { caseId: knownId(caseId), version },
        select: { id: true },
      });
      if (!known) throw notFound();
      await logPrint(context, caseId, 'NOTICE_PRINTED', { version });
      return context.db.noticeVersion.findUniqueOrThrow({ ...query, where: { id: known.id } });
    },
  }),
}));

interface Print {
  readonly caseId: string;
  readonly at: Date;
  readonly byId: string;
}

/** Takes the receipt off the receipts to print; of two prints at once one is the first (Regulation cl. 11(2)). */
async function noteFirstPrint(tx: Prisma.TransactionClient, print: Print): Promise<void> {
  await tx.receiptPrint.createMany({ data: [print], skipDuplicates: true });
}

/** Logs a print of a case that the caller works; throws NOT_FOUND for any other. */
async function logPrint(
  context: Context,
  caseId: string,
  action: 'RECEIPT_PRINTED' | 'NOTICE_PRINTED',
  details: Record<string, number> = {},
  besides: (tx: Prisma.TransactionClient, print: Print) => Promise<void> = async () => {},
): Promise<void> {
  const actor = requireRole(context.actor, WORKERS);
  await inTransaction(context.db, async (tx) => {
    const found = await tx.case.findFirst({
      where: { AND: [{ id: caseId }, casesReadableBy(actor, 'WORKS')] },
      select: { applicantId: true },
    });
    if (!found) throw notFound();
    const at = context.now();
    await record(tx, actor, at, { action, caseId, applicantId: found.applicantId, details });
    await besides(tx, { caseId, at, byId: actor.id });
  });
}

import type { Prisma, PrismaClient } from '../../prisma/client.ts';
import { inTransaction } from '../transaction.ts';
import { issuePaper } from './issuePaper.ts';
import { signedNoticeTexts } from './noticePaper.ts';
import { officeNameIn } from './paper.ts';
import { officeForPaper } from './paperOffice.ts';
import { signedByOf, signedBySelect } from './statement.ts';
import { storedTexts } from './storedTexts.ts';
import type { PaperWorks } from './works.ts';

const BATCH = 50;

/** What came of making the missing papers; the cases that failed have no personal data in their keys. */
export interface MissingPapers {
  readonly made: number;
  readonly failed: number;
  readonly firstFailure: { readonly caseId: string; readonly error: unknown } | null;
}

/**
 * Makes the papers of receipts and signed notices from before papers were kept, out of their frozen words, with their own
 * dates; each once, whoever else does the same at this moment. One that cannot be made keeps back no other.
 */
export async function issueMissing(
  db: PrismaClient,
  works: PaperWorks,
  abort?: AbortSignal,
): Promise<MissingPapers> {
  const done = { made: 0, failed: 0, firstFailure: null as MissingPapers['firstFailure'] };
  for (const [kind, issue] of [
    ['RECEIPT', receipt],
    ['NOTICE', notice],
  ] as const) {
    let after: string | null = null;
    for (;;) {
      const ids: string[] = await missing(db, kind, after);
      for (const caseId of ids) {
        if (abort?.aborted) return done;
        try {
          if (await issueOne(db, caseId, (tx) => issue(tx, works, caseId))) done.made += 1;
        } catch (error) {
          done.failed += 1;
          done.firstFailure ??= { caseId, error };
        }
      }
      after = ids.at(-1) ?? null;
      if (after === null) break;
    }
  }
  return done;
}

async function missing(
  db: PrismaClient,
  kind: 'RECEIPT' | 'NOTICE',
  after: string | null,
): Promise<string[]> {
  const rows = await db.case.findMany({
    where: {
      ...(after === null ? {} : { id: { gt: after } }),
      papers: { none: { kind } },
      ...(kind === 'RECEIPT'
        ? { receipt: { isNot: null } }
        : { notices: { some: { signedAt: { not: null } } } }),
    },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: BATCH,
  });
  return rows.map(({ id }) => id);
}

/** The case is locked, so that two processes that start at once do not both make it. */
function issueOne(
  db: PrismaClient,
  caseId: string,
  issue: (tx: Prisma.TransactionClient) => Promise<boolean>,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "case" WHERE id = ${caseId}::uuid FOR NO KEY UPDATE`;
    return issue(tx);
  });
}

const isThere = async (tx: Prisma.TransactionClient, caseId: string, kind: 'RECEIPT' | 'NOTICE') =>
  (await tx.paper.count({ where: { caseId, kind } })) > 0;

async function receipt(tx: Prisma.TransactionClient, works: PaperWorks, caseId: string): Promise<boolean> {
  if (await isThere(tx, caseId, 'RECEIPT')) return false;
  const {
    number,
    language,
    content,
    issuedAt,
    issuerId,
    case: of,
  } = await tx.receipt.findUniqueOrThrow({
    where: { caseId },
    include: { case: { select: { officeId: true, akimOfficeId: true } } },
  });
  const officeId = of.akimOfficeId ?? of.officeId;
  const texts = storedTexts(content);
  const author = officeNameIn(texts[0]?.language ?? 'KK', await officeForPaper(tx, officeId));
  const paper = {
    kind: 'RECEIPT',
    caseId,
    officeId,
    author,
    number,
    language,
    texts,
    issuedAt,
    issuerId,
  } as const;
  await issuePaper(tx, works, paper);
  return true;
}

async function notice(tx: Prisma.TransactionClient, works: PaperWorks, caseId: string): Promise<boolean> {
  if (await isThere(tx, caseId, 'NOTICE')) return false;
  const row = await tx.noticeVersion.findFirstOrThrow({
    where: { caseId, signedAt: { not: null } },
    select: {
      ...signedBySelect,
      content: true,
      language: true,
      outgoingNumber: true,
      outgoingOfficeId: true,
    },
  });
  const signature = signedByOf(row);
  const { outgoingNumber, outgoingOfficeId, language } = row;
  if (!signature || outgoingNumber === null || outgoingOfficeId === null) return false;
  const texts = storedTexts(row.content);
  await issuePaper(tx, works, {
    kind: 'NOTICE',
    caseId,
    officeId: outgoingOfficeId,
    author: officeNameIn(texts[0]?.language ?? 'KK', await officeForPaper(tx, outgoingOfficeId)),
    number: outgoingNumber,
    language,
    texts: signedNoticeTexts(texts, { ...signature, outgoingNumber }),
    issuedAt: signature.signedAt,
    issuerId: signature.signerId,
    signature,
  });
  return true;
}

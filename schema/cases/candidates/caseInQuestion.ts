import type { Prisma } from '../../../prisma/client.ts';
import { notFound } from '../../errors.ts';
import type { CaseFacts } from '../workflow/facts.ts';
import { caseFacts, caseFactsSelect } from '../workflow/facts.ts';

/** A case that an executor is sought for. */
export interface CaseInQuestion {
  readonly facts: CaseFacts;
  /** When the whole service is due; null where no such clock runs. */
  readonly dueAt: Date | null;
}

/**
 * Reads a case that an executor is sought for; throws NOT_FOUND where `scope` does not hold it. Its time is the
 * Standard's (Standard cl. 7): what runs at that moment is mostly the head's half hour.
 */
export async function caseInQuestion(
  tx: Prisma.TransactionClient,
  scope: Prisma.CaseWhereInput,
): Promise<CaseInQuestion> {
  const row = await tx.case.findFirst({
    where: scope,
    select: {
      ...caseFactsSelect,
      clocks: {
        select: { dueAt: true },
        where: { endedAt: null, code: { in: ['STANDARD', 'STANDARD_AKIM'] } },
        orderBy: { dueAt: 'asc' },
        take: 1,
      },
    },
  });
  if (!row) throw notFound();
  const { clocks, ...rest } = row;
  return { facts: caseFacts(rest), dueAt: clocks[0]?.dueAt ?? null };
}

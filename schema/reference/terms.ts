import type { DocumentKind, Prisma, RefusalGround } from '../../prisma/client.ts';
import { RefusalGround as RefusalGrounds } from '../../prisma/client.ts';
import type { PaperTerm } from '../papers/paper.ts';

/** The documents' names in the languages of papers, by kind (Standard cl. 11). */
export async function documentTerms(tx: Prisma.TransactionClient): Promise<Record<DocumentKind, PaperTerm>> {
  const entries = await tx.referenceEntry.findMany({
    where: { list: 'DOCUMENT_KIND' },
    select: { code: true, nameKk: true, nameRu: true },
  });
  return Object.fromEntries(entries.map(({ code, ...term }) => [code, term])) as Record<
    DocumentKind,
    PaperTerm
  >;
}

/** The refusal grounds in force on a date at the offices (see localDay), with their words (Standard cl. 16, I-23). */
export async function groundsInForce(
  tx: Prisma.TransactionClient,
  on: Date,
): Promise<ReadonlyMap<RefusalGround, PaperTerm>> {
  const entries = await tx.referenceEntry.findMany({
    where: {
      list: 'REFUSAL_GROUND',
      validFrom: { lte: on },
      OR: [{ validTo: null }, { validTo: { gte: on } }],
    },
    select: { code: true, nameKk: true, nameRu: true },
    orderBy: { position: 'asc' },
  });
  return new Map(entries.flatMap(({ code, ...term }) => (isGround(code) ? [[code, term] as const] : [])));
}

const isGround = (code: string): code is RefusalGround => code in RefusalGrounds;

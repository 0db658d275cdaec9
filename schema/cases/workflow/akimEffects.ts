import type { CommissionOpinion, CommissionReview } from '../../../prisma/client.ts';
import { newId } from '../../../prisma/newId.ts';
import { checkPrintable } from '../../papers/checkPrintable.ts';
import { addPaper, makePaper } from '../../papers/issuePaper.ts';
import { letterTexts } from '../../papers/letterPaper.ts';
import { officeNameIn } from '../../papers/paper.ts';
import { officeForPaper } from '../../papers/paperOffice.ts';
import { documentTerms } from '../../reference/terms.ts';
import { nextNumber } from './numbers.ts';
import type { Outcome, ReadingStep, Step } from './step.ts';

/** K2: opens a review by the district commission. */
export const referToCommission = ({ facts, actor, at }: Step<unknown>): Outcome => ({
  patch: {},
  changes: {},
  writes: (writing) =>
    writing.insert<CommissionReview>('commission_review', [
      { id: newId(), caseId: facts.id, referredAt: at, referrerId: actor.id },
    ]),
});

/** K3: closes the open review with the commission's conclusion. */
export function recordConclusion({
  facts,
  actor,
  at,
  input,
}: Step<{ readonly opinion: CommissionOpinion; readonly text: string }>): Outcome {
  const { opinion, text } = input;
  return {
    patch: {},
    changes: { opinion, conclusion: text },
    writes: (writing) =>
      writing.add(
        'concluded',
        `UPDATE commission_review SET ${writing.set({ concludedAt: at, concluderId: actor.id, opinion, text })}
        WHERE "caseId" = ${writing.value(facts.id)} AND "concludedAt" IS NULL`,
      ),
  };
}

/** K4: the covering letter under the akim's outgoing number, with the documents and the commission's conclusion. */
export async function sendToDepartment({
  tx,
  facts,
  actor,
  at,
  input,
  papers,
}: ReadingStep<{ readonly coveringLetter: string | null }>): Promise<Outcome> {
  checkPrintable(papers.press, { coveringLetter: input.coveringLetter });
  const { applicant, akimNumber, akimRegisteredAt, documents, commission, language } =
    await tx.case.findUniqueOrThrow({
      where: { id: facts.id },
      select: {
        applicant: true,
        akimNumber: true,
        akimRegisteredAt: true,
        language: true,
        documents: { orderBy: { kind: 'asc' } },
        commission: {
          where: { concludedAt: { not: null } },
          orderBy: { concludedAt: 'desc' },
          take: 1,
        },
      },
    });
  const { phone } = await tx.user.findUniqueOrThrow({ where: { id: actor.id }, select: { phone: true } });
  const from = await officeForPaper(tx, actor.officeId);
  const given = await nextNumber(tx, actor.officeId, 'OUTGOING', at);
  const [heard] = commission;
  const texts = letterTexts({
    language,
    outgoingNumber: given.number,
    sentAt: at,
    from,
    to: await officeForPaper(tx, facts.officeId),
    applicant,
    number: akimNumber ?? '',
    registeredAt: akimRegisteredAt ?? at,
    documents: documents.map(({ kind, atIntake, pages }) => ({ kind, state: atIntake, pages })),
    documentNames: await documentTerms(tx),
    conclusion: heard ? { opinion: heard.opinion, text: heard.text ?? '' } : null,
    words: input.coveringLetter,
    executor: { ...actor, phone },
  });
  const paper = await makePaper(papers, {
    kind: 'COVERING_LETTER',
    caseId: facts.id,
    officeId: actor.officeId,
    author: officeNameIn(texts[0]?.language ?? 'KK', from),
    number: given.number,
    language,
    texts,
    issuedAt: at,
    issuerId: actor.id,
  });
  return {
    patch: {},
    changes: {
      letterNumber: given.number,
      ...(input.coveringLetter === null ? {} : { coveringLetter: input.coveringLetter }),
    },
    writes: (writing) => addPaper(writing, paper),
  };
}

/** K5: the body's own number; the akim's stays on the case (I-06). */
export async function receiveFromAkim({ tx, facts, at }: ReadingStep<unknown>): Promise<Outcome> {
  const given = await nextNumber(tx, facts.officeId, 'REGISTRATION', at);
  return {
    patch: { number: given.number, numberYear: given.year, numberSeq: given.seq, registeredAt: given.at },
    changes: { number: given.number },
  };
}

/** K6: from now on the akim's office holds the notice. */
export const handOverToAkim = (): Outcome => ({
  patch: { noticeAtAkim: true },
  changes: { noticeAtAkim: true },
});

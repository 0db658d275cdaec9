import type { CommissionOpinion } from '../../../prisma/client.ts';
import { nextNumber } from './numbers.ts';
import type { Outcome, Step } from './step.ts';

/** K2: opens a review by the district commission. */
export async function referToCommission({ tx, facts, actor, at }: Step<unknown>): Promise<Outcome> {
  await tx.commissionReview.create({ data: { caseId: facts.id, referredAt: at, referrerId: actor.id } });
  return { patch: {}, changes: {} };
}

/** K3: closes the open review with the commission's conclusion. */
export async function recordConclusion({
  tx,
  facts,
  actor,
  at,
  input,
}: Step<{ readonly opinion: CommissionOpinion; readonly text: string }>): Promise<Outcome> {
  await tx.commissionReview.updateMany({
    where: { caseId: facts.id, concludedAt: null },
    data: { concludedAt: at, concluderId: actor.id, opinion: input.opinion, text: input.text },
  });
  return { patch: {}, changes: { opinion: input.opinion, conclusion: input.text } };
}

/** K4: the covering letter goes into the history. */
export const sendToDepartment = async ({
  input,
}: Step<{ readonly coveringLetter: string | null }>): Promise<Outcome> => ({
  patch: {},
  changes: input.coveringLetter === null ? {} : { coveringLetter: input.coveringLetter },
});

/** K5: the body's own number; the akim's stays on the case (I-06). */
export async function receiveFromAkim({ tx, facts, at }: Step<unknown>): Promise<Outcome> {
  const given = await nextNumber(tx, facts.officeId, 'REGISTRATION', at);
  return {
    patch: { number: given.number, numberYear: given.year, numberSeq: given.seq, registeredAt: given.at },
    changes: { number: given.number },
  };
}

/** K6: from now on the akim's office holds the notice. */
export const handOverToAkim = async (): Promise<Outcome> => ({
  patch: { noticeAtAkim: true },
  changes: { noticeAtAkim: true },
});

import type {
  CancellationGround,
  CommissionOpinion,
  DocumentKind,
  DocumentState,
  NoticeKind,
  RefusalGround,
} from '../../../prisma/client.ts';
import { fullName, shortName } from '../../applicants/personName.ts';
import { localDay } from '../../deadlines/localDay.ts';
import { contentHash } from '../../papers/contentHash.ts';
import { noticePaper } from '../../papers/noticePaper.ts';
import { officeForPaper } from '../../papers/paperOffice.ts';
import { groundsInForce } from '../../reference/terms.ts';
import { nextNumber } from './numbers.ts';
import type { Outcome, Step } from './step.ts';

export { registerAtAkimOffice, registerAtDepartment } from './register.ts';

/** The step changes the state and nothing else. */
export const nothingMore = async (): Promise<Outcome> => ({ patch: {}, changes: {} });

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

/** T3: the first resolution. */
export async function assignExecutor(
  step: Step<{ readonly executorId: string; readonly resolution: string }>,
): Promise<Outcome> {
  const { executorId, resolution } = step.input;
  await writeResolution(step, { executorId, text: resolution, reason: null });
  return {
    patch: { executorId },
    changes: { executor: await nameOf(step, executorId), resolution },
  };
}

/** T11: a new resolution with its reason; the former ones stay. */
export async function reassignExecutor(
  step: Step<{ readonly executorId: string; readonly reason: string; readonly resolution: string | null }>,
): Promise<Outcome> {
  const { executorId, reason, resolution } = step.input;
  const text = resolution ?? (await lastResolution(step)).text;
  await writeResolution(step, { executorId, text, reason });
  return {
    patch: { executorId },
    changes: { executor: await nameOf(step, executorId), reason, ...(resolution ? { resolution } : {}) },
  };
}

/** T5: the marks of the check beside those of the intake. */
export async function completeCheck({
  tx,
  facts,
  input,
}: Step<{
  readonly documents: readonly {
    readonly kind: DocumentKind;
    readonly state: DocumentState;
    readonly note: string | null;
  }[];
}>): Promise<Outcome> {
  for (const { kind, state, note } of input.documents) {
    await tx.caseDocument.updateMany({
      where: { caseId: facts.id, kind },
      data: { atCheck: state, checkNote: note },
    });
  }
  return {
    patch: {},
    changes: { documents: Object.fromEntries(input.documents.map(({ kind, state }) => [kind, state])) },
  };
}

/** T6, T9: the next version of the notice, its content frozen under its hash (I-20, I-24, I-26). */
export async function submitNotice({
  tx,
  facts,
  actor,
  at,
  input,
}: Step<{
  readonly kind: NoticeKind;
  readonly grounds: readonly RefusalGround[];
  readonly explanation: string | null;
  readonly resubmissionReason: string | null;
}>): Promise<Outcome> {
  const { applicant, language, number } = await tx.case.findUniqueOrThrow({
    where: { id: facts.id },
    select: { applicant: true, language: true, number: true },
  });
  const { phone } = await tx.user.findUniqueOrThrow({ where: { id: actor.id }, select: { phone: true } });
  const words = await groundsInForce(tx, localDay(at));
  const content = noticePaper({
    language,
    decision:
      input.kind === 'ASSIGNMENT'
        ? { kind: 'ASSIGNMENT' }
        : {
            kind: 'REFUSAL',
            grounds: input.grounds.flatMap((ground) => words.get(ground) ?? []),
            explanation: input.explanation ?? '',
          },
    applicant,
    number: number ?? '',
    office: await officeForPaper(tx, facts.officeId),
    executor: { ...actor, phone },
  });
  const version = (facts.notice?.version ?? 0) + 1;
  await tx.noticeVersion.create({
    data: {
      caseId: facts.id,
      version,
      kind: input.kind,
      grounds: [...input.grounds],
      explanation: input.explanation,
      language,
      content,
      contentHash: contentHash(content),
      drafterId: actor.id,
      submittedAt: at,
      resubmissionReason: input.resubmissionReason,
    },
  });
  return {
    patch: {},
    changes: {
      noticeVersion: version,
      kind: input.kind,
      ...(input.grounds.length > 0 ? { grounds: [...input.grounds] } : {}),
      ...(input.explanation ? { explanation: input.explanation } : {}),
      ...(input.resubmissionReason ? { resubmissionReason: input.resubmissionReason } : {}),
    },
  };
}

/** T7: the signature and the outgoing number; from here the version never changes (I-07, I-20). */
export async function signNotice({
  tx,
  facts,
  actor,
  at,
  input,
}: Step<{ readonly noticeVersion: number; readonly contentHash: string }>): Promise<Outcome> {
  const given = await nextNumber(tx, facts.officeId, 'OUTGOING', at);
  const { kind } = await tx.noticeVersion.update({
    where: { caseId_version: { caseId: facts.id, version: input.noticeVersion } },
    data: {
      signedAt: at,
      signerId: actor.id,
      signerName: fullName(actor),
      outgoingOfficeId: facts.officeId,
      outgoingNumber: given.number,
      outgoingYear: given.year,
      outgoingSeq: given.seq,
    },
    select: { kind: true },
  });
  return {
    patch: { outcome: kind },
    changes: {
      noticeVersion: input.noticeVersion,
      kind,
      outgoingNumber: given.number,
      contentHash: input.contentHash,
    },
  };
}

/** T8: the return note on the version that was shown (I-22). */
export async function returnNotice({
  tx,
  facts,
  actor,
  at,
  input,
}: Step<{ readonly reason: string }>): Promise<Outcome> {
  const version = facts.notice?.version ?? 0;
  await tx.noticeVersion.update({
    where: { caseId_version: { caseId: facts.id, version } },
    data: { returnedAt: at, returnerId: actor.id, returnReason: input.reason },
  });
  return {
    patch: { returnCount: { increment: 1 } },
    changes: { noticeVersion: version, reason: input.reason },
  };
}

/** K6: from now on the akim's office holds the notice. */
export const handOverToAkim = async (): Promise<Outcome> => ({
  patch: { noticeAtAkim: true },
  changes: { noticeAtAkim: true },
});

/** T10a: who received the notice, on which document (I-25). */
export async function recordHandDelivery({
  tx,
  facts,
  actor,
  at,
  input,
}: Step<{ readonly receivedBy: string; readonly identityDocument: string }>): Promise<Outcome> {
  const { receivedBy, identityDocument } = input;
  await tx.delivery.create({
    data: { caseId: facts.id, method: 'HAND', at, byId: actor.id, receivedBy, identityDocument },
  });
  return { patch: {}, changes: { method: 'HAND', receivedBy } };
}

/** T10b: where the letter went and under which number (I-25). */
export async function recordPostDispatch({
  tx,
  facts,
  actor,
  at,
  input,
}: Step<{ readonly address: string; readonly postNumber: string }>): Promise<Outcome> {
  const { address, postNumber } = input;
  await tx.delivery.create({
    data: { caseId: facts.id, method: 'POST', at, byId: actor.id, address, postNumber },
  });
  // The address stays with the delivery record: overseers, who read the history, read no addresses.
  return { patch: {}, changes: { method: 'POST', postNumber } };
}

/** T12: the ground and the reason. */
export const cancelCase = async ({
  input,
}: Step<{ readonly ground: CancellationGround; readonly reason: string }>): Promise<Outcome> => ({
  patch: { cancellationGround: input.ground, cancellationReason: input.reason },
  changes: { ground: input.ground, reason: input.reason },
});

async function lastResolution({ tx, facts }: Step<unknown>): Promise<{ seq: number; text: string }> {
  const last = await tx.resolution.findFirst({
    where: { caseId: facts.id },
    orderBy: { seq: 'desc' },
    select: { seq: true, text: true },
  });
  return last ?? { seq: 0, text: '' };
}

async function writeResolution(
  step: Step<unknown>,
  resolution: { readonly executorId: string; readonly text: string; readonly reason: string | null },
): Promise<void> {
  const { tx, facts, actor, at } = step;
  const { seq } = await lastResolution(step);
  await tx.resolution.create({
    data: { ...resolution, caseId: facts.id, seq: seq + 1, headId: actor.id, at },
  });
}

async function nameOf({ tx }: Step<unknown>, userId: string): Promise<string> {
  return shortName(await tx.user.findUniqueOrThrow({ where: { id: userId } }));
}

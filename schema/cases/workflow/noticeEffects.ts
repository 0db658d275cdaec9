import type { NoticeKind, RefusalGround } from '../../../prisma/client.ts';
import { fullName } from '../../applicants/personName.ts';
import { localDay } from '../../deadlines/zone.ts';
import { checkPrintable } from '../../papers/checkPrintable.ts';
import { contentHash } from '../../papers/contentHash.ts';
import { issuePaper } from '../../papers/issuePaper.ts';
import { noticeTexts, signedNoticeTexts } from '../../papers/noticePaper.ts';
import { officeNameIn } from '../../papers/paper.ts';
import { officeForPaper } from '../../papers/paperOffice.ts';
import { signedByOf, signedBySelect } from '../../papers/statement.ts';
import { storedTexts } from '../../papers/storedTexts.ts';
import { groundsInForce } from '../../reference/terms.ts';
import { nextNumber } from './numbers.ts';
import type { Outcome, Step } from './step.ts';

/** T6, T9: the next version of the notice, its content frozen under its hash (I-20, I-24, I-26). */
export async function submitNotice({
  tx,
  facts,
  actor,
  at,
  input,
  papers,
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
  checkPrintable(papers.press, { explanation: input.explanation, 'applicant.address': applicant.address });
  const content = noticeTexts({
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

/** T7: the signature, the outgoing number and the sealed paper; from here nothing of it changes (I-07, I-20). */
export async function signNotice({
  tx,
  facts,
  actor,
  at,
  input,
  papers,
}: Step<{
  readonly noticeVersion: number;
  readonly contentHash: string;
  readonly shownHash: string;
}>): Promise<Outcome> {
  const given = await nextNumber(tx, facts.officeId, 'OUTGOING', at);
  const signed = await tx.noticeVersion.update({
    where: { caseId_version: { caseId: facts.id, version: input.noticeVersion } },
    data: {
      signedAt: at,
      signerId: actor.id,
      signerName: fullName(actor),
      signerActing: actor.acting,
      outgoingOfficeId: facts.officeId,
      outgoingNumber: given.number,
      outgoingYear: given.year,
      outgoingSeq: given.seq,
      shownHash: input.shownHash,
      provenAt: actor.proof.at,
    },
    select: { ...signedBySelect, kind: true, content: true, language: true },
  });
  const { kind, language } = signed;
  const texts = storedTexts(signed.content);
  const office = await officeForPaper(tx, facts.officeId);
  await issuePaper(tx, papers, {
    kind: 'NOTICE',
    caseId: facts.id,
    officeId: facts.officeId,
    author: officeNameIn(texts[0]?.language ?? 'KK', office),
    number: given.number,
    language,
    texts: signedNoticeTexts(texts, {
      signerName: fullName(actor),
      signerActing: actor.acting,
      outgoingNumber: given.number,
      signedAt: at,
    }),
    issuedAt: at,
    issuerId: actor.id,
    signature: signedByOf(signed),
  });
  return {
    patch: { outcome: kind },
    changes: {
      noticeVersion: input.noticeVersion,
      kind,
      outgoingNumber: given.number,
      contentHash: input.contentHash,
      shownHash: input.shownHash,
      ...(actor.acting ? { acting: true } : {}),
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

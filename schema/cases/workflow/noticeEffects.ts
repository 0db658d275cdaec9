import type { NoticeKind, NoticeVersion, RefusalGround } from '../../../prisma/client.ts';
import { newId } from '../../../prisma/newId.ts';
import type { WriteStatement } from '../../../prisma/writeStatement.ts';
import { json } from '../../../prisma/writeStatement.ts';
import { fullName } from '../../applicants/personName.ts';
import { checkPrintable } from '../../papers/checkPrintable.ts';
import { contentHash } from '../../papers/contentHash.ts';
import { addPaper, makePaper } from '../../papers/issuePaper.ts';
import { noticeTexts, signedNoticeTexts } from '../../papers/noticePaper.ts';
import type { PaperTerm } from '../../papers/paper.ts';
import { officeNameIn } from '../../papers/paper.ts';
import { paperOfficeOf, paperOfficeSelect } from '../../papers/paperOffice.ts';
import { storedTexts } from '../../papers/storedTexts.ts';
import { nextNumber } from './numbers.ts';
import type { Outcome, ReadingStep, Step } from './step.ts';

/** T6, T9: the next version of the notice, its content frozen under its hash (I-20, I-24, I-26). */
export async function submitNotice({
  tx,
  facts,
  actor,
  at,
  input,
  papers,
}: ReadingStep<{
  readonly kind: NoticeKind;
  readonly grounds: RefusalGround[];
  readonly groundWords: ReadonlyMap<RefusalGround, PaperTerm>;
  readonly explanation: string | null;
  readonly resubmissionReason: string | null;
}>): Promise<Outcome> {
  const { applicant, language, number, office } = await tx.case.findUniqueOrThrow({
    where: { id: facts.id },
    select: { applicant: true, language: true, number: true, office: { select: paperOfficeSelect } },
  });
  const { phone } = await tx.user.findUniqueOrThrow({ where: { id: actor.id }, select: { phone: true } });
  checkPrintable(papers.press, { explanation: input.explanation, 'applicant.address': applicant.address });
  const content = noticeTexts({
    language,
    decision:
      input.kind === 'ASSIGNMENT'
        ? { kind: 'ASSIGNMENT' }
        : {
            kind: 'REFUSAL',
            grounds: input.grounds.flatMap((ground) => input.groundWords.get(ground) ?? []),
            explanation: input.explanation ?? '',
          },
    applicant,
    number: number ?? '',
    office: paperOfficeOf(office),
    executor: { ...actor, phone },
  });
  const version = (facts.notice?.version ?? 0) + 1;
  return {
    patch: {},
    changes: {
      noticeVersion: version,
      kind: input.kind,
      ...(input.grounds.length > 0 ? { grounds: [...input.grounds] } : {}),
      ...(input.explanation ? { explanation: input.explanation } : {}),
      ...(input.resubmissionReason ? { resubmissionReason: input.resubmissionReason } : {}),
    },
    writes: (writing) =>
      writing.insert<NoticeVersion>('notice_version', [
        {
          id: newId(),
          kind: input.kind,
          grounds: input.grounds,
          explanation: input.explanation,
          resubmissionReason: input.resubmissionReason,
          caseId: facts.id,
          version,
          language,
          content: json(content),
          contentHash: contentHash(content),
          drafterId: actor.id,
          submittedAt: at,
        },
      ]),
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
}: ReadingStep<{
  readonly noticeVersion: number;
  readonly contentHash: string;
  readonly shownHash: string;
}>): Promise<Outcome> {
  const given = await nextNumber(tx, facts.officeId, 'OUTGOING', at);
  const {
    kind,
    content,
    language,
    case: of,
  } = await tx.noticeVersion.findUniqueOrThrow({
    where: { caseId_version: { caseId: facts.id, version: input.noticeVersion } },
    select: {
      kind: true,
      content: true,
      language: true,
      case: { select: { office: { select: paperOfficeSelect } } },
    },
  });
  const signature = {
    signerId: actor.id,
    signerName: fullName(actor),
    signerActing: actor.acting,
    signedAt: at,
    provenAt: actor.proof.at,
    shownHash: input.shownHash,
  };
  const texts = storedTexts(content);
  const paper = await makePaper(papers, {
    kind: 'NOTICE',
    caseId: facts.id,
    officeId: facts.officeId,
    author: officeNameIn(texts[0]?.language ?? 'KK', of.office),
    number: given.number,
    language,
    texts: signedNoticeTexts(texts, { ...signature, outgoingNumber: given.number }),
    issuedAt: at,
    issuerId: actor.id,
    signature: { ...signature, contentHash: input.contentHash },
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
    writes: (writing) =>
      changeNotice(addPaper(writing, paper), facts.id, input.noticeVersion, {
        ...signature,
        outgoingOfficeId: facts.officeId,
        outgoingNumber: given.number,
        outgoingYear: given.year,
        outgoingSeq: given.seq,
      }),
  };
}

/** T8: the return note on the version that was shown (I-22). */
export function returnNotice({ facts, actor, at, input }: Step<{ readonly reason: string }>): Outcome {
  const { reason } = input;
  const version = facts.notice?.version ?? 0;
  return {
    patch: { returnCount: { increment: 1 } },
    changes: { noticeVersion: version, reason },
    writes: (writing) =>
      changeNotice(writing, facts.id, version, {
        returnedAt: at,
        returnerId: actor.id,
        returnReason: reason,
      }),
  };
}

const changeNotice = (
  writing: WriteStatement,
  caseId: string,
  version: number,
  columns: Partial<NoticeVersion>,
): WriteStatement =>
  writing.add(
    'changed_notice',
    `UPDATE notice_version SET ${writing.set(columns)}
    WHERE "caseId" = ${writing.value(caseId)} AND version = ${writing.value(version)}`,
  );

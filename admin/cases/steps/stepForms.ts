import { serverNow } from '../../deadlines/serverClock.ts';
import type {
  CancellationGround,
  CommissionOpinion,
  DocumentAtCheck,
  NoticeKind,
  PostReturnReason,
  RefusalGround,
} from '../../generated/graphql.ts';
import { officeMoment } from '../../i18n/format.ts';
import type { StepName } from '../../providers/transitions.ts';
import { latestNotice } from '../../signing/latestNotice.ts';
import { CancelFields, ConclusionFields, CoveringLetterFields } from './AkimFields.tsx';
import { CheckFields } from './CheckFields.tsx';
import {
  AnnounceFields,
  HandDeliveryFields,
  PostConfirmationFields,
  PostDispatchFields,
  PostReturnFields,
  SendAgainFields,
} from './DeliveryFields.tsx';
import { AssignFields, ReassignFields } from './ExecutorFields.tsx';
import { ReturnFields, SignFields } from './SignFields.tsx';
import { SubmitFields } from './SubmitFields.tsx';
import { requiredText, type StepForm, textOf } from './stepForm.ts';

const nothing = () => ({});

/** Handed over: first supposed to the applicant himself. */
const byHand = {
  Fields: HandDeliveryFields,
  defaults: ({ applicant }) => ({ receivedBy: applicant?.fullName ?? '' }),
  answers: ({ receivedBy, identityDocument }) => ({
    receivedBy: requiredText(receivedBy),
    identityDocument: requiredText(identityDocument),
  }),
  isProved: true,
} as const satisfies StepForm<'recordHandDelivery'> & StepForm<'recordCollection'>;

/** Posted: first supposed to the applicant's address. */
const byPost = {
  Fields: PostDispatchFields,
  defaults: ({ applicant }) => ({ address: applicant?.address ?? '', postNumber: '' }),
  answers: ({ address, postNumber }) => ({
    address: requiredText(address),
    postNumber: requiredText(postNumber),
  }),
  isProved: true,
} as const satisfies StepForm<'recordPostDispatch'> & StepForm<'sendAgain'>;

/** The offices' day. */
const today = () => ({ day: officeMoment(serverNow()).date });

/** The dialog of every step: what it shows, what it starts with, and what it sends. */
export const stepForms: { readonly [Name in StepName]: StepForm<Name> } = {
  referToCommission: { defaults: nothing, answers: nothing },
  recordConclusion: {
    Fields: ConclusionFields,
    defaults: nothing,
    answers: ({ opinion, text }) => ({ opinion: opinion as CommissionOpinion, text: requiredText(text) }),
  },
  sendToDepartment: {
    Fields: CoveringLetterFields,
    defaults: nothing,
    answers: ({ coveringLetter }) => ({ coveringLetter: textOf(coveringLetter) }),
  },
  receiveFromAkim: { defaults: nothing, answers: nothing },
  forwardToHead: { defaults: nothing, answers: nothing },
  assignExecutor: {
    Fields: AssignFields,
    defaults: (_record, words) => ({ resolution: words('dialog.resolutionDefault') }),
    answers: ({ executorId, resolution }) => ({
      executorId: requiredText(executorId),
      resolution: requiredText(resolution),
    }),
  },
  acceptDocuments: { defaults: nothing, answers: nothing },
  completeCheck: {
    Fields: CheckFields,
    defaults: ({ documents }) => ({
      documents: documents.map(({ kind, atIntake }) => ({ kind, state: atIntake, note: '' })),
    }),
    answers: ({ documents }) => ({
      documents: (documents as DocumentAtCheck[]).map(({ kind, state, note }) => ({
        kind,
        state,
        note: textOf(note),
      })),
    }),
    wide: true,
  },
  submitNotice: {
    Fields: SubmitFields,
    defaults: (record) => {
      const last = latestNotice(record);
      return { kind: last?.kind, grounds: last?.grounds ?? [], explanation: last?.explanation ?? '' };
    },
    answers: ({ kind, grounds, explanation, resubmissionReason }) => ({
      kind: kind as NoticeKind,
      grounds: kind === 'REFUSAL' ? ((grounds ?? []) as RefusalGround[]) : [],
      explanation: textOf(explanation),
      resubmissionReason: textOf(resubmissionReason),
    }),
    wide: true,
  },
  signNotice: {
    Fields: SignFields,
    defaults: nothing,
    answers: ({ noticeVersion, contentHash, shownHash }) => ({
      noticeVersion: Number(noticeVersion),
      contentHash: requiredText(contentHash),
      shownHash: requiredText(shownHash),
    }),
    wide: true,
    needsProof: true,
  },
  returnNotice: {
    Fields: ReturnFields,
    defaults: nothing,
    answers: ({ reason }) => ({ reason: requiredText(reason) }),
    wide: true,
  },
  handOverToAkim: { defaults: nothing, answers: nothing, isProved: true },
  announceCollection: {
    Fields: AnnounceFields,
    defaults: nothing,
    answers: ({ note }) => ({ note: textOf(note) }),
    isProved: true,
  },
  recordHandDelivery: byHand,
  recordPostDispatch: byPost,
  confirmPostDelivery: {
    Fields: PostConfirmationFields,
    defaults: today,
    answers: ({ day, note }) => ({ day: requiredText(day), note: textOf(note) }),
    isProved: true,
  },
  recordPostReturn: {
    Fields: PostReturnFields,
    defaults: today,
    answers: ({ day, reason, note }) => ({
      day: requiredText(day),
      reason: reason as PostReturnReason,
      note: textOf(note),
    }),
    isProved: true,
  },
  sendAgain: { ...byPost, Fields: SendAgainFields },
  recordCollection: byHand,
  reassignExecutor: {
    Fields: ReassignFields,
    defaults: nothing,
    answers: ({ executorId, reason, resolution }) => ({
      executorId: requiredText(executorId),
      reason: requiredText(reason),
      resolution: textOf(resolution),
    }),
  },
  cancelCase: {
    Fields: CancelFields,
    defaults: nothing,
    answers: ({ ground, reason }) => ({ ground: ground as CancellationGround, reason: requiredText(reason) }),
  },
};

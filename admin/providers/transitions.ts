import {
  AcceptDocumentsDocument,
  type AcceptDocumentsInput,
  AnnounceCollectionDocument,
  type AnnounceCollectionInput,
  AssignExecutorDocument,
  type AssignExecutorInput,
  CancelCaseDocument,
  type CancelCaseInput,
  type CaseWholeFragment,
  CompleteCheckDocument,
  type CompleteCheckInput,
  ConfirmPostDeliveryDocument,
  type ConfirmPostDeliveryInput,
  ForwardToHeadDocument,
  type ForwardToHeadInput,
  HandOverToAkimDocument,
  type HandOverToAkimInput,
  ReassignExecutorDocument,
  type ReassignExecutorInput,
  ReceiveFromAkimDocument,
  type ReceiveFromAkimInput,
  RecordCollectionDocument,
  type RecordCollectionInput,
  RecordConclusionDocument,
  type RecordConclusionInput,
  RecordHandDeliveryDocument,
  type RecordHandDeliveryInput,
  RecordPostDispatchDocument,
  type RecordPostDispatchInput,
  RecordPostReturnDocument,
  type RecordPostReturnInput,
  ReferToCommissionDocument,
  type ReferToCommissionInput,
  RegisterApplicationDocument,
  type RegisterApplicationInput,
  RegisterAtAkimDocument,
  ReturnNoticeDocument,
  type ReturnNoticeInput,
  SendAgainDocument,
  type SendAgainInput,
  SendToDepartmentDocument,
  type SendToDepartmentInput,
  SignNoticeDocument,
  type SignNoticeInput,
  SubmitNoticeDocument,
  type SubmitNoticeInput,
  type TransitionName,
} from '../generated/graphql.ts';
import type { Execute } from './graphql.ts';
import type { Operation } from './operation.ts';

/** What each transition takes. */
export interface TransitionInputs
  extends Record<TransitionName, { idempotencyKey?: string | null | undefined }> {
  registerApplication: RegisterApplicationInput;
  registerAtAkim: RegisterApplicationInput;
  referToCommission: ReferToCommissionInput;
  recordConclusion: RecordConclusionInput;
  sendToDepartment: SendToDepartmentInput;
  receiveFromAkim: ReceiveFromAkimInput;
  forwardToHead: ForwardToHeadInput;
  assignExecutor: AssignExecutorInput;
  acceptDocuments: AcceptDocumentsInput;
  completeCheck: CompleteCheckInput;
  submitNotice: SubmitNoticeInput;
  signNotice: SignNoticeInput;
  returnNotice: ReturnNoticeInput;
  handOverToAkim: HandOverToAkimInput;
  announceCollection: AnnounceCollectionInput;
  recordHandDelivery: RecordHandDeliveryInput;
  recordPostDispatch: RecordPostDispatchInput;
  confirmPostDelivery: ConfirmPostDeliveryInput;
  recordPostReturn: RecordPostReturnInput;
  sendAgain: SendAgainInput;
  recordCollection: RecordCollectionInput;
  reassignExecutor: ReassignExecutorInput;
  cancelCase: CancelCaseInput;
}

/** Transitions of a case that exists: each has its button and its dialog. */
export type StepName = Exclude<TransitionName, 'registerApplication' | 'registerAtAkim'>;

type TransitionDocument<Input> = Operation<{ result: { case: CaseWholeFragment | null } }, { input: Input }>;

const documents: { readonly [Name in TransitionName]: TransitionDocument<TransitionInputs[Name]> } = {
  registerApplication: RegisterApplicationDocument,
  registerAtAkim: RegisterAtAkimDocument,
  referToCommission: ReferToCommissionDocument,
  recordConclusion: RecordConclusionDocument,
  sendToDepartment: SendToDepartmentDocument,
  receiveFromAkim: ReceiveFromAkimDocument,
  forwardToHead: ForwardToHeadDocument,
  assignExecutor: AssignExecutorDocument,
  acceptDocuments: AcceptDocumentsDocument,
  completeCheck: CompleteCheckDocument,
  submitNotice: SubmitNoticeDocument,
  signNotice: SignNoticeDocument,
  returnNotice: ReturnNoticeDocument,
  handOverToAkim: HandOverToAkimDocument,
  announceCollection: AnnounceCollectionDocument,
  recordHandDelivery: RecordHandDeliveryDocument,
  recordPostDispatch: RecordPostDispatchDocument,
  confirmPostDelivery: ConfirmPostDeliveryDocument,
  recordPostReturn: RecordPostReturnDocument,
  sendAgain: SendAgainDocument,
  recordCollection: RecordCollectionDocument,
  reassignExecutor: ReassignExecutorDocument,
  cancelCase: CancelCaseDocument,
};

/** Takes one transition and answers the case as it is afterwards; null when it is no longer the reader's to see. */
export type RunTransition = <Name extends TransitionName>(
  name: Name,
  input: TransitionInputs[Name],
) => Promise<CaseWholeFragment | null>;

/** Binds {@link RunTransition} to a client. */
export function makeRunTransition(execute: Execute): RunTransition {
  return async (name, input) => (await execute(documents[name], { input })).result.case;
}

/** A random UUID, also on a page served without TLS, where `crypto.randomUUID` does not exist. */
export function newKey(): string {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * Gives the idempotency key of an intent: the same for every try with the same input, a fresh one as soon as the input
 * changes (the server refuses another input under a used key).
 */
export function makeIntent(): (input: object) => string {
  let last: { readonly content: string; readonly key: string } | null = null;
  return (input) => {
    const content = JSON.stringify(input);
    if (last?.content !== content) last = { content, key: newKey() };
    return last.key;
  };
}

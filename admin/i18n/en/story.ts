import type { CommissionOpinion, NoticeKind, TransitionName } from '../../generated/graphql.ts';

/** `plain` for readers from whom names and texts are kept; `full`, where there is more to say, with what the step brought. */
interface Sentences {
  readonly plain: string;
  readonly full?: string;
}

export const story = {
  story: {
    /** Who acted, as the sentence takes it. */
    who: 'The %{role} %{name}',
    whoUnnamed: 'The %{role}',
    role: {
      CLERK: 'office clerk',
      HEAD: 'head',
      EXECUTOR: 'responsible executor',
      AKIM_CLERK: 'clerk of the akim’s office',
      ACTING: 'acting head',
    },
    /** Of the notice, as the sentence takes it. */
    kind: {
      ASSIGNMENT: 'notice of assignment',
      REFUSAL: 'notice of refusal',
    } satisfies Record<NoticeKind, string>,
    opinion: {
      NEEDED: 'assistance is needed',
      NOT_NEEDED: 'assistance is not needed',
    } satisfies Record<CommissionOpinion, string>,
    sentence: {
      registerApplication: {
        plain: '%{who} registered the application and issued the receipt.',
        full: '%{who} registered the application under number %{number} and issued the receipt.',
      },
      registerAtAkim: {
        plain: '%{who} registered the application and issued the receipt.',
        full: '%{who} registered the application under number %{number} and issued the receipt.',
      },
      referToCommission: {
        plain: '%{who} referred the documents to the district commission.',
      },
      recordConclusion: {
        plain: '%{who} recorded the conclusion of the district commission.',
        full: '%{who} recorded the conclusion of the district commission: %{opinion}.',
      },
      sendToDepartment: {
        plain: '%{who} sent the documents to the authorised body.',
      },
      receiveFromAkim: {
        plain: '%{who} accepted the documents from the akim’s office and registered them.',
        full: '%{who} accepted the documents from the akim’s office and registered them under number %{number}.',
      },
      forwardToHead: {
        plain: '%{who} handed the documents to the head for a resolution.',
      },
      assignExecutor: {
        plain: '%{who} imposed a resolution and named the responsible executor.',
        full: '%{who} imposed a resolution: “%{resolution}”. Responsible executor: %{executor}.',
      },
      acceptDocuments: {
        plain: '%{who} accepted the documents for execution.',
      },
      completeCheck: {
        plain: '%{who} completed the check of the documents.',
        full: '%{who} completed the check of the documents: %{marks}.',
      },
      submitNotice: {
        plain: '%{who} submitted the notice for signature.',
        full: '%{who} submitted a %{kind} for signature (version %{version}).',
      },
      signNotice: {
        plain: '%{who} signed the notice.',
        full: '%{who} signed the %{kind} (version %{version}); outgoing number %{number}.',
      },
      returnNotice: {
        plain: '%{who} returned the notice for supplementing.',
        full: '%{who} returned the notice for supplementing: “%{reason}”.',
      },
      handOverToAkim: {
        plain: '%{who} handed the notice over to the akim’s office.',
      },
      announceCollection: {
        plain: '%{who} recorded that the notice is ready to be collected.',
        full: '%{who} recorded that the notice is ready to be collected. How the applicant was told: “%{note}”.',
      },
      recordHandDelivery: {
        plain: '%{who} handed the notice to the recipient.',
        full: '%{who} handed the notice to the recipient. Received by: %{receivedBy}.',
      },
      recordPostDispatch: {
        plain: '%{who} sent the notice by post.',
        full: '%{who} sent the notice by post; number of the registered letter: %{number}.',
      },
      confirmPostDelivery: {
        plain: '%{who} confirmed that the post delivered the letter.',
        full: '%{who} confirmed that the post delivered the letter on %{day}.',
      },
      recordPostReturn: {
        plain: '%{who} recorded that the post brought the letter back.',
        full: '%{who} recorded that the post brought the letter back on %{day}: %{postReason}.',
      },
      sendAgain: {
        plain: '%{who} sent the notice by post again.',
        full: '%{who} sent the notice by post again; number of the registered letter: %{number}.',
      },
      recordCollection: {
        plain: '%{who} handed the notice that had come back to the recipient.',
        full: '%{who} handed the notice that had come back to the recipient. Received by: %{receivedBy}.',
      },
      reassignExecutor: {
        plain: '%{who} named another responsible executor.',
        full: '%{who} named another responsible executor: %{executor}. Reason: “%{reason}”.',
      },
      cancelCase: {
        plain: '%{who} cancelled the case.',
        full: '%{who} cancelled the case. Ground: %{ground}. Explanation: “%{reason}”.',
      },
    } satisfies Record<TransitionName, Sentences>,
    unchanged: 'Submitted unchanged because: “%{reason}”.',
    coveringLetter: 'Covering letter: “%{text}”.',
    note: 'Note: “%{text}”.',
    letterNumber: 'Outgoing number of the covering letter: %{number}.',
    filesAdded: '%{name} added a file: %{files}. |||| %{name} added %{smart_count} files: %{files}.',
    proofsAdded:
      '%{name} added a proof of the delivery: %{files}. |||| %{name} added %{smart_count} proofs of the delivery: %{files}.',
    more: 'Details',
    moreOf: 'Details: %{step}',
    empty: 'Nothing has been recorded yet.',
  },
  comparison: {
    title: 'What changed between the versions',
    older: 'Earlier version',
    newer: 'Later version',
    version: 'Version %{version}, %{time}',
    onlyChanged: 'Only what changed',
    same: 'The two versions say the same.',
    returned: 'Returned with the remark',
    added: 'added:',
    removed: 'removed:',
    end: 'end of the change',
    nothing: 'nothing',
    parts: {
      kind: 'Decision',
      grounds: 'Grounds for refusal',
      explanation: 'Explanation',
      letterhead: 'Letterhead',
      addressee: 'Addressee',
      title: 'Title',
      body: 'Text of the notice',
      facts: 'Data',
      signature: 'Signature',
    },
  },
};

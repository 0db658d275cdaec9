import type {
  CaseStatus,
  Channel,
  DeliveryMethod,
  DeliveryPreference,
  DocumentKind,
  NoticeKind,
  OfficeKind,
  PostResult,
  Prisma,
  RefusalGround,
  Role,
} from '../../../prisma/client.ts';
import type { PersonName } from '../../applicants/personName.ts';
import type { Actor } from '../../context.ts';

/** Whom a guard judges: the official in the role in which he acts. */
export interface Official extends Actor {
  readonly role: Role;
}

/** The last submitted notice of a case. */
export interface NoticeFacts {
  readonly version: number;
  readonly kind: NoticeKind;
  readonly grounds: readonly RefusalGround[];
  readonly explanation: string | null;
  readonly contentHash: string;
  readonly drafterId: string;
}

/** The last delivery of a case: when, how, and what the post says of it. */
export interface DeliveryFacts {
  readonly seq: number;
  readonly method: DeliveryMethod;
  readonly at: Date;
  readonly result: PostResult | null;
}

/** What guards may know of a case; plain data, read once inside the step's transaction. */
export interface CaseFacts {
  readonly id: string;
  readonly status: CaseStatus;
  readonly version: number;
  readonly channel: Channel;
  readonly officeId: string;
  readonly akimOfficeId: string | null;
  readonly executorId: string | null;
  readonly statusChangedAt: Date;
  readonly deliveryPreference: DeliveryPreference;
  readonly noticeAtAkim: boolean;
  /** Since when the notice lies ready for collection. */
  readonly readyAt: Date | null;
  readonly delivery: DeliveryFacts | null;
  readonly receiptIssued: boolean;
  readonly applicantAddress: string;
  /** IINs of the applicant and of the household, as far as they are known (I-14). */
  readonly familyIins: readonly string[];
  readonly documentKinds: readonly DocumentKind[];
  readonly notice: NoticeFacts | null;
  readonly commissionRequired: boolean;
  readonly commissionConcluded: boolean;
}

/** What guards may know of the official whom a resolution names. */
export interface ExecutorFacts extends PersonName {
  readonly id: string;
  readonly active: boolean;
  readonly roles: readonly Role[];
  readonly officeId: string;
  readonly iin: string | null;
}

/** What guards may know of the office where an application comes in. */
export interface IntakeFacts {
  readonly officeKind: OfficeKind;
  readonly officeOpen: boolean;
  readonly workingTime: boolean;
  readonly openCases: number;
}

/** The columns that {@link caseFacts} reads. */
export const caseFactsSelect = {
  id: true,
  status: true,
  version: true,
  channel: true,
  officeId: true,
  akimOfficeId: true,
  executorId: true,
  statusChangedAt: true,
  deliveryPreference: true,
  noticeAtAkim: true,
  readyAt: true,
  deliveries: {
    select: { seq: true, method: true, at: true, outcome: { select: { result: true } } },
    orderBy: { seq: 'desc' },
    take: 1,
  },
  receipt: { select: { id: true } },
  applicant: { select: { iin: true, address: true } },
  household: { select: { iin: true } },
  documents: { select: { kind: true } },
  notices: {
    select: {
      version: true,
      kind: true,
      grounds: true,
      explanation: true,
      contentHash: true,
      drafterId: true,
    },
    orderBy: { version: 'desc' },
    take: 1,
  },
  akimOffice: { select: { commissionRequired: true } },
  commission: { select: { concludedAt: true } },
} as const satisfies Prisma.CaseSelect;

/** A row read with {@link caseFactsSelect}. */
export type CaseFactsRow = Prisma.CaseGetPayload<{ select: typeof caseFactsSelect }>;

/** Turns a row into the facts that guards judge. */
export function caseFacts(row: CaseFactsRow): CaseFacts {
  const { receipt, applicant, household, documents, notices, akimOffice, commission, deliveries, ...rest } =
    row;
  const [last] = deliveries;
  return {
    ...rest,
    receiptIssued: receipt !== null,
    applicantAddress: applicant.address,
    familyIins: [applicant.iin, ...household.flatMap((member) => member.iin ?? [])],
    documentKinds: documents.map((document) => document.kind),
    notice: notices[0] ?? null,
    delivery: last
      ? { seq: last.seq, method: last.method, at: last.at, result: last.outcome?.result ?? null }
      : null,
    commissionRequired: akimOffice?.commissionRequired ?? false,
    commissionConcluded: commission.some((review) => review.concludedAt !== null),
  };
}

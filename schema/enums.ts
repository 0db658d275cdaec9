import type {
  AttachmentType,
  CalendarDayKind,
  CancellationGround,
  CaseStatus,
  Channel,
  CommissionOpinion,
  DeliveryMethod,
  DeliveryPreference,
  DocumentKind,
  DocumentState,
  LetterState,
  LimitCode,
  LimitUnit,
  NoticeKind,
  NotificationKind,
  OfficeKind,
  PaperKind,
  PaperLanguage,
  PostResult,
  PostReturnReason,
  ReferenceList,
  RefusalGround,
  Role,
  Sex,
  SignInMethod,
  TerritoryKind,
} from '../prisma/client.ts';
import { builder } from './builder.ts';

/** Describes every value of a stored enum: a value without words does not compile. */
const described = <Value extends string>(words: Record<Value, string>) =>
  Object.fromEntries(
    Object.entries<string>(words).map(([value, description]) => [value, { description }]),
  ) as Record<Value, { description: string }>;

/** GraphQL enum of the roles (regulation.md 5.1). */
export const RoleEnum = builder.enumType('Role', {
  description: 'What an official is in the process.',
  values: described<Role>({
    CLERK: 'Office clerk of the authorised body: registers, issues the receipt, forwards to the head.',
    HEAD: 'Head of the authorised body: resolves, names the executor, signs or returns.',
    EXECUTOR: 'Responsible executor: checks the documents, prepares the notice, delivers it.',
    AKIM_CLERK: "Employee of an akim's office: registers there, sends on, hands over a notice sent there.",
    ADMIN: 'System administrator: users, offices, reference data; no step of any case.',
    OVERSEER: 'Head of the local executive body or his delegate (Regulation cl. 18): reads, takes no step.',
    ANALYST: 'Counts and cases without personal data.',
  }),
});

/** GraphQL enum of the states (regulation.md 5.3). */
export const CaseStatusEnum = builder.enumType('CaseStatus', {
  description: 'Where a case stands. There is no suspended state (Standard cl. 16).',
  values: described<CaseStatus>({
    AKIM_REGISTERED: "Registered by an akim's office.",
    COMMISSION_REVIEW: 'With the district commission.',
    IN_TRANSIT: 'Sent to the authorised body.',
    REGISTERED: 'Registered at the authorised body.',
    AWAITING_RESOLUTION: "Awaiting the head's resolution.",
    ASSIGNED: 'Assigned to an executor.',
    UNDER_REVIEW: 'Documents under check.',
    DRAFTING: 'Notice in preparation.',
    AWAITING_SIGNATURE: 'Awaiting signature.',
    RETURNED: 'Returned for supplementing.',
    SIGNED: 'Signed.',
    DELIVERED: 'Delivered; final.',
    CANCELLED: 'Cancelled; final.',
  }),
});

/** GraphQL enum of office kinds (Regulation app. 1 and 2). */
export const OfficeKindEnum = builder.enumType('OfficeKind', {
  description: 'What an office is in the process.',
  values: described<OfficeKind>({
    DEPARTMENT: 'Authorised body: a department of employment and social programmes.',
    AKIM_OFFICE: 'Office of an akim of a settlement, village or rural district.',
  }),
});

/** GraphQL enum of territories. */
export const TerritoryKindEnum = builder.enumType('TerritoryKind', {
  description: "What an office's territory is.",
  values: described<TerritoryKind>({
    DISTRICT: 'District.',
    CITY: 'City.',
    TOWN: 'Settlement (township).',
    RURAL: 'Rural district.',
  }),
});

/** GraphQL enum of intake channels (Regulation cl. 11(1)). */
export const ChannelEnum = builder.enumType('Channel', {
  description: 'Where the application came in.',
  values: described<Channel>({
    DEPARTMENT: 'At the authorised body.',
    AKIM: "At an akim's office.",
  }),
});

/** GraphQL enum of delivery wishes (Standard cl. 15). */
export const DeliveryPreferenceEnum = builder.enumType('DeliveryPreference', {
  description: 'How the applicant wants the notice.',
  values: described<DeliveryPreference>({
    DEPARTMENT: 'On a visit to the authorised body.',
    AKIM_OFFICE: "On a visit to the akim's office.",
    POST: 'By post.',
  }),
});

/** GraphQL enum of the languages of papers (I-26). */
export const PaperLanguageEnum = builder.enumType('PaperLanguage', {
  description: "Language of the applicant's papers.",
  values: described<PaperLanguage>({ KK: 'Kazakh.', RU: 'Russian.', BOTH: 'Both on one sheet.' }),
});

/** GraphQL enum of the declared sex. */
export const SexEnum = builder.enumType('Sex', {
  description: 'Sex as declared.',
  values: described<Sex>({ MALE: 'Male.', FEMALE: 'Female.' }),
});

/** GraphQL enum of the documents (Standard cl. 11). */
export const DocumentKindEnum = builder.enumType('DocumentKind', {
  description: 'The six documents of Standard cl. 11.',
  values: described<DocumentKind>({
    APPLICATION_FORM: 'Application of the set form (cl. 11(1)).',
    FAMILY_COMPOSITION: 'Information on family composition (cl. 11(2)).',
    FAMILY_INCOME: 'Information on income received by family members (cl. 11(3)).',
    SUBSIDIARY_PLOT: 'Information on the personal subsidiary plot (cl. 11(4)).',
    RESIDENCE_PROOF: 'Proof of registration at the place of residence (cl. 11(5)).',
    SOCIAL_CONTRACT: 'Copy of the social contract, where there is one (cl. 11(6)).',
  }),
});

/** GraphQL enum of a document's mark on the checklist. */
export const DocumentStateEnum = builder.enumType('DocumentState', {
  description: 'A mark on the checklist.',
  values: described<DocumentState>({
    PRESENT: 'Handed in.',
    ABSENT: 'Missing.',
    NOT_REQUIRED: 'Not required in this case.',
  }),
});

/** GraphQL enum of decisions (Regulation cl. 7). */
export const NoticeKindEnum = builder.enumType('NoticeKind', {
  description: 'What a notice says.',
  values: described<NoticeKind>({
    ASSIGNMENT: 'The assistance is assigned.',
    REFUSAL: 'The assistance is refused, with the reason.',
  }),
});

/** GraphQL enum of refusal grounds: the closed list of Standard cl. 16. */
export const RefusalGroundEnum = builder.enumType('RefusalGround', {
  description: 'The closed list of Standard cl. 16. Incomplete documents are no ground.',
  values: described<RefusalGround>({
    INCOME_ABOVE_LINE: 'Average per-capita income exceeds the poverty line.',
    NOT_REGISTERED_UNEMPLOYED: 'Unemployed, not registered with the employment body.',
    REFUSED_ACTIVE_MEASURES: 'Able-bodied, refused active employment measures in writing.',
    REFUSED_JOB: 'Unemployed, refused an offered job or training without good reason.',
    LEFT_JOB_OR_TRAINING: 'Left such work or training of his own will.',
  }),
});

/** GraphQL enum of the only reasons to cancel (T12). */
export const CancellationGroundEnum = builder.enumType('CancellationGround', {
  description: 'Why a case is cancelled.',
  values: described<CancellationGround>({
    WITHDRAWN: 'Withdrawn in writing by the applicant.',
    REGISTERED_TWICE: 'The same application was registered twice.',
    OUT_OF_COMPETENCE: 'Out of competence and forwarded; the applicant is notified within 3 days.',
  }),
});

/** GraphQL enum of the ways a notice leaves (Regulation cl. 11(6)). */
export const DeliveryMethodEnum = builder.enumType('DeliveryMethod', {
  description: 'How the notice was delivered.',
  values: described<DeliveryMethod>({ HAND: 'Handed over.', POST: 'Sent by post.' }),
});

/** GraphQL enum of what the post says of a letter. */
export const PostResultEnum = builder.enumType('PostResult', {
  description: 'What became of a letter.',
  values: described<PostResult>({
    CONFIRMED: 'The post delivered it.',
    RETURNED: 'The post brought it back.',
  }),
});

/** GraphQL enum of the reasons for which the post brings a letter back. */
export const PostReturnReasonEnum = builder.enumType('PostReturnReason', {
  description: 'Why the post brought a letter back.',
  values: described<PostReturnReason>({
    NOT_COLLECTED: 'Nobody collected it.',
    ADDRESS_WRONG: 'The address is wrong or not complete.',
    ADDRESSEE_MOVED: 'The addressee lives there no more.',
    REFUSED: 'The addressee refused it.',
    OTHER: 'Another reason.',
  }),
});

/** GraphQL enum of where the last letter stands. */
export const LetterStateEnum = builder.enumType('LetterState', {
  description: 'How the last letter of a case stands.',
  values: described<LetterState>({
    UNDERWAY: 'Posted; nobody has confirmed that it arrived.',
    CONFIRMED: 'The post delivered it.',
    RETURNED: 'The post brought it back.',
  }),
});

/** GraphQL enum of the papers (Regulation cl. 7, app. 3 and 4). */
export const PaperKindEnum = builder.enumType('PaperKind', {
  description: 'What a paper is.',
  values: described<PaperKind>({
    RECEIPT: 'The receipt that the applicant is handed (Regulation app. 3).',
    NOTICE: 'The signed notice of assignment or refusal (Regulation cl. 7, app. 4).',
    COVERING_LETTER: "The letter with which an akim's office sends the documents on (K4).",
    JOURNAL: 'The journal of registrations of some days.',
  }),
});

/** GraphQL enum of the commission's opinions. */
export const CommissionOpinionEnum = builder.enumType('CommissionOpinion', {
  description: "The district commission's conclusion.",
  values: described<CommissionOpinion>({
    NEEDED: 'The family needs the assistance.',
    NOT_NEEDED: 'The family does not need the assistance.',
  }),
});

/** GraphQL enum of what stands in a feed. */
export const NotificationKindEnum = builder.enumType('NotificationKind', {
  description: "Why a row stands in somebody's feed.",
  values: described<NotificationKind>({
    ASSIGNED: "The head's resolution names you.",
    RETURNED: 'The head returned your notice.',
    REMINDER: 'A time limit ends soon (AP art. 14(4)).',
    OVERDUE: 'A time limit that you answer for has passed.',
    OVERDUE_RAISED: 'A time limit has passed and nobody has acted since.',
    UNACKNOWLEDGED: 'An executor has not acknowledged an assignment in time.',
  }),
});

/** GraphQL enum of the time limits (regulation.md 5.2 and 3.6). */
export const LimitCodeEnum = builder.enumType('LimitCode', {
  description: 'A time limit.',
  values: described<LimitCode>({
    A1: 'Accept, register, issue the receipt, forward (Regulation app. 5, action 1).',
    A2: 'Resolve and name the executor (action 2).',
    A3: 'Check the documents (action 3).',
    A4: 'Prepare the notice (action 4).',
    A5: 'Sign or return (action 5).',
    A6: 'Deliver (action 6).',
    COMMISSION: "The district commission's conclusion.",
    STANDARD: 'The whole service at the authorised body (Standard cl. 7).',
    STANDARD_AKIM: 'The whole service through an akim (Standard cl. 7).',
    ACKNOWLEDGEMENT: 'The executor acknowledges the assignment; ours.',
  }),
});

/** GraphQL enum of what limits are counted in (regulation.md 3.5). */
export const LimitUnitEnum = builder.enumType('LimitUnit', {
  description: 'What a limit is counted in; units are never mixed.',
  values: described<LimitUnit>({
    WORKING_MINUTES: 'Minutes within office hours.',
    CALENDAR_DAYS: 'Days, worked or not.',
    WORKING_DAYS: 'Worked days only.',
  }),
});

/** GraphQL enum of what an entry of the calendar makes of its day (regulation.md 3.1-3.3). */
export const CalendarDayKindEnum = builder.enumType('CalendarDayKind', {
  description: 'What an entry of the calendar makes of its day.',
  values: described<CalendarDayKind>({
    HOLIDAY: 'A national or state holiday; on a weekend it frees a later working day (I-32).',
    FIXED_DAY_OFF: '7 January or the first day of Kurban Ait: never moved (I-32).',
    FREED: 'A weekday that a decree made free.',
    WORKED: 'A Saturday or Sunday that a decree made a working day.',
  }),
});

/** GraphQL enum of the coded lists. */
export const ReferenceListEnum = builder.enumType('ReferenceList', {
  description: 'A coded list with its words.',
  values: described<ReferenceList>({
    REFUSAL_GROUND: 'Grounds for refusal (Standard cl. 16).',
    DOCUMENT_KIND: 'Documents to hand in (Standard cl. 11).',
  }),
});

/** GraphQL enum of what may be attached to a case. */
export const AttachmentTypeEnum = builder.enumType('AttachmentType', {
  description: 'What an attachment is, told by its content.',
  values: described<AttachmentType>({ PDF: 'PDF document.', JPEG: 'JPEG image.', PNG: 'PNG image.' }),
});

/** GraphQL enum of sort directions. */
export const SortDirectionEnum = builder.enumType('SortDirection', {
  description: 'Which way a list is sorted.',
  values: {
    ASC: { description: 'Smallest, earliest or first letter first.' },
    DESC: { description: 'The other way round.' },
  },
});

/** The values of {@link SortDirectionEnum}. */
export type SortDirection = 'ASC' | 'DESC';

/** GraphQL enum of how somebody signed in. */
export const SignInMethodEnum = builder.enumType('SignInMethod', {
  description: 'How somebody showed at the sign-in that it is he.',
  values: described<SignInMethod>({
    PASSWORD: 'By his password.',
    PROVIDER: 'By the OpenID Connect provider.',
  }),
});

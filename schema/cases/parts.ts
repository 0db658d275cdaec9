import { ofPersons } from '../access/reader.ts';
import { builder } from '../builder.ts';
import {
  CommissionOpinionEnum,
  DocumentKindEnum,
  DocumentStateEnum,
  NoticeKindEnum,
  PaperLanguageEnum,
  RefusalGroundEnum,
} from '../enums.ts';
import { signedNoticeTexts } from '../papers/noticePaper.ts';
import { PaperTextType } from '../papers/PaperTextType.ts';
import { noticePageUrl } from '../papers/paperUrl.ts';
import { storedTexts } from '../papers/storedTexts.ts';
import { UserType } from '../users/User.ts';
import { SuggestionType } from './candidates/SuggestionType.ts';
import type { Suggestion } from './candidates/suggest.ts';

/** A line of the checklist (Standard cl. 11). */
export const CaseDocumentType = builder.prismaObject('CaseDocument', {
  description: 'A line of the checklist of Standard cl. 11.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    kind: t.expose('kind', { type: DocumentKindEnum, description: 'Which document.' }),
    atIntake: t.expose('atIntake', { type: DocumentStateEnum, description: "The clerk's mark." }),
    pages: t.exposeInt('pages', { description: 'Pages handed in.' }),
    atCheck: t.expose('atCheck', {
      type: DocumentStateEnum,
      nullable: true,
      description: "The executor's mark (T5).",
    }),
    checkNote: t.string({
      nullable: true,
      description: "The executor's note.",
      select: (_args, context) => ofPersons(context, { checkNote: true }),
      resolve: ({ checkNote }) => checkNote,
    }),
  }),
});

/** A member of the applicant's household as the documents name him. */
export const HouseholdMemberType = builder.prismaObject('HouseholdMember', {
  description: "A member of the applicant's household named in the documents.",
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    surname: t.exposeString('surname', { description: 'Surname.' }),
    givenName: t.exposeString('givenName', { description: 'Given name.' }),
    patronymic: t.exposeString('patronymic', { nullable: true, description: 'Patronymic.' }),
    iin: t.exposeString('iin', { nullable: true, description: 'IIN, where the documents show it.' }),
    relation: t.exposeString('relation', { description: 'What he is to the applicant.' }),
  }),
});

/** The head's resolution (Regulation cl. 11(3)). */
export const ResolutionType = builder.prismaObject('Resolution', {
  description: "The head's resolution; a later one names another executor (T11).",
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    seq: t.exposeInt('seq', { description: 'Number within the case; the highest is in force.' }),
    text: t.exposeString('text', { description: 'The resolution.' }),
    executor: t.relation('executor', { type: UserType, description: 'Whom it names.' }),
    head: t.relation('head', { type: UserType, description: 'Who imposed it.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why the case changed hands.' }),
    suggested: t.relation('suggested', {
      type: UserType,
      nullable: true,
      description: 'Whom the system suggested at that moment; null when it could suggest nobody.',
    }),
    suggestion: t.field({
      type: SuggestionType,
      nullable: true,
      description: 'Why it suggested him.',
      select: { suggestion: true },
      resolve: ({ suggestion }) => suggestion as unknown as Pick<Suggestion, 'code' | 'params'> | null,
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
  }),
});

/** A submitted version of the notice (Regulation cl. 7, 11(4) to (5)). */
export const NoticeType = builder.prismaObject('NoticeVersion', {
  name: 'Notice',
  description: 'A submitted version of the notice; its content never changes (I-20).',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    version: t.exposeInt('version', { description: 'Number within the case; the highest is the latest.' }),
    kind: t.expose('kind', { type: NoticeKindEnum, description: 'Assignment or refusal.' }),
    grounds: t.expose('grounds', {
      type: [RefusalGroundEnum],
      description: 'Grounds of a refusal (Standard cl. 16).',
    }),
    explanation: t.exposeString('explanation', {
      nullable: true,
      description: 'The explanation (Regulation cl. 7).',
    }),
    language: t.expose('language', { type: PaperLanguageEnum, description: 'Its language.' }),
    texts: t.field({
      type: [PaperTextType],
      description:
        "Its words, in one language or two; once signed with the head's name, the outgoing number and date.",
      select: { content: true, signedAt: true, signerName: true, signerActing: true, outgoingNumber: true },
      resolve: ({ content, signedAt, signerName, signerActing, outgoingNumber }) => {
        const texts = [...storedTexts(content)];
        if (!signedAt || !signerName || !outgoingNumber) return texts;
        return signedNoticeTexts(texts, { signedAt, signerName, signerActing, outgoingNumber });
      },
    }),
    contentHash: t.exposeString('contentHash', {
      description: 'SHA-256 of the submitted words; send it back to sign.',
    }),
    pageUrl: t.string({
      description:
        "Where its page is fetched with the session's cookie: to a head under his own name, as he would sign it.",
      resolve: ({ id }) => noticePageUrl(id),
    }),
    shownHash: t.exposeString('shownHash', {
      nullable: true,
      description: 'SHA-256 of the page that the signer was shown (I-20).',
    }),
    provenAt: t.expose('provenAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the signer had last proved by his password that it was he.',
    }),
    drafter: t.relation('drafter', { type: UserType, description: 'Who prepared it.' }),
    submittedAt: t.expose('submittedAt', { type: 'DateTime', description: 'When it went for signature.' }),
    resubmissionReason: t.exposeString('resubmissionReason', {
      nullable: true,
      description: 'Why it came again unchanged (I-22).',
    }),
    returnedAt: t.expose('returnedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was returned.',
    }),
    returner: t.relation('returner', { type: UserType, nullable: true, description: 'Who returned it.' }),
    returnReason: t.exposeString('returnReason', {
      nullable: true,
      description: 'What is to be supplemented.',
    }),
    signedAt: t.expose('signedAt', { type: 'DateTime', nullable: true, description: 'When it was signed.' }),
    signer: t.relation('signer', { type: UserType, nullable: true, description: 'Who signed it.' }),
    signerName: t.exposeString('signerName', {
      nullable: true,
      description: "The signer's name at that time.",
    }),
    signerActing: t.exposeBoolean('signerActing', {
      description: 'Whether the signer was the acting head (AP art. 12(4)).',
    }),
    outgoingNumber: t.exposeString('outgoingNumber', {
      nullable: true,
      description: 'Outgoing number, once signed (I-07).',
    }),
  }),
});

/** The receipt (Regulation app. 3). */
export const ReceiptType = builder.prismaObject('Receipt', {
  description: 'The receipt as issued; never edited (I-05).',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    number: t.exposeString('number', {
      description: "The case's number at the office that accepted (I-03).",
    }),
    language: t.expose('language', { type: PaperLanguageEnum, description: 'Its language.' }),
    texts: t.field({
      type: [PaperTextType],
      description: 'Its words, in one language or two.',
      select: { content: true },
      resolve: ({ content }) => [...storedTexts(content)],
    }),
    contentHash: t.exposeString('contentHash', { description: 'SHA-256 of the content.' }),
    issuedAt: t.expose('issuedAt', { type: 'DateTime', description: 'When it was issued.' }),
    issuer: t.relation('issuer', { type: UserType, description: 'Who accepted the documents (I-04).' }),
  }),
});

/** A review by the district commission (regulation.md 2.3). */
export const CommissionReviewType = builder.prismaObject('CommissionReview', {
  description: 'A review by the district commission.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    referredAt: t.expose('referredAt', { type: 'DateTime', description: 'When the case was referred.' }),
    referrer: t.relation('referrer', { type: UserType, description: 'Who referred it.' }),
    concludedAt: t.expose('concludedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the conclusion was recorded.',
    }),
    concluder: t.relation('concluder', { type: UserType, nullable: true, description: 'Who recorded it.' }),
    opinion: t.expose('opinion', {
      type: CommissionOpinionEnum,
      nullable: true,
      description: 'The opinion.',
    }),
    text: t.exposeString('text', { nullable: true, description: 'The conclusion in words.' }),
  }),
});

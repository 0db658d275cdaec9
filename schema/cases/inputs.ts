import { builder } from '../builder.ts';
import {
  DeliveryPreferenceEnum,
  DocumentKindEnum,
  DocumentStateEnum,
  PaperLanguageEnum,
  SexEnum,
} from '../enums.ts';

const DocumentAtIntake = builder.inputType('DocumentAtIntake', {
  description: 'A line of the checklist at the counter.',
  fields: (t) => ({
    kind: t.field({ type: DocumentKindEnum, required: true, description: 'Which document.' }),
    state: t.field({
      type: DocumentStateEnum,
      required: true,
      description: 'Handed in, missing, not required.',
    }),
    pages: t.int({ description: 'Pages handed in.' }),
  }),
});

/** A line of the checklist at the check (T5). */
export const DocumentAtCheck = builder.inputType('DocumentAtCheck', {
  description: 'A line of the checklist at the check.',
  fields: (t) => ({
    kind: t.field({ type: DocumentKindEnum, required: true, description: 'Which document.' }),
    state: t.field({
      type: DocumentStateEnum,
      required: true,
      description: 'Present, missing, not required.',
    }),
    note: t.string({ description: 'A note.' }),
  }),
});

const HouseholdMemberInput = builder.inputType('HouseholdMemberInput', {
  description: 'A member of the household as the documents name him.',
  fields: (t) => ({
    surname: t.string({ required: true, description: 'Surname.' }),
    givenName: t.string({ required: true, description: 'Given name.' }),
    patronymic: t.string({ description: 'Patronymic, if there is one.' }),
    iin: t.string({ description: 'IIN, where the documents show it.' }),
    relation: t.string({ required: true, description: 'What he is to the applicant.' }),
  }),
});

/** An application over the counter (T1, K1). */
export const RegisterApplicationInput = builder.inputType('RegisterApplicationInput', {
  description: 'An application as it comes in over the counter.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: 'The same key has one effect and one answer (I-44).' }),
    intakeId: t.id({ description: 'The form that `openIntake` opened: where action A1 began.' }),
    iin: t.string({ required: true, description: 'IIN, 12 digits.' }),
    surname: t.string({ required: true, description: 'Surname.' }),
    givenName: t.string({ required: true, description: 'Given name.' }),
    patronymic: t.string({ description: 'Patronymic, if the identity document shows one.' }),
    birthDate: t.field({ type: 'Date', description: 'Date of birth as declared.' }),
    sex: t.field({ type: SexEnum, description: 'Sex as declared.' }),
    address: t.string({ required: true, description: 'Address for the notice.' }),
    phone: t.string({ description: 'Telephone.' }),
    language: t.field({
      type: PaperLanguageEnum,
      required: true,
      description: 'Language of the papers (I-26).',
    }),
    deliveryPreference: t.field({
      type: DeliveryPreferenceEnum,
      required: true,
      description: 'How the applicant wants the notice (Standard cl. 15).',
    }),
    documents: t.field({
      type: [DocumentAtIntake],
      required: true,
      description: 'All six documents of Standard cl. 11, each once.',
    }),
    household: t.field({ type: [HouseholdMemberInput], description: 'The household.' }),
    receivedOutsideHours: t.boolean({ description: 'Says that it was accepted outside the office hours.' }),
    duplicateReason: t.string({ description: 'Why it is accepted although the person has an open case.' }),
  }),
});

import { z } from 'zod';
import {
  DeliveryPreference,
  DocumentKind,
  DocumentState,
  PaperLanguage,
  Sex,
} from '../../../prisma/client.ts';
import { iin, namePart, optionalIin, optionalNamePart, optionalPhone } from '../../applicants/personInput.ts';
import { optionalText, recordId, requiredText } from '../../validation.ts';

const MAX_PAGES = 999;
const MAX_HOUSEHOLD = 30;

const document = z
  .object({
    kind: z.enum(DocumentKind),
    state: z.enum(DocumentState),
    pages: z
      .int()
      .min(0)
      .max(MAX_PAGES)
      .nullish()
      .transform((pages) => pages ?? 0),
  })
  .transform((entry) => (entry.state === 'PRESENT' ? entry : { ...entry, pages: 0 }));

const householdMember = z.object({
  surname: namePart,
  givenName: namePart,
  patronymic: optionalNamePart,
  iin: optionalIin,
  relation: requiredText(100),
});

/** The application as it comes in over the counter (T1, K1): the person, the papers, the checklist of Standard cl. 11. */
export const applicationSchema = z.object({
  intakeId: recordId.nullish().transform((id) => id ?? null),
  iin,
  surname: namePart,
  givenName: namePart,
  patronymic: optionalNamePart,
  birthDate: z
    .date()
    .nullish()
    .transform((date) => date ?? null),
  sex: z
    .enum(Sex)
    .nullish()
    .transform((sex) => sex ?? null),
  address: requiredText(500),
  phone: optionalPhone,
  language: z.enum(PaperLanguage),
  deliveryPreference: z.enum(DeliveryPreference),
  documents: z
    .array(document)
    .refine((documents) => new Set(documents.map(({ kind }) => kind)).size === documents.length, {
      params: { code: 'LISTED_TWICE' },
    })
    .refine((documents) => documents.length === Object.keys(DocumentKind).length, {
      params: { code: 'CHECKLIST_INCOMPLETE' },
    }),
  household: z
    .array(householdMember)
    .max(MAX_HOUSEHOLD)
    .nullish()
    .transform((members) => members ?? []),
  receivedOutsideHours: z
    .boolean()
    .nullish()
    .transform((outside) => outside ?? false),
  duplicateReason: optionalText(1000),
});

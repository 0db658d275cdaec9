import type { Prisma } from '../../prisma/client.ts';
import { placeSelect } from '../access/reader.ts';

/** What a row of an exported list is made from. */
export const readCaseSelect = {
  ...placeSelect,
  number: true,
  akimNumber: true,
  status: true,
  outcome: true,
  channel: true,
  receivedAt: true,
  registeredAt: true,
  statusChangedAt: true,
  dueAt: true,
  returnCount: true,
  language: true,
  deliveryPreference: true,
  applicant: { select: { iin: true, surname: true, givenName: true, patronymic: true } },
} satisfies Prisma.CaseSelect;

/** A case as {@link readCaseSelect} reads it. */
export type ReadCase = Prisma.CaseGetPayload<{ select: typeof readCaseSelect }>;

/** The columns that any order of a list of cases is made of. */
export const sortKeySelect = {
  id: true,
  applicantId: true,
  receivedAt: true,
  statusChangedAt: true,
  dueAt: true,
  number: true,
  applicant: { select: { surname: true, givenName: true } },
} satisfies Prisma.CaseSelect;

/** Where a case stands in the order of a list, whatever the order is. */
export type SortKey = Prisma.CaseGetPayload<{ select: typeof sortKeySelect }>;

import type { Prisma } from '../../prisma/client.ts';
import { placeSelect } from '../access/reader.ts';
import { sortKeySelect } from '../cases/sortKey.ts';

/** What a row of an exported list is made from. */
export const readCaseSelect = {
  ...placeSelect,
  ...sortKeySelect,
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

import type { Prisma } from '../../prisma/client.ts';

/** The columns that any order of a list of cases is made of. */
export const sortKeySelect = {
  id: true,
  applicantId: true,
  status: true,
  receivedAt: true,
  statusChangedAt: true,
  dueAt: true,
  number: true,
  applicant: { select: { surname: true, givenName: true } },
} satisfies Prisma.CaseSelect;

/** Where a case stands in the order of a list, whatever the order is. */
export type SortKey = Prisma.CaseGetPayload<{ select: typeof sortKeySelect }>;

import type { Prisma } from '../../prisma/client.ts';

/** The columns that any order of a list of cases is made of, but that of the applicants' names. */
export const sortKeySelect = {
  id: true,
  applicantId: true,
  status: true,
  receivedAt: true,
  statusChangedAt: true,
  dueAt: true,
  number: true,
} satisfies Prisma.CaseSelect;

/** And those of the order of the names, which not everybody may read. */
export const nameKeySelect = {
  ...sortKeySelect,
  applicant: { select: { surname: true, givenName: true } },
} satisfies Prisma.CaseSelect;

/** Where a case stands in the order of a list, whatever the order is. */
export type SortKey = Prisma.CaseGetPayload<{ select: typeof sortKeySelect }> & {
  readonly applicant?: { readonly surname: string; readonly givenName: string } | null;
};

import { applicants } from './resources/applicants.ts';
import { cases } from './resources/cases.ts';
import { offices } from './resources/offices.ts';
import { referenceEntries } from './resources/referenceEntries.ts';
import type { ResourceCells } from './resources/resourceCells.ts';
import { users } from './resources/users.ts';

/** THE TABLE: every call that react-admin's own pages may make. */
export const resources: Readonly<Record<string, ResourceCells>> = {
  cases,
  offices,
  users,
  applicants,
  referenceEntries,
};

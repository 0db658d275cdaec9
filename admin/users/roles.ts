import type { Role } from '../generated/graphql.ts';

/** Every role, in the order of the work. */
export const ROLES: readonly Role[] = [
  'CLERK',
  'HEAD',
  'EXECUTOR',
  'AKIM_CLERK',
  'ADMIN',
  'OVERSEER',
  'ANALYST',
];

import type { Role } from '../generated/graphql.ts';
import type { ListDefinition } from '../lists/listDefinition.ts';
import { codeOf, readBoolean, readId, readObject } from '../lists/readValues.ts';
import { ROLES } from './roles.ts';

/** The columns of the list of users, in their usual order. */
const COLUMNS = [
  'NAME',
  'LOGIN',
  'ROLES',
  'OFFICE',
  'LAST_SIGN_IN',
  'STATE',
  'TOTP',
  'PHONE',
  'EMAIL',
] as const;

/** A column of the list of users. */
export type UserColumnCode = (typeof COLUMNS)[number];

/** The filter of the list of users as the address and a kept view hold it. */
export interface UserListFilter {
  readonly role?: Role;
  readonly active?: boolean;
  readonly officeId?: string;
  /** Has ever signed in, or never. */
  readonly signedIn?: boolean;
}

/** The list of users. */
export const USER_LIST: ListDefinition<UserColumnCode, UserListFilter> = {
  resource: 'users',
  path: '/users',
  name: 'USERS',
  readFilter: (value) =>
    readObject<UserListFilter>(value, {
      role: codeOf(ROLES),
      active: readBoolean,
      officeId: readId,
      signedIn: readBoolean,
    }),
  sorts: ['NAME', 'LOGIN'],
  defaultSort: { field: 'NAME', order: 'ASC' },
  columns: COLUMNS,
  standardColumns: ['NAME', 'LOGIN', 'ROLES', 'OFFICE', 'LAST_SIGN_IN'],
};

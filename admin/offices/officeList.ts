import type { OfficeKind, Role } from '../generated/graphql.ts';
import type { ListDefinition } from '../lists/listDefinition.ts';
import { codeOf, codesOf, readBoolean, readId, readObject } from '../lists/readValues.ts';
import { ROLES } from '../users/roles.ts';

/** The kinds of offices. */
export const OFFICE_KINDS: readonly OfficeKind[] = ['DEPARTMENT', 'AKIM_OFFICE'];

/** The columns of the list of offices, in their usual order. */
const COLUMNS = ['NAME', 'CODE', 'KIND', 'DISTRICT', 'PHONE', 'EMAIL', 'PARENT'] as const;

/** A column of the list of offices. */
export type OfficeColumnCode = (typeof COLUMNS)[number];

/** The filter of the list of offices as the address and a kept view hold it. */
export interface OfficeListFilter {
  readonly kind?: OfficeKind;
  readonly parentId?: string;
  readonly inForce?: boolean;
  /** Without an active user of any of these roles. */
  readonly without?: Role[];
}

/** The list of departments and akims' offices. */
export const OFFICE_LIST: ListDefinition<OfficeColumnCode, OfficeListFilter> = {
  resource: 'offices',
  path: '/offices',
  name: 'OFFICES',
  readFilter: (value) =>
    readObject<OfficeListFilter>(value, {
      kind: codeOf(OFFICE_KINDS),
      parentId: readId,
      inForce: readBoolean,
      without: codesOf(ROLES),
    }),
  sorts: ['NAME', 'CODE'],
  defaultSort: { field: 'NAME', order: 'ASC' },
  columns: COLUMNS,
  standardColumns: ['NAME', 'CODE', 'KIND', 'DISTRICT', 'PHONE'],
};

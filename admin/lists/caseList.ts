import type { Role } from '../generated/graphql.ts';
import { type CaseListFilter, readCaseFilter } from './caseFilter.ts';
import type { ListDefinition } from './listDefinition.ts';

/** The columns of a list of cases, in their usual order. */
export const CASE_COLUMNS = [
  'NUMBER',
  'APPLICANT',
  'STATUS',
  'DUE_AT',
  'EXECUTOR',
  'OFFICE',
  'CHANNEL',
  'RECEIVED_AT',
  'STATUS_CHANGED_AT',
  'REGISTERED_AT',
  'AKIM_NUMBER',
  'OUTCOME',
  'RETURN_COUNT',
] as const;

/** One of {@link CASE_COLUMNS}. */
export type CaseColumnCode = (typeof CASE_COLUMNS)[number];

const SORTS = ['RECEIVED_AT', 'STATUS_CHANGED_AT', 'DUE_AT', 'NUMBER', 'STATUS', 'APPLICANT'];

/** The list of cases for these roles: who reads no persons has no column of them and does not sort by them. */
export function caseListFor(roles: readonly Role[]): ListDefinition<CaseColumnCode, CaseListFilter> {
  const counts = roles.includes('ANALYST');
  const manyOffices = counts || roles.includes('OVERSEER');
  const personal: readonly CaseColumnCode[] = counts && roles.length === 1 ? ['APPLICANT', 'EXECUTOR'] : [];
  const standard: readonly CaseColumnCode[] = [
    'NUMBER',
    'APPLICANT',
    'STATUS',
    'DUE_AT',
    'EXECUTOR',
    ...(manyOffices ? (['OFFICE'] as const) : []),
    'CHANNEL',
    'RECEIVED_AT',
  ];
  const open = (codes: readonly CaseColumnCode[]) => codes.filter((code) => !personal.includes(code));
  return {
    resource: 'cases',
    path: '/cases',
    name: 'CASES',
    readFilter: readCaseFilter,
    sorts: counts ? SORTS.filter((sort) => sort !== 'APPLICANT') : SORTS,
    defaultSort: { field: 'RECEIVED_AT', order: 'DESC' },
    columns: ['NUMBER', ...open(CASE_COLUMNS.slice(1))],
    standardColumns: open(standard),
  };
}

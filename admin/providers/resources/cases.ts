import type { GetListParams, GetOneParams } from 'react-admin';
import { serverNow } from '../../deadlines/serverClock.ts';
import {
  CaseListDocument,
  CasePageDocument,
  InboxCaseListDocument,
  type InboxCode,
} from '../../generated/graphql.ts';
import { officeMoment } from '../../i18n/format.ts';
import { caseVariables } from '../../lists/caseFilter.ts';
import { cell, pageOf, sortOf } from '../cell.ts';
import { found, idsOf, listed, type ResourceCells } from './resourceCells.ts';

const CASE_SORTS = ['RECEIVED_AT', 'STATUS_CHANGED_AT', 'DUE_AT', 'NUMBER', 'STATUS', 'APPLICANT'] as const;
const caseList = cell(
  CaseListDocument,
  (params: GetListParams) => ({
    ...pageOf(params),
    filter: caseVariables(params.filter, officeMoment(serverNow()).date),
    sort: sortOf(params, CASE_SORTS),
  }),
  ({ cases }) => listed(cases),
);

/** A queue is one of `inbox`; its order (oldest first) and its filter are the server's. */
const queueList = cell(
  InboxCaseListDocument,
  (params: GetListParams) => ({ ...pageOf(params), code: params.filter.queue as InboxCode }),
  ({ inboxCases }) => listed(inboxCases),
);

/** Cases: the searchable list, the queues of my work, and one whole case. */
export const cases: ResourceCells = {
  getList: (params) => (params.filter?.queue ? queueList(params) : caseList(params)),
  getOne: cell(
    CasePageDocument,
    ({ id }: GetOneParams) => ({ id: String(id) }),
    (data) => found(data.case),
  ),
  getMany: cell(CaseListDocument, idsOf, ({ cases: answer }) => ({ data: answer.nodes })),
};

import type { GetListParams } from 'react-admin';
import { ApplicantListDocument } from '../../generated/graphql.ts';
import { cell, pageOf, pick } from '../cell.ts';
import { idsOf, listed, type ResourceCells } from './resourceCells.ts';

/** The people whose cases one works. */
export const applicants: ResourceCells = {
  getList: cell(
    ApplicantListDocument,
    (params: GetListParams) => ({ ...pageOf(params), filter: pick(params.filter, ['search']) }),
    (data) => listed(data.applicants),
  ),
  getMany: cell(ApplicantListDocument, idsOf, (data) => ({ data: data.applicants.nodes })),
};

import type { GetListParams, GetOneParams, UpdateParams } from 'react-admin';
import {
  type OfficeFilter,
  OfficeListDocument,
  OfficePageDocument,
  UpdateOfficeDocument,
  type UpdateOfficeInput,
} from '../../generated/graphql.ts';
import { cell, changesOf, pageOf, pick, sortOf } from '../cell.ts';
import { found, idsOf, listed, type ResourceCells } from './resourceCells.ts';

const OFFICE_FILTERS = [
  'search',
  'kind',
  'district',
  'parentId',
  'inForce',
  'without',
] as const satisfies (keyof OfficeFilter)[];
const OFFICE_CHANGES = [
  'nameKk',
  'nameRu',
  'addressKk',
  'phone',
  'email',
  'website',
  'commissionRequired',
  'validTo',
] as const satisfies (keyof UpdateOfficeInput)[];

/** The departments and akims' offices. */
export const offices: ResourceCells = {
  getList: cell(
    OfficeListDocument,
    (params: GetListParams) => ({
      ...pageOf(params),
      filter: pick<OfficeFilter>(params.filter, OFFICE_FILTERS),
      sort: sortOf(params, ['NAME', 'CODE'] as const),
    }),
    (data) => listed(data.offices),
  ),
  getOne: cell(
    OfficePageDocument,
    ({ id }: GetOneParams) => ({ id: String(id) }),
    (data) => found(data.office),
  ),
  getMany: cell(OfficeListDocument, idsOf, (data) => ({ data: data.offices.nodes })),
  update: cell(
    UpdateOfficeDocument,
    (params: UpdateParams) => ({
      input: {
        id: String(params.id),
        expectedVersion: params.previousData?.version ?? params.data.version,
        ...changesOf<UpdateOfficeInput>(params, OFFICE_CHANGES),
      },
    }),
    (data) => ({ data: data.updateOffice }),
  ),
};

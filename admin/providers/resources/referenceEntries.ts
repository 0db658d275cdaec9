import type { GetListParams, GetOneParams, UpdateParams } from 'react-admin';
import {
  ReferenceEntryListDocument,
  type ReferenceEntryWholeFragment,
  type ReferenceList,
  UpdateReferenceEntryDocument,
  type UpdateReferenceEntryInput,
} from '../../generated/graphql.ts';
import { cell, changesOf, pageOf } from '../cell.ts';
import { found, type ResourceCells } from './resourceCells.ts';

const REFERENCE_LISTS: readonly ReferenceList[] = ['DOCUMENT_KIND', 'REFUSAL_GROUND'];

const listOfEntry = (filter: { list?: unknown } | undefined): { list?: ReferenceList } => {
  const list = REFERENCE_LISTS.find((known) => known === filter?.list);
  return list ? { list } : {};
};

const ENTRY_CHANGES = [
  'nameKk',
  'nameRu',
  'nameEn',
  'validFrom',
  'validTo',
] as const satisfies (keyof UpdateReferenceEntryInput)[];

/** The lists are short and come whole, so they are searched and the page is cut here. */
export const referenceEntries: ResourceCells = {
  getList: cell(
    ReferenceEntryListDocument,
    ({ filter }: GetListParams) => listOfEntry(filter),
    (data, params) => {
      const { first, offset } = pageOf(params);
      const entries = data.referenceEntries.filter((entry) => holds(entry, params.filter?.search));
      return { data: entries.slice(offset, offset + first), total: entries.length };
    },
  ),
  getOne: cell(
    ReferenceEntryListDocument,
    () => ({}),
    (data, { id }: GetOneParams) => found(entryWith(data.referenceEntries, String(id))),
  ),
  update: cell(
    UpdateReferenceEntryDocument,
    (params: UpdateParams) => {
      const entry: ReferenceEntryWholeFragment = params.previousData ?? params.data;
      return {
        input: {
          list: entry.list,
          code: entry.code,
          expectedVersion: entry.version,
          ...changesOf<UpdateReferenceEntryInput>(params, ENTRY_CHANGES),
        },
      };
    },
    (data) => ({ data: data.updateReferenceEntry }),
  ),
};

const holds = ({ nameKk, nameRu, nameEn, clause, code }: ReferenceEntryWholeFragment, search: unknown) => {
  const text = typeof search === 'string' ? search.trim().toLowerCase() : '';
  if (!text) return true;
  return [nameKk, nameRu, nameEn, clause, code].some((one) => one.toLowerCase().includes(text));
};

const entryWith = (entries: readonly ReferenceEntryWholeFragment[], id: string) =>
  entries.find((entry) => entry.id === id) ?? null;

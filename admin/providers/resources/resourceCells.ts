import {
  type CreateParams,
  type GetListParams,
  type GetManyParams,
  type GetOneParams,
  HttpError,
  type UpdateParams,
} from 'react-admin';
import type { Cell } from '../cell.ts';

/** The methods of a resource; a missing one is refused before anything is sent. */
export interface ResourceCells {
  readonly getList?: Cell<GetListParams>;
  readonly getOne?: Cell<GetOneParams>;
  readonly getMany?: Cell<GetManyParams>;
  readonly create?: Cell<CreateParams>;
  readonly update?: Cell<UpdateParams>;
}

/** A page of a list as the API answers it. */
export interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly totalCount: number;
}

/** A page of a list as react-admin takes it. */
export const listed = <Node>({ nodes, totalCount }: Connection<Node>) => ({ data: nodes, total: totalCount });

const missing = { code: 'NOT_FOUND', params: {}, fields: [], refusal: null } as const;

/** A record that is missing, or not the reader's to see, in the words that react-admin's pages expect. */
export function found<Node>(node: Node | null): { data: Node } {
  if (node === null)
    throw new HttpError('NOT_FOUND', 404, { problem: missing, graphQLErrors: [{ extensions: missing }] });
  return { data: node };
}

/** Asks for exactly these records, however many. */
export const idsOf = ({ ids }: GetManyParams) => ({
  filter: { ids: ids.map(String) },
  first: Math.max(ids.length, 1),
});

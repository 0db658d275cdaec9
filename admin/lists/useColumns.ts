import { useStore } from 'react-admin';
import { readColumns } from './columns.ts';
import type { ListDefinition } from './listDefinition.ts';

/** The columns of a list as this browser keeps them, and how to choose others; null: the standard ones. */
export function useColumns<Code extends string>(
  definition: Pick<ListDefinition<Code>, 'resource' | 'columns' | 'standardColumns'>,
): [Code[], (columns: readonly Code[] | null) => void] {
  const [kept, keep] = useStore<readonly string[] | null>(`${definition.resource}.columns`, null);
  return [readColumns(kept, definition), keep];
}

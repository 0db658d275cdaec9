import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { LIMITS, type Limit, tooLarge } from './limits.ts';

/** What a document may say about the schema itself: tools of development ask deeper than anybody asks for data. */
const INTROSPECTION: readonly string[] = ['__schema', '__type'];

/**
 * Throws OPERATION_TOO_LARGE for a document that is larger than {@link LIMITS} in any way. It walks the document before
 * graphql-js validates it, and stops at the first limit, because validating is quadratic in what is limited here.
 * Fragments are measured like operations, also those that nothing spreads. With `introspection` questions about the
 * schema are not measured.
 */
export function checkDocument(document: DocumentNode, introspection: boolean): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const one of document.definitions) {
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
    if (one.kind === Kind.OPERATION_DEFINITION) operations.push(one);
  }
  atMost('operations', operations.length);
  checkWords(document);
  for (const { operation, selectionSet } of operations) {
    const { rootFields } = measure([selectionSet], fragments, introspection);
    atMost('rootFields', rootFields);
    if (operation === 'mutation') atMost('mutations', rootFields);
  }
  for (const { selectionSet, typeCondition } of fragments.values()) {
    const aboutSchema = typeCondition.name.value.startsWith('__');
    if (!(introspection && aboutSchema)) measure([selectionSet], fragments, introspection);
  }
}

function atMost(limit: Limit, count: number): void {
  if (count > LIMITS[limit]) throw tooLarge(limit);
}

/** What is counted as it is written, wherever it stands: directives, and the items of lists. */
function checkWords(document: DocumentNode): void {
  let directives = 0;
  visit(document, {
    Directive() {
      directives += 1;
      atMost('directives', directives);
    },
    ListValue: ({ values }) => atMost('listItems', values.length),
    ObjectValue: ({ fields }) => atMost('listItems', fields.length),
  });
}

/** Walks the selections as they are merged: those of all fields with one name under one parent together. */
function measure(
  sets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  introspection: boolean,
): { readonly rootFields: number } {
  let selections = 0;
  let aliases = 0;

  function collect(set: SelectionSetNode, found: Map<string, FieldNode[]>): void {
    for (const selection of set.selections) {
      selections += 1;
      // Counted here too, or fragments that spread each other, and nothing else, would be walked without end.
      atMost('fields', selections);
      if (selection.kind === Kind.FIELD) {
        if (introspection && INTROSPECTION.includes(selection.name.value)) continue;
        if (selection.alias) aliases += 1;
        const name = selection.alias?.value ?? selection.name.value;
        const same = found.get(name);
        if (same) same.push(selection);
        else found.set(name, [selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        collect(selection.selectionSet, found);
      } else {
        const fragment = fragments.get(selection.name.value);
        if (fragment) collect(fragment.selectionSet, found);
      }
    }
  }

  function walk(merged: readonly SelectionSetNode[], depth: number): number {
    if (merged.length === 0) return 0;
    const found = new Map<string, FieldNode[]>();
    for (const set of merged) collect(set, found);
    if (found.size > 0) atMost('depth', depth);
    atMost('aliases', aliases);
    for (const fields of found.values()) {
      atMost('repeats', fields.length);
      walk(
        fields.flatMap(({ selectionSet }) => selectionSet ?? []),
        depth + 1,
      );
    }
    return found.size;
  }

  return { rootFields: walk(sets, 1) };
}

import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { AskedFields } from '../../schema/context.ts';

const known = new WeakMap<DocumentNode, AskedFields>();

/** Which fields of each type a document asks for anywhere, in fragments that nobody uses too; found once for each document. */
export function askedFields(schema: GraphQLSchema, document: DocumentNode): AskedFields {
  const before = known.get(document);
  if (before) return before;
  const asked = new Map<string, Set<string>>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name }) {
        const parent = types.getParentType()?.name ?? '';
        asked.set(parent, (asked.get(parent) ?? new Set()).add(name.value));
      },
    }),
  );
  known.set(document, asked);
  return asked;
}

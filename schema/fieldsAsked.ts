import { collectSubFields } from '@graphql-tools/utils';
import type { FieldNode, GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import { getNamedType } from 'graphql';

/** The names of what a query asks below a field along a path of names: `fieldsAsked(info, 'groups', 'notices')`. */
export function fieldsAsked(info: GraphQLResolveInfo, ...path: readonly string[]): ReadonlySet<string> {
  let type = getNamedType(info.returnType) as GraphQLObjectType;
  let nodes: readonly FieldNode[] = info.fieldNodes;
  for (let depth = 0; ; depth += 1) {
    const { fields } = collectSubFields(info.schema, info.fragments, info.variableValues, type, [...nodes]);
    const byName = new Map<string, FieldNode[]>();
    // An alias is another key for the same field.
    for (const same of fields.values())
      for (const node of same) byName.set(node.name.value, [...(byName.get(node.name.value) ?? []), node]);
    const name = path[depth];
    if (name === undefined) return new Set(byName.keys());
    const next = byName.get(name);
    const field = type.getFields()[name];
    if (!next || !field) return new Set();
    type = getNamedType(field.type) as GraphQLObjectType;
    nodes = next;
  }
}

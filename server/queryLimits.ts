import {
  type ASTVisitor,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** How large a document may be; the back office's largest has 6 levels and some 180 fields. */
export const QUERY_LIMITS = { tokens: 4000, depth: 12, aliases: 40, fields: 1000 } as const;

interface Size {
  readonly depth: number;
  readonly aliases: number;
  readonly fields: number;
}

const NOTHING: Size = { depth: 0, aliases: 0, fields: 0 };

/** Sizes with fragments spread where they are used; each fragment is measured once, so measuring stays linear. */
function measurer(context: ValidationContext): (set: SelectionSetNode) => Size {
  const fragments = new Map<string, Size>();
  const measureFragment = (name: string): Size => {
    const known = fragments.get(name);
    if (known) return known;
    // A fragment that spreads itself is refused by another rule; here it only must not loop.
    fragments.set(name, NOTHING);
    const fragment = context.getFragment(name);
    const size = fragment ? measure(fragment.selectionSet) : NOTHING;
    fragments.set(name, size);
    return size;
  };
  const measure = (set: SelectionSetNode): Size => {
    let { depth, aliases, fields } = NOTHING;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD && selection.name.value.startsWith('__')) continue;
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? measureFragment(selection.name.value)
          : selection.selectionSet
            ? measure(selection.selectionSet)
            : NOTHING;
      const isField = selection.kind === Kind.FIELD;
      depth = Math.max(depth, inner.depth + (isField ? 1 : 0));
      aliases += inner.aliases + (isField && selection.alias ? 1 : 0);
      fields += inner.fields + (isField ? 1 : 0);
    }
    return { depth, aliases, fields };
  };
  return measure;
}

/** A validation rule: refuses operations deeper, wider or with more aliases than QUERY_LIMITS. */
export function queryLimitsRule(context: ValidationContext): ASTVisitor {
  const measure = measurer(context);
  return {
    OperationDefinition(node) {
      const size = measure(node.selectionSet);
      for (const limit of ['depth', 'aliases', 'fields'] as const) {
        if (size[limit] > QUERY_LIMITS[limit]) {
          const message = `The operation is too large: at most ${QUERY_LIMITS[limit]} of ${limit}.`;
          context.reportError(new GraphQLError(message, { nodes: node.name ?? node }));
        }
      }
    },
  };
}

/** The rules added to GraphQL's own: the limits, and in production no introspection. */
export const extraRules = (production: boolean): readonly ValidationRule[] =>
  production ? [queryLimitsRule, NoSchemaIntrospectionCustomRule] : [queryLimitsRule];

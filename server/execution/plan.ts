import { collectFields, collectSubFields, getDirective } from '@graphql-tools/utils';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getOperationAST,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  TypeNameMetaFieldDef,
  visit,
} from 'graphql';
import type { Path } from 'graphql/jsutils/Path.js';

/** How the value of a field becomes what is answered. */
export type Shape =
  | { readonly kind: 'leaf'; readonly serialize: (value: unknown) => unknown }
  | { readonly kind: 'list'; readonly item: Typed }
  | { readonly kind: 'object'; readonly type: GraphQLObjectType; readonly fields: readonly PlannedField[] };

/** A shape, and whether there may be nothing in its place. */
export interface Typed {
  readonly nullable: boolean;
  readonly shape: Shape;
}

/** A field of the answer. Its path knows no places in lists: the field is the same for all rows of a list. */
export interface PlannedField {
  readonly key: string;
  /** Its place among all fields of the plan. */
  readonly place: number;
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  readonly parentType: GraphQLObjectType;
  readonly path: Path;
  /** The column that it shows as it is; null: its resolver must be asked. */
  readonly column: string | null;
  /** What must have been loaded with its row: another row, or columns; null: nothing. */
  readonly needs: 'relation' | 'columns' | null;
  /** Its resolver without the question whether that was loaded, which needs no answer a row; null: there is none. */
  readonly loadedResolve: GraphQLFieldResolver<unknown, unknown> | null;
  readonly typed: Typed;
}

/** An operation, made ready once for all its requests. */
export interface Plan {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  readonly fields: readonly PlannedField[];
  /** How many fields there are, at all depths. */
  readonly size: number;
}

/** Thrown while a plan is made of an operation that must be executed plainly. */
class Unplannable extends Error {}

/**
 * The plan of a query; null for an operation that is left to graphql-js: one that changes something or streams, that
 * says with a directive what it wants, asks of several types at once, or is open to everybody and so counted.
 */
export function planOf(schema: GraphQLSchema, document: DocumentNode, name: string | null): Plan | null {
  const operation = getOperationAST(document, name);
  const root = schema.getQueryType();
  if (operation?.operation !== 'query' || !root || usesDirectives(document)) return null;
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const one of document.definitions)
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments[one.name.value] = one;
  let size = 0;

  function fieldOf(parentType: GraphQLObjectType, nodes: readonly FieldNode[], prev?: Path): PlannedField {
    const [first] = nodes;
    const name = first?.name.value ?? '';
    const field = name === TypeNameMetaFieldDef.name ? TypeNameMetaFieldDef : parentType.getFields()[name];
    // What is asked of the schema itself is no field of a type.
    if (!first || !field) throw new Unplannable();
    const key = first.alias?.value ?? name;
    const path = { prev, key, typename: parentType.name };
    const {
      pothosExposedField: column,
      pothosPrismaSelect: select,
      pothosPrismaRelationField: relation,
      pothosOriginalResolve: original,
    } = field.extensions;
    size += 1;
    return {
      key,
      place: size - 1,
      field,
      nodes,
      parentType,
      path,
      column: typeof column === 'string' ? column : null,
      needs: relation ? 'relation' : select ? 'columns' : null,
      loadedResolve:
        select && field.args.length === 0 && typeof original === 'function'
          ? (original as GraphQLFieldResolver<unknown, unknown>)
          : null,
      typed: typedOf(field.type, nodes, path),
    };
  }

  function typedOf(type: GraphQLOutputType, nodes: readonly FieldNode[], path: Path): Typed {
    if (isNonNullType(type)) return { ...typedOf(type.ofType, nodes, path), nullable: false };
    return { nullable: true, shape: shapeOf(type, nodes, path) };
  }

  function shapeOf(type: GraphQLOutputType, nodes: readonly FieldNode[], path: Path): Shape {
    if (isListType(type)) return { kind: 'list', item: typedOf(type.ofType, nodes, path) };
    if (isLeafType(type)) return { kind: 'leaf', serialize: (value) => type.serialize(value) };
    if (!isObjectType(type) || type.isTypeOf) throw new Unplannable();
    const { fields } = collectSubFields(schema, fragments, {}, type, [...nodes]);
    return { kind: 'object', type, fields: fieldsOf(type, fields, path) };
  }

  const fieldsOf = (
    type: GraphQLObjectType,
    fields: ReadonlyMap<string, FieldNode[]>,
    prev?: Path,
  ): PlannedField[] => [...fields.values()].map((nodes) => fieldOf(type, nodes, prev));

  try {
    const { fields } = collectFields(schema, fragments, {}, root, operation.selectionSet);
    const planned = fieldsOf(root, fields);
    // Whoever asks without signing in is counted: what he asks must be asked once.
    if (planned.some(({ field }) => getDirective(schema, field, 'public'))) return null;
    return { operation, fragments, fields: planned, size };
  } catch (error) {
    if (error instanceof Unplannable) return null;
    throw error;
  }
}

function usesDirectives(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive() {
      found = true;
    },
  });
  return found;
}

import { getDirective } from '@graphql-tools/utils';
import type { GraphQLField, GraphQLInputType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Role } from '../../prisma/client.ts';

/** A field of Query, Mutation or Subscription. */
export interface RootField {
  readonly operation: 'query' | 'mutation' | 'subscription';
  readonly name: string;
  readonly field: GraphQLField<unknown, unknown>;
  /** The roles of `@hasRole`; null where the field has none. */
  readonly roles: readonly Role[] | null;
  readonly open: boolean;
}

/** Every root field of the schema with what its directives say. */
export function rootFields(schema: GraphQLSchema): RootField[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  return roots.flatMap(([operation, type]) =>
    Object.entries(type?.getFields() ?? {}).map(([name, field]) => ({
      operation,
      name,
      field,
      roles: (getDirective(schema, field, 'hasRole')?.[0] as { roles: Role[] } | undefined)?.roles ?? null,
      open: getDirective(schema, field, 'public') !== undefined,
    })),
  );
}

const SCALARS: Readonly<Record<string, string>> = {
  Int: '1',
  Boolean: 'false',
  String: '"x"',
  Date: '"2026-11-18"',
  DateTime: '"2026-11-18T05:00:00.000Z"',
  JSON: '{}',
};

/** Whether a value of this type holds an id somewhere. */
function holdsId(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return named.name === 'ID';
  return Object.values(named.getFields()).some((field) => holdsId(field.type));
}

function literal(type: GraphQLInputType, id: string): string {
  if (isNonNullType(type)) return literal(type.ofType, id);
  if (isListType(type)) return `[${literal(type.ofType, id)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (isInputObjectType(type)) return `{ ${argumentsOf(Object.values(type.getFields()), id)} }`;
  return type.name === 'ID' ? JSON.stringify(id) : (SCALARS[type.name] ?? 'null');
}

/** What must be given, and whatever holds an id. */
const argumentsOf = (args: readonly { name: string; type: GraphQLInputType }[], id: string): string =>
  args
    .filter(({ type }) => isNonNullType(type) || holdsId(type))
    .map(({ name, type }) => `${name}: ${literal(type, id)}`)
    .join(', ');

/** A document that calls a root field with some value for all that it needs, and the given id wherever there is one. */
export function documentOf({ operation, name, field }: RootField, id: string): string {
  const args = argumentsOf(field.args, id);
  const type = getNamedType(field.type);
  // A list that is asked for no row is not read at all.
  const isList = isObjectType(type) && 'nodes' in type.getFields();
  const selection = isList ? ' { nodes { id } }' : isCompositeType(type) ? ' { __typename }' : '';
  return `${operation} { ${name}${args === '' ? '' : `(${args})`}${selection} }`;
}

/** All that can be selected below a type without arguments: every open field, each type once on a path. */
export function deepSelection(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  path: readonly string[] = [],
): string {
  const fields = deepFields(schema, type, path);
  return fields.length === 0 ? '' : `{ ${fields.join(' ')} }`;
}

/** The same in parts, for the server refuses an operation of more than a thousand fields; each part has the `id`. */
export function deepSelections(schema: GraphQLSchema, type: GraphQLOutputType): string[] {
  const parts: string[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const field of deepFields(schema, type, [])) {
    const more = field.match(/\w+/g)?.length ?? 0;
    size += more;
    if (size > 900) {
      parts.push(['id']);
      size = more;
    }
    parts.at(-1)?.push(field);
  }
  return parts.map((fields) => `{ ${fields.join(' ')} }`);
}

function deepFields(schema: GraphQLSchema, type: GraphQLOutputType, path: readonly string[]): string[] {
  const named = getNamedType(type);
  if (!isObjectType(named)) return [];
  return Object.values(named.getFields()).flatMap((field) => {
    const below = getNamedType(field.type);
    const guarded = getDirective(schema, field, 'hasRole') !== undefined;
    if (guarded || field.args.some((arg) => isNonNullType(arg.type)) || path.includes(below.name)) return [];
    return [`${field.name} ${deepSelection(schema, field.type, [...path, named.name])}`];
  });
}

/** Answers to the parts of {@link deepSelections} as if they were one: lists row by row, objects field by field. */
export function joined(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return one.map((row, index) => joined(row, other[index]));
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one;
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const both = Object.keys(left).filter((key) => key in right);
  return {
    ...left,
    ...right,
    ...Object.fromEntries(both.map((key) => [key, joined(left[key], right[key])])),
  };
}

import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { MAX_PAGE_SIZE, PAGE_SIZE } from '../../schema/paging.ts';
import { LIMITS, tooLarge } from './limits.ts';

/** Rows that a list within a row is taken to have: the papers, notices or steps of a case. */
const INNER_ROWS = 4;
/** Rows that a list at the root is taken to have, where no page is asked for. */
const ROOT_ROWS = MAX_PAGE_SIZE;

/** How often something is asked for: so often as this says of the variables. */
type Times = (variables: Readonly<Record<string, unknown>>) => number;

/** A field that answers with objects, and those in it. */
interface Asked {
  readonly times: Times;
  readonly inner: readonly Asked[];
}

type Variables = Readonly<Record<string, unknown>>;

const ONCE: Times = () => 1;

/** The costs of an operation for any variables, made ready once and kept with it. */
const known = new WeakMap<OperationDefinitionNode, readonly Asked[]>();

/**
 * The rows that an operation may ask of the database with these variables: each object counts 1, a page as many as
 * `first` or `last` say and a list without pages an assumed number, all multiplied with those of the lists around them.
 * The document must be valid; what a directive leaves out counts too.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): number {
  const asked = known.get(operation) ?? askedBy(schema, document, operation);
  known.set(operation, asked);
  return sum(asked, variables);
}

/** Throws OPERATION_TOO_LARGE for an operation that costs more than {@link LIMITS} allows. */
export function checkCost(...args: Parameters<typeof costOf>): void {
  if (costOf(...args) > LIMITS.rows) throw tooLarge('rows');
}

const sum = (asked: readonly Asked[], variables: Variables): number =>
  asked.reduce((rows, { times, inner }) => rows + times(variables) * (1 + sum(inner, variables)), 0);

function askedBy(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): readonly Asked[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions)
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);

  const fieldsOf = (set: SelectionSetNode): FieldNode[] =>
    set.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection];
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      return inner ? fieldsOf(inner.selectionSet) : [];
    });

  /** `page` is the number of rows of the page whose rows these fields may be; null where they are none. */
  function walk(set: SelectionSetNode, type: GraphQLObjectType, page: Times | null, root: boolean): Asked[] {
    return fieldsOf(set).flatMap((node): Asked[] => {
      const field = type.getFields()[node.name.value];
      const inner = getNamedType(field?.type);
      if (!field || !node.selectionSet || !(inner instanceof GraphQLObjectType)) return [];
      const isPage = field.args.some(({ name }) => name === 'first');
      const times = isList(field.type) ? (page ?? (() => (root ? ROOT_ROWS : INNER_ROWS))) : ONCE;
      const rows = isPage ? pageOf(node, operation, field.extensions.maxPageSize) : null;
      return [{ times, inner: walk(node.selectionSet, inner, rows, false) }];
    });
  }
  const root = schema.getRootType(operation.operation);
  return root ? walk(operation.selectionSet, root, null, true) : [];
}

const isList = (type: GraphQLOutputType): boolean => isListType(getNullableType(type));

/** The rows of a page: what is asked for, but no more than its field ever gives, for a larger page is refused there. */
function pageOf(node: FieldNode, operation: OperationDefinitionNode, maximum: unknown): Times {
  const most = typeof maximum === 'number' ? maximum : MAX_PAGE_SIZE;
  // Only tables have larger pages, and they have this size too when nothing is said.
  const usual = most > MAX_PAGE_SIZE ? MAX_PAGE_SIZE : PAGE_SIZE;
  const sizes = ['first', 'last'].map((name) =>
    numberOf(node.arguments?.find((one) => one.name.value === name)?.value, operation),
  );
  return (variables) => {
    const asked = sizes.map((size) => size(variables)).filter((size) => size !== null);
    return asked.length === 0 ? usual : Math.min(most, Math.max(0, ...asked));
  };
}

/** The number that an argument has: written there, of a variable or of its default; null for none. */
function numberOf(
  value: ValueNode | undefined,
  operation: OperationDefinitionNode,
): (variables: Variables) => number | null {
  if (value?.kind === Kind.INT) return () => Number(value.value);
  if (value?.kind !== Kind.VARIABLE) return () => null;
  const { name } = value;
  const defined = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name.value);
  const otherwise = defined?.defaultValue?.kind === Kind.INT ? Number(defined.defaultValue.value) : null;
  return (variables) => {
    const given = variables[name.value];
    if (given === undefined) return otherwise;
    return typeof given === 'number' ? given : null;
  };
}

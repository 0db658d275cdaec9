import { getDirective } from '@graphql-tools/utils';
import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isLeafType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  valueFromASTUntyped,
} from 'graphql';
import { schema } from '../../schema/index.ts';
import type { RootField } from '../support/documents.ts';
import type { Place } from './places.ts';

/** A selection, and the fields of the schema that are in it (`Case.number`). */
export interface Selection {
  readonly text: string;
  readonly fields: ReadonlySet<string>;
}

/** The root fields whose cases are asked for with all that is below them. */
const WHOLE_CASES = ['case', 'cases', 'forwardToHead'];

/**
 * Everything below a root field without arguments: each type whole where it comes first, and with what it holds itself
 * wherever it comes again; fields with a directive of their own are left out, for they refuse by an error. Only where
 * cases are asked for as such all that is below them is asked; elsewhere what is next to them.
 */
function everythingBelow({ name: root, field: { type } }: RootField): Selection {
  const lean = !WHOLE_CASES.includes(root);
  const fields = new Set<string>();
  const seen = new Set<string>();
  function select(of: GraphQLObjectType, whole: boolean): string {
    const first = whole && !seen.has(of.name);
    if (whole) seen.add(of.name);
    const chosen = Object.values(of.getFields()).filter(
      (field) =>
        getDirective(schema, field, 'hasRole') === undefined &&
        !field.args.some((arg) => isNonNullType(arg.type)) &&
        (first || isLeafType(getNamedType(field.type))),
    );
    const texts = chosen.map((field) => {
      const below = getNamedType(field.type);
      const inner = isObjectType(below) ? select(below, whole && !(lean && of.name === 'Case')) : '';
      // What has nothing of its own cannot be selected a second time.
      if (isObjectType(below) && inner === '') return '';
      fields.add(`${of.name}.${field.name}`);
      return `${field.name} ${inner}`;
    });
    const text = texts.filter(Boolean).join(' ');
    return text === '' ? '' : `{ ${text} }`;
  }
  const named = getNamedType(type);
  return { text: isObjectType(named) ? select(named, true) : '', fields };
}

/** Every field of every type that one can come to from these root fields, whatever is asked here: what must be asked. */
export function reachable(roots: readonly RootField[]): ReadonlySet<string> {
  const fields = new Set<string>();
  const types = new Set<GraphQLObjectType>();
  const enter = (type: GraphQLOutputType): void => {
    const named = getNamedType(type);
    if (!isObjectType(named) || types.has(named)) return;
    types.add(named);
    for (const field of Object.values(named.getFields())) {
      // Those with a directive are judged by themselves.
      if (getDirective(schema, field, 'hasRole') === undefined) fields.add(`${named.name}.${field.name}`);
      enter(field.type);
    }
  };
  for (const { field } of roots) enter(field.type);
  return fields;
}

/** Arguments for a root query: the same for all places, and others for each. */
interface Arguments {
  readonly all?: readonly string[];
  readonly at?: (place: Place) => readonly string[];
}

const text = (value: string): string => JSON.stringify(value);
const WHEN = 'from: "2026-01-01", to: "2027-12-31"';
const NO_CHANGE = `input: { expectedRevision: 0, days: [{ date: "2026-12-03", kind: FREED, nameKk: "б", nameRu: "б",
  nameEn: "b", source: "б" }] }`;
/** The values of an enum of the schema. */
export const valuesOf = (name: string): readonly string[] => {
  const type = schema.getType(name);
  if (!isEnumType(type)) throw new Error(`The schema has no enum ${name}`);
  return type.getValues().map((value) => value.name);
};

/** What root queries are asked with that need an argument, or tell more with one. */
export const ARGUMENTS: Readonly<Record<string, Arguments>> = {
  absences: { all: [WHEN], at: ({ keys }) => [`officeId: ${text(keys.officeId)}, ${WHEN}`] },
  actingHeads: { all: [''], at: ({ keys }) => [`officeId: ${text(keys.officeId)}`] },
  apiTokenOperations: { all: ['role: CLERK'] },
  apiTokens: { all: [''], at: ({ staff }) => [`filter: { userId: ${text(staff.executor.id)} }`] },
  applicants: { all: [''], at: ({ keys }) => [`filter: { ids: [${text(keys.applicantId)}] }`] },
  applicationStatus: { at: ({ number }) => [`number: ${text(number)}, code: "AAAA-AAAA-AAAA"`] },
  calendarYear: { all: ['year: 2026'] },
  case: { at: ({ caseId }) => [`id: ${text(caseId)}`] },
  caseByNumber: { at: ({ number }) => [`number: ${text(number)}`] },
  caseEvents: { all: ['first: 500'] },
  caseStatistics: {
    all: [
      '',
      'groupBy: [EXECUTOR], asOf: "2026-11-18T04:59:59.000Z"',
      ...valuesOf('CaseGrouping').map((key) => `groupBy: [${key}]`),
    ],
  },
  cases: { all: ['first: 10'] },
  checkIin: { at: ({ keys }) => [`iin: ${text(keys.iin)}`] },
  clocks: { all: ['first: 500'] },
  deadlineChangePreview: { all: [NO_CHANGE] },
  deadlinePreview: {
    at: ({ keys }) => [`office: ${text(keys.officeId)}, startedAt: "2026-11-18T05:00:00.000Z", step: A1`],
  },
  executorCandidates: { all: [''], at: ({ caseId }) => [`caseId: ${text(caseId)}`] },
  inboxCases: { all: valuesOf('InboxCode').map((code) => `code: ${code}`) },
  lateForecast: { at: ({ keys }) => [`officeId: [${text(keys.officeId)}]`] },
  office: { at: ({ keys }) => [`id: ${text(keys.officeId)}`] },
  paperCheck: { all: ['code: "AAAA-AAAA-AAAA-AAAA"'] },
  savedViews: { all: ['list: CASES', 'list: USERS'] },
  search: {
    at: ({ number, keys }) => [number, keys.iin].map((wanted) => `text: ${text(wanted)}`),
  },
  sessions: { all: ['', 'own: true'] },
  timeStatistics: {
    all: [WHEN, `${WHEN}, byExecutor: true`],
    at: ({ keys }) => [`${WHEN}, officeId: [${text(keys.officeId)}]`],
  },
  user: { at: ({ staff }) => [staff.executor, staff.clerk].map(({ id }) => `id: ${text(id)}`) },
};

/** A request of the matrix: what is asked, and of which place; null: of all at once. */
export interface Question {
  readonly root: RootField;
  readonly place: Place | null;
  readonly document: string;
  readonly variables: Record<string, unknown>;
  readonly fields: ReadonlySet<string>;
}

/** The values of arguments as they are written in a document (`id: "…", first: 5`). */
function valuesIn(args: string): Record<string, unknown> {
  if (args === '') return {};
  const [definition] = parse(`{ root(${args}) }`).definitions;
  const [root] = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
  if (root?.kind !== Kind.FIELD) throw new Error(`These are no arguments: ${args}`);
  return Object.fromEntries(
    (root.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}

/** A call of a root field with values for some of its arguments: the same document for all values of the same ones. */
export function callOf(
  { operation, name, field }: RootField,
  values: Record<string, unknown>,
  selection: string,
) {
  const given = field.args.filter((arg) => arg.name in values);
  const list = (one: (arg: (typeof given)[number]) => string): string =>
    given.length === 0 ? '' : `(${given.map(one).join(', ')})`;
  const declared = list((arg) => `$${arg.name}: ${String(arg.type)}`);
  const passed = list((arg) => `${arg.name}: $${arg.name}`);
  return `${operation} ${declared} { ${name}${passed} ${selection} }`;
}

const selections = new Map<string, Selection>();

/** {@link everythingBelow} a root field, made once. */
export function selectionOf(root: RootField): Selection {
  const made = selections.get(root.name) ?? everythingBelow(root);
  selections.set(root.name, made);
  return made;
}

/** Every question that a root query is asked with. */
export function questionsOf(root: RootField, places: readonly Place[]): Question[] {
  const { text: selection, fields } = selectionOf(root);
  const known = ARGUMENTS[root.name];
  const missing = root.field.args.filter(({ type }) => isNonNullType(type)).map(({ name }) => name);
  if (!known && missing.length > 0) throw new Error(`${root.name} is asked with no ${missing.join()}`);
  const question = (args: string, place: Place | null): Question => {
    const variables = valuesIn(args);
    return { root, place, document: callOf(root, variables, selection), variables, fields };
  };
  const { all = known ? [] : [''], at = () => [] } = known ?? {};
  return [
    ...all.map((args) => question(args, null)),
    ...places.flatMap((place) => at(place).map((args) => question(args, place))),
  ];
}

import { getLoaderMapping } from '@pothos/selection-mapper';
import {
  defaultFieldResolver,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLResolveInfo,
  getArgumentValues,
  getVariableValues,
} from 'graphql';
import type { Plan, PlannedField, Shape, Typed } from './plan.ts';

/** Thrown over a row that was not loaded with the rest: this operation is not one for a plan, now or later. */
export class Unplanned extends Error {}

/** One execution of a plan. */
interface Run {
  readonly plan: Plan;
  readonly args: ExecutionArgs;
  /** A copy: whatever is kept beside it about this execution is not there for another. */
  readonly context: object;
  readonly variables: Record<string, unknown>;
  /** By the places of the fields; the same for all rows. */
  readonly infos: (GraphQLResolveInfo | undefined)[];
  readonly argumentsOf: (Record<string, unknown> | undefined)[];
  /** Of which fields it is known that what they need was loaded with their rows. */
  readonly loaded: boolean[];
  readonly waiting: Promise<void>[];
}

type Answer = Record<string, unknown>;

/**
 * Executes a plan: each field once for all rows as far as it is the same for them. Only the whole answer comes back;
 * rejects where graphql-js would tell of an error, and whoever called it then asks graphql-js itself.
 */
export async function executePlan(plan: Plan, args: ExecutionArgs): Promise<ExecutionResult> {
  const { schema, variableValues } = args;
  const { coerced, errors } = getVariableValues(
    schema,
    plan.operation.variableDefinitions ?? [],
    variableValues ?? {},
    // One is enough to leave it to graphql-js.
    { maxErrors: 1 },
  );
  if (errors) throw errors[0];
  const run: Run = {
    plan,
    args,
    context: { ...(args.contextValue as object) },
    variables: coerced,
    infos: new Array(plan.size),
    argumentsOf: new Array(plan.size),
    loaded: new Array(plan.size),
    waiting: [],
  };
  const data = answerOf(run, plan.fields, args.rootValue);
  while (run.waiting.length > 0) await Promise.all(run.waiting.splice(0));
  return { data };
}

function answerOf(run: Run, fields: readonly PlannedField[], source: unknown): Answer {
  const answer: Answer = {};
  for (const planned of fields) {
    const { key, typed } = planned;
    const value = valueAt(run, planned, source);
    if (!isPromise(value)) {
      answer[key] = complete(run, typed, value);
      continue;
    }
    if (!isLoaded(run, planned, source)) {
      value.then(undefined, () => {});
      throw new Unplanned(`${planned.parentType.name}.${planned.field.name}`);
    }
    // Keeps its place in the order of the fields.
    answer[key] = undefined;
    const completed = value.then((later) => {
      answer[key] = complete(run, typed, later);
    });
    // What fails after the plan was given up is heard by nobody else.
    completed.catch(() => {});
    run.waiting.push(completed);
  }
  return answer;
}

/** Whether what a field needs came with its row, so that it waits for something of its own and not for the row. */
function isLoaded({ context }: Run, { needs, path, parentType }: PlannedField, source: unknown): boolean {
  if (needs === 'relation') return false;
  return needs === null || getLoaderMapping(context, path, parentType.name, source) !== null;
}

function valueAt(run: Run, planned: PlannedField, source: unknown): unknown {
  const { column, field, place, loadedResolve } = planned;
  if (column !== null) {
    const value = (source as Answer)[column];
    // What is missing was not loaded with the row, and its resolver loads it.
    if (value !== undefined && typeof value !== 'function') return value;
  }
  const values = argumentsOf(run, planned, place);
  const info = infoOf(run, planned, place);
  if (loadedResolve && run.loaded[place]) {
    const value = loadedResolve(source, values, run.context, info);
    if (value !== undefined) return value;
  }
  const { resolve = defaultFieldResolver } = field;
  const value = resolve(source, values, run.context, info);
  // The first row's resolver has asked, and noted for all rows what was loaded with what it shows.
  if (loadedResolve)
    run.loaded[place] = getLoaderMapping(run.context, planned.path, planned.parentType.name) !== null;
  return value;
}

function argumentsOf(run: Run, { field, nodes: [node] }: PlannedField, place: number): Answer {
  if (field.args.length === 0 || !node) return {};
  const known = run.argumentsOf[place];
  if (known) return known;
  const values = getArgumentValues(field, node, run.variables);
  run.argumentsOf[place] = values;
  return values;
}

function infoOf(
  { plan, args, variables, infos }: Run,
  { field, nodes, parentType, path }: PlannedField,
  place: number,
): GraphQLResolveInfo {
  const known = infos[place];
  if (known) return known;
  const info: GraphQLResolveInfo = {
    fieldName: field.name,
    fieldNodes: nodes,
    returnType: field.type,
    parentType,
    path,
    schema: args.schema,
    fragments: plan.fragments,
    rootValue: args.rootValue,
    operation: plan.operation,
    variableValues: variables,
  };
  infos[place] = info;
  return info;
}

function complete(run: Run, { nullable, shape }: Typed, value: unknown): unknown {
  if (value === null || value === undefined) {
    if (nullable) return null;
    throw new Error('nothing where there must be something');
  }
  if (value instanceof Error) throw value;
  return completeShape(run, shape, value);
}

function completeShape(run: Run, shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case 'leaf':
      return shape.serialize(value);
    case 'list':
      if (!Array.isArray(value)) throw new Error('no list where there must be one');
      // All of them are given up together, and what one fails by is heard by nobody else.
      for (const item of value) if (isPromise(item)) item.then(undefined, () => {});
      return value.map((item: unknown) => {
        if (isPromise(item)) throw new Unplanned('a list of promises');
        return complete(run, shape.item, item);
      });
    case 'object':
      return answerOf(run, shape.fields, value);
  }
}

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof (value as Promise<unknown> | null | undefined)?.then === 'function';

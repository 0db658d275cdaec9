import { type ExecutionArgs, type ExecutionResult, GraphQLError, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../schema/context.ts';
import { checkOperation } from '../schema/tokens/tokenOperations.ts';
import { type Execute, plannedExecution } from './execution/execution.ts';
import { acceptedTypes } from './gate.ts';
import { errorHeaders, statusOf } from './httpStatus.ts';
import { describeError, type Log } from './log.ts';
import { askedFields } from './operations/askedFields.ts';
import { checkCost } from './operations/cost.ts';
import { outward, rootOf } from './outwardErrors.ts';
import type { RequestState } from './requestState.ts';
import type { StoreTrouble } from './storeTrouble.ts';
import { endingWith, mapStream } from './streams.ts';

/** What Yoga carries from the request to the plugins. */
export interface Carried extends Record<string, unknown> {
  readonly komek: RequestState;
}

/** A plugin of our Yoga. */
export type KomekPlugin = Plugin<Carried, Carried>;

const isStream = <T extends object>(result: T | AsyncIterable<T>): result is AsyncIterable<T> =>
  Symbol.asyncIterator in result;

/**
 * Notes the operation's name and what it asks for, and refuses what a token may not ask for, what would cost too much, and a subscription whose
 * answer could not be a stream.
 */
export function operations(): KomekPlugin {
  function enter(args: ExecutionArgs, kind: 'stream' | 'answer'): void {
    const context = args.contextValue as Carried & { readonly request: Request };
    const { komek, request } = context;
    Object.assign(context, { asked: askedFields(args.schema, args.document) } satisfies Partial<Context>);
    const operation = getOperationAST(args.document, args.operationName);
    komek.operation = operation?.name?.value.slice(0, 80) ?? null;
    if (operation) {
      checkOperation(komek.actor, args.document, operation);
      checkCost(args.schema, args.document, operation, args.variableValues ?? {});
    }
    const types = acceptedTypes(request);
    const fits =
      kind === 'stream'
        ? types.includes('text/event-stream')
        : types.some((type) => type !== 'text/event-stream');
    if (!fits) {
      const message =
        kind === 'stream'
          ? 'A subscription answers text/event-stream.'
          : 'Only a subscription answers text/event-stream.';
      throw new GraphQLError(message, { extensions: { http: { status: 406 } } });
    }
  }
  // Yoga has one executor for all requests; the plans stay with it.
  let execution: Execute | undefined;
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      enter(args as ExecutionArgs, 'answer');
      execution ??= plannedExecution(executeFn);
      setExecuteFn(execution);
    },
    onSubscribe: ({ args }) => enter(args as ExecutionArgs, 'stream'),
  };
}

/** Writes the views of personal data before the answer, or each event of a stream, leaves; without it nothing leaves. */
export function accessLog(): KomekPlugin {
  const written = async (state: RequestState, result: ExecutionResult): Promise<ExecutionResult> => {
    try {
      await state.views?.write(state.actor);
      return result;
    } catch (error) {
      return { errors: [new GraphQLError('access log', { originalError: asError(error) })] };
    }
  };
  return {
    async onExecutionResult({ result, setResult, context }) {
      const state = context.komek;
      if (!result) return;
      if (isStream(result)) {
        state.streaming = true;
        setResult(
          endingWith(
            result,
            state.ending.signal,
            (event) => written(state, event),
            () => state.ending.abort(),
          ),
        );
      } else {
        setResult(await written(state, result));
      }
    },
  };
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(typeof error));

/** Refusals that are about the request itself, whoever asks: HTTP says them too. */
const OF_THE_REQUEST: readonly unknown[] = ['OPERATION_TOO_LARGE', 'OPERATION_UNKNOWN'];
const PASSING: ReadonlySet<unknown> = new Set<StoreTrouble>(['STORAGE_FULL', 'UNAVAILABLE']);

/**
 * What HTTP itself says of an answer with errors; the rest is said by its errors alone, as application/json clients
 * expect. A program is told of every answer without data, for it may look at nothing else; only without a token, and of
 * what is wrong with its document, it hears what GraphQL over HTTP wants said to the type that it accepts.
 */
function httpOf(state: RequestState, { data }: ExecutionResult, [first, ...more]: readonly GraphQLError[]) {
  if (!first) return null;
  const { code, http } = first.extensions;
  const bySpec = state.bearer === null && http?.spec;
  if (!data && !bySpec && (state.byProgram || OF_THE_REQUEST.includes(code)))
    return { status: statusOf(first), headers: errorHeaders(first) };
  const all = [first, ...more];
  // Whoever stands between, a proxy or the browser's worker, must see that another try may succeed.
  const passing = data ? undefined : all.find(({ extensions }) => PASSING.has(extensions.code));
  if (passing) return { status: statusOf(passing), headers: errorHeaders(passing) };
  return data === undefined && all.some(({ extensions }) => extensions.code === 'INTERNAL')
    ? { status: 500 }
    : null;
}

/** Maps every error of every answer to what may leave, and logs those that nobody foresaw. */
export function outwardErrors(log: Log, suggestions: boolean): KomekPlugin {
  function settle(state: RequestState, result: ExecutionResult): ExecutionResult {
    if (!result.errors) return result;
    const errors = result.errors.map((inner) => {
      const { error, unforeseen } = outward(inner, state.requestId, suggestions);
      state.codes.add(String(error.extensions.code));
      if (unforeseen) {
        const { requestId, operation } = state;
        log.error(
          { requestId, operation, path: error.path?.join('.'), error: describeError(rootOf(inner)) },
          'failed',
        );
      }
      return error;
    });
    const http = httpOf(state, result, errors);
    return { ...result, errors, ...(http ? { extensions: { http } } : {}) };
  }
  return {
    onResultProcess({ result, setResult, serverContext }) {
      const state = serverContext.komek;
      // One result a request, for batches are refused before anything runs.
      if (Array.isArray(result)) throw new Error('a batch has run');
      if (isStream(result)) setResult(mapStream(result, (event) => settle(state, event)));
      else setResult(settle(state, result));
    },
  };
}

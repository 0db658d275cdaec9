import { type ExecutionArgs, type ExecutionResult, getOperationAST, Kind } from 'graphql';
import type { PrismaClient } from '../prisma/client.ts';
import { readingFor } from '../prisma/readingFor.ts';
import { databaseReader } from '../schema/access/databaseReader.ts';
import type { Actor, Context } from '../schema/context.ts';
import { KomekError } from '../schema/errors.ts';
import type { Replica } from './database/replica.ts';
import { rootOf } from './outwardErrors.ts';
import type { Carried, KomekPlugin } from './plugins.ts';
import { storeTrouble } from './storeTrouble.ts';

/** Where the queries of programs and analysts are read, so that they take no connection from people at work. */
export interface Reads {
  /** A few connections to the database itself. */
  readonly apart: PrismaClient;
  /** A copy that may be some seconds behind, where one is configured. */
  readonly replica: Replica | null;
}

/** Root fields whose answer never has to hold what its asker has written a moment ago: figures, lists and tables of cases. */
export const BEHIND_IS_FINE: ReadonlySet<string> = new Set([
  'caseStatistics',
  'lateForecast',
  'timeStatistics',
  'dueOverview',
  'cases',
  'caseTable',
  'caseEvents',
  'clocks',
]);

const isAnalyst = ({ roles }: Actor): boolean =>
  roles.length > 0 && roles.every((role) => role === 'ANALYST');

/** Whether somebody's own writing cannot be in what he asks for: a program that only analyses. */
export const mayReadBehind = (actor: Actor): boolean => actor.credential.kind === 'token' && isAnalyst(actor);

/** A field of the past: half a minute later its answer never changes again, which a copy that is behind could not promise. */
const OF_THE_PAST = 'asOf';

/** The root fields of a query, each by a name that {@link BEHIND_IS_FINE} may have; null for anything but a query. */
function rootFieldsOf({ document, operationName }: ExecutionArgs): readonly string[] | null {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== 'query') return null;
  const { selections } = operation.selectionSet;
  return selections.map((one) =>
    one.kind === Kind.FIELD && !one.arguments?.some(({ name }) => name.value === OF_THE_PAST)
      ? one.name.value
      : '',
  );
}

/** What only the database can have done: ours and GraphQL's own errors would come again anywhere. */
const failureOf = ({ errors = [] }: ExecutionResult): unknown =>
  errors.map(rootOf).find((error) => !(error instanceof KomekError));

/**
 * Sends the queries of programs and analysts to connections of their own, and to the replica what may be some seconds
 * old. What fails there is asked of the primary, and only its answer counts.
 */
export function reading({ apart, replica }: Reads, warn: (error: unknown) => void): KomekPlugin {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const asked = args as ExecutionArgs;
      const { komek } = asked.contextValue as Carried;
      const { actor } = komek;
      if (!actor || !(actor.credential.kind === 'token' || isAnalyst(actor))) return;
      const fields = rootFieldsOf(asked);
      if (!fields) return;
      const behind = mayReadBehind(actor) && fields.every((field) => BEHIND_IS_FINE.has(field));
      setExecuteFn(async (given: ExecutionArgs) => {
        const from = (connections: PrismaClient): unknown => {
          const db = readingFor(connections, databaseReader(actor));
          return executeFn({ ...given, contextValue: { ...(given.contextValue as Context), db } });
        };
        const copy = behind ? (replica?.db() ?? null) : null;
        if (copy === null) return from(apart);
        const result = (await from(copy)) as ExecutionResult;
        const failure = failureOf(result);
        if (failure === undefined) return result;
        if (storeTrouble(failure)) replica?.failed(failure);
        else warn(failure);
        return from(apart);
      });
    },
  };
}

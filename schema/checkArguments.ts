import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { PothosValidationError } from '@pothos/core';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { defaultFieldResolver } from 'graphql';
import type { Context } from './context.ts';
import { KomekError } from './errors.ts';
import { checkPage } from './paging.ts';

/**
 * Wraps every root field so that arguments which no field could use are refused alike, before any of them runs: pages
 * that are none (PAGE_TOO_LARGE, BAD_REQUEST), texts that the database cannot hold, and JSON without end (BAD_REQUEST).
 */
export function checkArguments(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.ROOT_FIELD]: (field) => {
      const { resolve = defaultFieldResolver, extensions } = field;
      return { ...field, resolve: checked(resolve, extensions?.maxPageSize) };
    },
  });
}

function checked(
  inner: GraphQLFieldResolver<unknown, Context>,
  maxPageSize: unknown,
): GraphQLFieldResolver<unknown, Context> {
  return async (source, args, context, info) => {
    if (nestsTooDeep(args)) throw new KomekError('BAD_REQUEST', 'An argument is nested too deep.');
    if (holdsNul(args)) throw new KomekError('BAD_REQUEST', 'A text holds a sign that cannot be stored.');
    checkPage(args, typeof maxPageSize === 'number' ? maxPageSize : undefined);
    try {
      return await inner(source, args, context, info);
    } catch (error) {
      // What Pothos says of a cursor of another list quotes the cursor.
      throw error instanceof PothosValidationError
        ? new KomekError('BAD_REQUEST', 'The page cannot be read.')
        : error;
    }
  };
}

/** No argument is anywhere near it, and what is would exhaust whoever walks through it. */
const DEEPEST = 50;

const nestsTooDeep = (value: unknown, depth = 0): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (depth > DEEPEST || Object.values(value).some((inner) => nestsTooDeep(inner, depth + 1)));

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (Array.isArray(value)) return value.some(holdsNul);
  return (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof Date) &&
    Object.values(value).some(holdsNul)
  );
}

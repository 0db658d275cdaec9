import { KomekError } from '../../schema/errors.ts';

/**
 * What one request may hold, for every role alike and checked before anything runs. Beside each the most that the back
 * office and the examples of the README need.
 */
export const LIMITS = {
  /** Words and signs of the document: 557. */
  tokens: 2000,
  /** Operations of the document, of which one is asked for: 1. */
  operations: 10,
  /** Fields at the root of an operation: 7. */
  rootFields: 20,
  /** Changes by one mutation, so that nobody does a thousand of them in one request: 1. */
  mutations: 1,
  /** Levels of fields: 7. */
  depth: 12,
  /** Fields, with fragments spread where they are used: 341. */
  fields: 1000,
  /** Fields under another name: 6. */
  aliases: 40,
  /** How often a field is named under one parent: 2. Comparing them with one another is quadratic. */
  repeats: 10,
  /** Directives: 0. */
  directives: 20,
  /** Items of a list, in the document or in the variables, however deep: 500 papers that are printed at once. */
  listItems: 500,
  /** Texts, numbers, lists and objects in the variables: some 4,000 in a new calendar year. */
  values: 8000,
  /** Levels of lists and objects in the variables: 5. */
  nesting: 20,
  /** Rows that may be asked of the database, the sizes of nested lists multiplied ({@link costOf}): 11,301. */
  rows: 20_000,
} as const;

/** What is limited. */
export type Limit = keyof typeof LIMITS;

/** The refusal of a request that holds more of something than {@link LIMITS} allows: OPERATION_TOO_LARGE. */
export const tooLarge = (limit: Limit): KomekError =>
  new KomekError('OPERATION_TOO_LARGE', `The request is too large: at most ${LIMITS[limit]} of ${limit}.`, {
    limit,
    maximum: LIMITS[limit],
  });

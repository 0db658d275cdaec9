import { makeAuthProvider } from './authProvider.ts';
import { makeDataProvider } from './dataProvider.ts';
import { makeClient, makeExecute } from './graphql.ts';
import { i18nProvider } from './i18nProvider.ts';
import type { FieldProblem, Problem } from './problem.ts';
import { fieldWords, problemWords } from './problemWords.ts';

const translate = (key: string, options?: Record<string, unknown>): string =>
  i18nProvider.translate(key, options);
const texts = {
  problem: (problem: Problem) => problemWords(translate, problem),
  field: (field: FieldProblem) => fieldWords(translate, field),
};
const client = makeClient();

/** The data provider of the page. */
export const dataProvider = makeDataProvider(client, texts);

/** The auth provider of the page. */
export const authProvider = makeAuthProvider(makeExecute(client), texts.problem);

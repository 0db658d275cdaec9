import { makeAuthProvider } from './authProvider.ts';
import { makeConnection } from './connection.ts';
import { makeDataProvider } from './dataProvider.ts';
import { makeClient, makeExecute } from './graphql.ts';
import { i18nProvider } from './i18nProvider.ts';
import type { FieldProblem, Problem } from './problem.ts';
import { fieldWords, problemWords } from './problemWords.ts';
import { makeProofState } from './proofState.ts';
import { makeSessionState } from './sessionState.ts';

const translate = (key: string, options?: Record<string, unknown>): string =>
  i18nProvider.translate(key, options);
const texts = {
  problem: (problem: Problem) => problemWords(translate, problem),
  field: (field: FieldProblem) => fieldWords(translate, field),
};
/** Whether the server answers. */
export const connection = makeConnection();

/** Whether the session of this page lasts. */
export const session = makeSessionState();

/** Whether a call waits until it is proven who sits here. */
export const proof = makeProofState();

const client = makeClient(fetch, connection);

/** The data provider of the page. */
export const dataProvider = makeDataProvider(client, texts, proof.ask);

/** The auth provider of the page. */
export const authProvider = makeAuthProvider(makeExecute(client), texts.problem, session);

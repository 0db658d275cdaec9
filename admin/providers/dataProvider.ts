import buildDataProvider from 'ra-data-graphql';
import { CREATE, type DataProvider, GET_LIST, GET_MANY, GET_ONE, HttpError, UPDATE } from 'react-admin';
import {
  AcknowledgeNotificationDocument,
  AcknowledgeNotificationsDocument,
  type CaseWholeFragment,
  ConfirmPasswordDocument,
  ExecutorCandidatesDocument,
  type ExecutorCandidatesQuery,
  InboxDocument,
  type InboxQuery,
  OpenIntakeDocument,
  type OpenIntakeMutation,
  type PaperWholeFragment,
  PersonAtIntakeDocument,
  type PersonAtIntakeMutation,
  PrintPapersDocument,
  ServerTimeDocument,
  type ServerTimeQuery,
  UnacknowledgedNotificationsDocument,
  type UnacknowledgedNotificationsQuery,
} from '../generated/graphql.ts';
import type { Call } from './cell.ts';
import { type Client, type Execute, makeExecute } from './graphql.ts';
import { type FieldProblem, type Problem, problemError, problemOf } from './problem.ts';
import type { ResourceCells } from './resources/resourceCells.ts';
import { resources } from './resources.ts';
import { makeRunTransition, type TransitionInputs } from './transitions.ts';

/** React-admin's data provider with the calls that are not records of a list. */
export interface KomekDataProvider extends DataProvider {
  runTransition<Name extends keyof TransitionInputs>(
    name: Name,
    input: TransitionInputs[Name],
  ): Promise<CaseWholeFragment | null>;
  inbox(): Promise<InboxQuery['inbox']>;
  /** With a case: who may have it, and whom the system suggests for it. */
  executorCandidates(caseId: string | null): Promise<ExecutorCandidatesQuery['executorCandidates']>;
  serverTime(): Promise<ServerTimeQuery['serverTime']>;
  openIntake(): Promise<OpenIntakeMutation['openIntake']>;
  personAtIntake(iin: string): Promise<PersonAtIntakeMutation['personAtIntake']>;
  /** Logs a print of each of the papers, 100 at most, and answers them. */
  printPapers(ids: readonly string[]): Promise<readonly PaperWholeFragment[]>;
  /** Proves by the password, and a code where one is needed, once more that it is the reader; answers until when that holds. */
  confirmPassword(password: string, code: string | null): Promise<string>;
  unacknowledgedNotifications(): Promise<UnacknowledgedNotificationsQuery['unacknowledgedNotifications']>;
  acknowledgeNotification(cursor: number): Promise<void>;
  /** All rows up to this cursor. */
  acknowledgeNotifications(upTo: number): Promise<void>;
  /** Any other of our documents. */
  ask: Execute;
}

type ProviderOptions = Parameters<typeof buildDataProvider>[0];

/** The texts of problems in the reader's language. */
export interface ProblemTexts {
  readonly problem: (problem: Problem) => string;
  readonly field: (field: FieldProblem) => string;
}

/** The methods under the names that ra-data-graphql gives them. */
const METHODS: Readonly<Record<string, keyof ResourceCells>> = {
  [GET_LIST]: 'getList',
  [GET_ONE]: 'getOne',
  [GET_MANY]: 'getMany',
  [CREATE]: 'create',
  [UPDATE]: 'update',
};

/** What ra-data-graphql sends for a call of react-admin; throws for a resource or method that the table does not have. */
export function buildQuery(action: string, resource: string, params: unknown): Call {
  const method = METHODS[action];
  const call = method && (resources[resource]?.[method] as ((given: unknown) => Call) | undefined);
  if (!call) throw new HttpError(`${resource} has no ${action}`, 400);
  return call(params);
}

/**
 * Builds the data provider over ra-data-graphql and one client; every failure leaves it in the reader's words. What is
 * refused until the reader proves that it is he is done once `prove` has seen him do so.
 */
export function makeDataProvider(
  client: Client,
  texts: ProblemTexts,
  prove: () => Promise<boolean>,
): KomekDataProvider {
  const said = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await work();
    } catch (error) {
      throw problemError(error, texts.problem, texts.field);
    }
  };
  const inWords = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await said(work);
    } catch (error) {
      // Nothing was done of what was refused so: it is sent again as it was.
      if (problemOf(error).code !== 'PROOF_NEEDED' || !(await prove())) throw error;
      return await said(work);
    }
  };
  const base = buildDataProvider({
    // Of its client it calls these two methods, and of a document it reads the kind of the operation.
    client: client as unknown as NonNullable<ProviderOptions['client']>,
    introspection: false,
    buildQuery: () => buildQuery as unknown as ReturnType<ProviderOptions['buildQuery']>,
    query: () => ({ fetchPolicy: 'no-cache' }),
    mutation: () => ({ fetchPolicy: 'no-cache' }),
  });
  const execute = makeExecute(client);
  const runTransition = makeRunTransition(execute);

  return {
    supportAbortSignal: true,
    getList: (...call) => inWords(() => base.getList(...call)),
    getOne: (...call) => inWords(() => base.getOne(...call)),
    getMany: (...call) => inWords(() => base.getMany(...call)),
    getManyReference: (...call) => inWords(() => base.getManyReference(...call)),
    create: (...call) => inWords(() => base.create(...call)),
    update: (...call) => inWords(() => base.update(...call)),
    updateMany: (...call) => inWords(() => base.updateMany(...call)),
    delete: (...call) => inWords(() => base.delete(...call)),
    deleteMany: (...call) => inWords(() => base.deleteMany(...call)),
    runTransition: (name, input) => inWords(() => runTransition(name, input)),
    inbox: () => inWords(async () => (await execute(InboxDocument, {})).inbox),
    executorCandidates: (caseId) =>
      inWords(async () => (await execute(ExecutorCandidatesDocument, { caseId })).executorCandidates),
    serverTime: () => inWords(async () => (await execute(ServerTimeDocument, {})).serverTime),
    openIntake: () => inWords(async () => (await execute(OpenIntakeDocument, {})).openIntake),
    personAtIntake: (iin) =>
      inWords(async () => (await execute(PersonAtIntakeDocument, { iin })).personAtIntake),
    printPapers: (ids) =>
      inWords(async () => (await execute(PrintPapersDocument, { ids: [...ids] })).printPapers),
    confirmPassword: (password, code) =>
      inWords(async () => (await execute(ConfirmPasswordDocument, { password, code })).confirmPassword),
    unacknowledgedNotifications: () =>
      inWords(
        async () => (await execute(UnacknowledgedNotificationsDocument, {})).unacknowledgedNotifications,
      ),
    acknowledgeNotification: (cursor) =>
      inWords(async () => void (await execute(AcknowledgeNotificationDocument, { cursor }))),
    acknowledgeNotifications: (upTo) =>
      inWords(async () => void (await execute(AcknowledgeNotificationsDocument, { upTo }))),
    ask: (document, variables) => inWords(() => execute(document, variables)),
  };
}

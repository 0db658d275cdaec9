import { syntheticIin } from '../support/syntheticIin.ts';
import type { System } from './system.ts';

const sessions = new Map<string, Promise<string>>();

/** Asks the API as this person, without a browser. */
async function askAs<Data>(system: System, login: string, query: string, variables: object): Promise<Data> {
  const cookie = await (sessions.get(login) ?? openSession(system, login));
  const answer = await send(system, query, variables, { cookie });
  const { data, errors } = (await answer.json()) as { data?: Data; errors?: unknown };
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data;
}

const send = (system: System, query: string, variables: object, headers: Record<string, string> = {}) =>
  fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: system.url, ...headers },
    body: JSON.stringify({ query, variables }),
  });

function openSession(system: System, login: string): Promise<string> {
  const opened = send(
    system,
    'mutation ($login: String!, $password: String!) { signIn(login: $login, password: $password) { roles } }',
    { login, password: system.password },
  ).then((answer) => answer.headers.get('set-cookie')?.split(';')[0] ?? '');
  sessions.set(login, opened);
  return opened;
}

interface Stepped {
  readonly done: {
    readonly case: { readonly id: string; readonly version: number; readonly number: string };
  };
}

/** Takes a step as this person; answers with the case as it is then. */
async function step(
  system: System,
  login: string,
  name: string,
  input: object,
): Promise<Stepped['done']['case']> {
  const type = `${name === 'registerApplication' ? 'RegisterApplication' : name[0]?.toUpperCase() + name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { done: ${name}(input: $input) { case { id version number } } }`;
  return (await askAs<Stepped>(system, login, query, { input })).done.case;
}

const DOCUMENTS = [
  ...['APPLICATION_FORM', 'FAMILY_COMPOSITION', 'FAMILY_INCOME'],
  ...['SUBSIDIARY_PLOT', 'RESIDENCE_PROOF', 'SOCIAL_CONTRACT'],
].map((kind) => ({ kind, state: 'PRESENT', pages: 2 }));

// Other runs may have worked in the same system, and other files take the lower ones.
let serial = 2000 + (Date.now() % 1000);

/** A new case of the department in Aksu, assigned to this executor; its number and its path. */
export async function newCaseFor(
  system: System,
  executor: string,
): Promise<{ number: string; path: string }> {
  serial += 1;
  const { viewer } = await askAs<{ viewer: { user: { id: string } } }>(
    system,
    executor,
    '{ viewer { user { id } } }',
    {},
  );
  const made = await step(system, 'aks.clerk', 'registerApplication', {
    iin: syntheticIin(serial),
    surname: 'Сейітқалиев',
    givenName: 'Арман',
    address: 'Ақсу ауданы, Қапал ауылы',
    language: 'KK',
    deliveryPreference: 'DEPARTMENT',
    documents: DOCUMENTS,
    receivedOutsideHours: true,
  });
  const sent = await step(system, 'aks.clerk', 'forwardToHead', {
    caseId: made.id,
    expectedVersion: made.version,
  });
  await step(system, 'aks.head', 'assignExecutor', {
    caseId: made.id,
    expectedVersion: sent.version,
    executorId: viewer.user.id,
    resolution: 'Белгіленген мерзімде қарау.',
  });
  return { number: made.number, path: `/cases/${made.id}` };
}

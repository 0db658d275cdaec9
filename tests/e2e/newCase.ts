import { createHash } from 'node:crypto';
import { syntheticIin } from '../support/syntheticIin.ts';
import { openSession, type System } from './system.ts';

const sessions = new Map<string, Promise<string>>();

/** Asks the API as this person, without a browser. */
async function askAs<Data>(system: System, login: string, query: string, variables: object): Promise<Data> {
  const opened = sessions.get(login) ?? openSession(system, login);
  sessions.set(login, opened);
  const answer = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: system.url, cookie: await opened },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as { data?: Data; errors?: unknown };
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data;
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

/** A case that was made for a test. */
export interface MadeCase {
  readonly id: string;
  readonly number: string;
  readonly path: string;
  readonly version: number;
}

/** How the applicant wants the notice. */
type Preference = 'DEPARTMENT' | 'POST';

/** Registers an application of somebody who has no open case yet: other files take people out of the same ones. */
async function registerSomebody(
  system: System,
  deliveryPreference: Preference,
): Promise<Stepped['done']['case']> {
  serial += 1;
  const iin = syntheticIin(serial);
  return step(system, 'aks.clerk', 'registerApplication', {
    iin,
    surname: 'Сейітқалиев',
    givenName: 'Арман',
    address: 'Ақсу ауданы, Қапал ауылы',
    language: 'KK',
    deliveryPreference,
    documents: DOCUMENTS,
    receivedOutsideHours: true,
  }).catch((error: unknown) => {
    if (String(error).includes('OPEN_CASE_EXISTS')) return registerSomebody(system, deliveryPreference);
    throw error;
  });
}

/** A new case of the department in Aksu, assigned to this executor; its number and its path. */
export async function newCaseFor(
  system: System,
  executor: string,
  deliveryPreference: Preference = 'DEPARTMENT',
): Promise<MadeCase> {
  const { viewer } = await askAs<{ viewer: { user: { id: string } } }>(
    system,
    executor,
    '{ viewer { user { id } } }',
    {},
  );
  const made = await registerSomebody(system, deliveryPreference);
  const sent = await step(system, 'aks.clerk', 'forwardToHead', {
    caseId: made.id,
    expectedVersion: made.version,
  });
  const { version } = await step(system, 'aks.head', 'assignExecutor', {
    caseId: made.id,
    expectedVersion: sent.version,
    executorId: viewer.user.id,
    resolution: 'Белгіленген мерзімде қарау.',
  });
  return { id: made.id, number: made.number, path: `/cases/${made.id}`, version };
}

/** Takes a step of a made case as this person; answers the case with its new version. */
export async function stepOf(
  system: System,
  login: string,
  name: string,
  made: MadeCase,
  input: object = {},
): Promise<MadeCase> {
  const { version } = await step(system, login, name, {
    ...input,
    caseId: made.id,
    expectedVersion: made.version,
  });
  return { ...made, version };
}

/** A case whose notice waits for the head's signature. */
export async function submittedCaseFor(
  system: System,
  executor: string,
  preference: Preference = 'DEPARTMENT',
): Promise<MadeCase> {
  const accepted = await stepOf(
    system,
    executor,
    'acceptDocuments',
    await newCaseFor(system, executor, preference),
  );
  const documents = DOCUMENTS.map(({ kind, state }) => ({ kind, state }));
  const checked = await stepOf(system, executor, 'completeCheck', accepted, { documents });
  return stepOf(system, executor, 'submitNotice', checked, { kind: 'ASSIGNMENT', grounds: [] });
}

interface ToSign {
  readonly case: {
    readonly notices: readonly {
      readonly version: number;
      readonly contentHash: string;
      readonly pageUrl: string;
    }[];
  };
}

/** A case whose notice is signed, as the head saw its page. */
export async function signedCaseFor(
  system: System,
  executor: string,
  preference: Preference = 'DEPARTMENT',
): Promise<MadeCase> {
  const made = await submittedCaseFor(system, executor, preference);
  const query = 'query ($id: ID!) { case(id: $id) { notices { version contentHash pageUrl } } }';
  const { notices } = (await askAs<ToSign>(system, 'aks.head', query, { id: made.id })).case;
  const notice = notices.at(-1);
  if (!notice) throw new Error('There is no notice.');
  const cookie = (await sessions.get('aks.head')) ?? '';
  const page = await fetch(`${system.url}${notice.pageUrl}`, { headers: { cookie } });
  const bytes = new Uint8Array(await page.arrayBuffer());
  return stepOf(system, 'aks.head', 'signNotice', made, {
    noticeVersion: notice.version,
    contentHash: notice.contentHash,
    shownHash: createHash('sha256').update(bytes).digest('hex'),
  });
}

import { buildSchema, type GraphQLSchema } from 'graphql';
import { createClient, type PrismaClient } from '../../prisma/client.ts';
import type { Context, Events } from '../../schema/context.ts';
import { forbidden, KomekError } from '../../schema/errors.ts';
import { type App, type AppOptions, createApp } from '../../server/app.ts';
import { createLog, type Log } from '../../server/log.ts';
import { Mailboxes } from '../../server/mailboxes.ts';
import { ANY_DOCUMENT } from '../../server/operations/knownDocuments.ts';
import { plainWorks } from './plainPress.ts';

/** Where the tests' pages come from. */
export const ORIGIN = 'http://localhost:8080';

/** A small schema with one field for each thing that the server must handle. */
export function tinySchema(): GraphQLSchema {
  const schema = buildSchema(`
    type Query {
      hello(name: String): String!
      number(value: Int!): Int!
      secret: String
      refused: String
      viewer: String
      roles: [String!]
      person(id: String!): String
      nest: Nest!
      slow: String
    }
    type Nest { nest: Nest! hello: String! }
    input Person { iin: Int! name: String }
    type Mutation {
      signIn(login: String!, password: String!): String!
      signOut: Boolean!
      changePassword(current: String!, next: String!): Boolean!
      register(person: Person!): String!
    }
    type Subscription { ticks: Int! people(id: String!): String! broken: Int! }
  `);
  const hello = () => 'salem';
  define(schema, 'Query', {
    hello,
    number: (_source, { value }) => value,
    secret: () => {
      throw new Error('Invalid value 900615300123 of Сейітова');
    },
    refused: () => {
      throw forbidden(['HEAD']);
    },
    viewer: (_source, _args, { actor }) => actor?.login ?? null,
    roles: (_source, _args, { actor }) => actor?.roles ?? null,
    person: (_source, { id }, { views }) => {
      views.note({ applicantId: String(id) });
      return 'seen';
    },
    nest: () => ({ hello: 'salem' }),
    slow: () => new Promise((resolve) => setTimeout(() => resolve('done'), 400)),
  });
  define(schema, 'Nest', { nest: () => ({}), hello });
  define(schema, 'Mutation', {
    signIn: async (_source, { login, password }, { auth }) => {
      const actor = await auth.signIn(String(login), String(password));
      return actor.login;
    },
    signOut: async (_source, _args, { auth }) => {
      await auth.signOut();
      return true;
    },
    changePassword: async (_source, { current, next }, { auth, actor }) => {
      if (!actor) throw new KomekError('UNAUTHENTICATED', 'Sign in first.');
      await auth.changePassword(actor, { password: String(current), code: null }, String(next));
      return true;
    },
    register: () => 'registered',
  });
  stream(schema, 'ticks', async function* (_args, { events, abort }) {
    let tick = 0;
    yield tick;
    for await (const _ of events.subscribe((signal) => signal.topic === 'case', abort)) yield ++tick;
  });
  stream(schema, 'people', async function* ({ id }, { views }) {
    views.note({ applicantId: String(id) });
    yield 'seen';
  });
  // biome-ignore lint/correctness/useYield: it breaks before its first value
  stream(schema, 'broken', async function* () {
    throw new Error('900615300123');
  });
  return schema;
}

type Args = Readonly<Record<string, unknown>>;
type Resolver = (source: unknown, args: Args, context: Context) => unknown;

function define(schema: GraphQLSchema, type: string, resolvers: Readonly<Record<string, Resolver>>): void {
  const found = schema.getType(type);
  if (!found || !('getFields' in found)) throw new Error(`no type ${type}`);
  for (const [name, resolve] of Object.entries(resolvers))
    Object.assign(found.getFields()[name] ?? {}, { resolve });
}

function stream(
  schema: GraphQLSchema,
  name: string,
  source: (args: Args, context: Context) => AsyncIterable<unknown>,
): void {
  const field = schema.getSubscriptionType()?.getFields()[name];
  Object.assign(field ?? {}, {
    subscribe: (_source: unknown, args: Args, context: Context) => source(args, context),
    resolve: (value: unknown) => value,
  });
}

/** A database that is not there: whoever asks it anything fails. */
export const noDatabase = (): PrismaClient =>
  createClient({ connectionString: 'postgresql://nobody@127.0.0.1:1/none' });

/** Events of this process only, with a `deliver` to send them. */
export function localEvents(): Events & {
  readonly deliver: Mailboxes['deliver'];
  readonly close: () => void;
} {
  const mailboxes = new Mailboxes();
  return {
    subscribe: (wants, abort) => mailboxes.open(wants, abort),
    deliver: (signal) => mailboxes.deliver(signal),
    close: () => mailboxes.closeAll(),
  };
}

/** The API over the small schema; what is not named is a default fit for tests. */
export function tinyApp(
  options: Partial<Omit<AppOptions, 'config'>> & { config?: Partial<AppOptions['config']> } = {},
): App {
  return createApp({
    schema: tinySchema(),
    db: noDatabase(),
    events: localEvents(),
    log: createLog('silent'),
    papers: plainWorks,
    documents: ANY_DOCUMENT,
    ...options,
    config: {
      production: true,
      publicOrigins: [ORIGIN],
      cookieSecure: true,
      sessionIdleMinutes: 60,
      sessionHours: 12,
      signProofMinutes: 30,
      ...options.config,
    },
  });
}

/** A log that keeps its lines. */
export function keptLog(): {
  readonly log: Log;
  readonly lines: () => Record<string, unknown>[];
  readonly text: () => string;
} {
  let text = '';
  const log = createLog('debug', {
    write(line) {
      text += line;
    },
  });
  const lines = (): Record<string, unknown>[] =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { log, lines, text: () => text };
}

/** A request to the API; `headers` of null leave the usual one out. */
export function post(
  body: unknown,
  headers: Readonly<Record<string, string | null>> = {},
  init: { method?: string; path?: string; signal?: AbortSignal } = {},
): Request {
  const all = { 'content-type': 'application/json', accept: 'application/json', origin: ORIGIN, ...headers };
  const sent = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  const method = init.method ?? 'POST';
  return new Request(`${ORIGIN}${init.path ?? '/graphql'}`, {
    method,
    headers: sent,
    ...(method === 'GET' || method === 'OPTIONS'
      ? {}
      : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(init.signal ? { signal: init.signal } : {}),
  });
}

/** What came back from the API. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** Asks and reads the whole answer. */
export async function ask(app: App, request: Request, address = '192.0.2.1'): Promise<Answer> {
  const response = await app.fetch(request, { address });
  const text = await response.text();
  const body = text === '' ? {} : (JSON.parse(text) as Omit<Answer, 'status' | 'headers'>);
  return { ...body, status: response.status, headers: response.headers };
}

/** The codes of an answer's errors. */
export const codesOf = (answer: Answer): unknown[] =>
  (answer.errors ?? []).map((error) => error.extensions.code);

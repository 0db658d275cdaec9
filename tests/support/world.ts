import { createHash, randomBytes } from 'node:crypto';
import type { Role, User } from '../../prisma/client.ts';
import { DocumentKind } from '../../prisma/client.ts';
import { schema } from '../../schema/index.ts';
import type { PaperWorks } from '../../schema/papers/works.ts';
import type { App, AppOptions } from '../../server/app.ts';
import { createApp } from '../../server/app.ts';
import type { Live } from '../../server/live.ts';
import { createLive } from '../../server/live.ts';
import { createLog } from '../../server/log.ts';
import type { KnownDocuments } from '../../server/operations/knownDocuments.ts';
import { cookieName } from '../../server/signIn/cookies.ts';
import type { TestDatabase } from './database.ts';
import { testDatabase } from './database.ts';
import { plainWorks } from './plainPress.ts';
import { syntheticIin } from './syntheticIin.ts';

export { syntheticIin };

/** Where the tests' pages come from. */
export const ORIGIN = 'http://localhost:8080';

/** A GraphQL answer as a client reads it. */
export interface Answer {
  readonly status: number;
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Record<string, unknown> & { readonly code: string };
  }[];
}

/** A signed-in official with a session of his own. */
export interface Person extends User {
  readonly cookie: string;
  /** The secret of an API token, sent beside the cookie, which then counts for nothing. */
  readonly bearer?: string;
}

/** Whoever asks, by what he shows. */
export type Caller = Pick<Person, 'cookie' | 'bearer'>;

/** The headers by which somebody (or nobody) shows who he is. */
export const shownBy = (who: Caller | null): Record<string, string> => ({
  ...(who ? { cookie: who.cookie } : {}),
  ...(who?.bearer === undefined ? {} : { authorization: `Bearer ${who.bearer}` }),
});

/** The product without a socket: the real schema, the real server side, a real database, and a clock to set. */
export interface World extends TestDatabase {
  readonly app: App;
  readonly live: Live;
  /** What makes and seals its papers. */
  readonly papers: PaperWorks;
  /** The server's clock; a Wednesday morning at the offices unless a test moves it. */
  clock: Date;
  /** Makes an active official of an office and signs him in. */
  person(officeCode: string, roles: readonly Role[], more?: Partial<User>): Promise<Person>;
  /** Opens another session of somebody. */
  session(userId: string): Promise<string>;
  /** Asks as somebody (or as nobody). */
  ask(who: Caller | null, document: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** A second server process on the same database. */
  anotherServer(): Promise<App>;
}

/** 10:00 on Wednesday 18 November 2026 at the offices. */
export const WORKING_MORNING = new Date('2026-11-18T05:00:00.000Z');

const config = {
  production: false,
  publicOrigins: [ORIGIN],
  cookieSecure: false,
  sessionIdleMinutes: 60,
  sessionHours: 12,
  // Worlds move their clock by years; what a proof that is too old does is tested by itself.
  signProofMinutes: 60 * 24 * 365 * 30,
  // Races are between as many as a test sends at once; what one user may have is tested by itself.
  shares: { streams: 1000, operations: 1000, files: 1000 },
};

let serial = 0;

/** What a world may have otherwise than usual: papers for those who look at them, another configuration or documents. */
export interface WorldOptions {
  readonly papers?: (db: TestDatabase['db']) => PaperWorks | Promise<PaperWorks>;
  readonly config?: Partial<AppOptions['config']>;
  readonly documents?: KnownDocuments;
}

/** A world of one test file; `close` it at the end. */
export async function createWorld(options: WorldOptions = {}): Promise<World> {
  // Test files share their modules: each world counts anew, so that its people are the same in whatever order files run.
  serial = 0;
  const database = await testDatabase();
  const { db, url } = database;
  const log = createLog('silent');
  const ends: (() => Promise<void>)[] = [];
  const papers = await (options.papers?.(database.db) ?? plainWorks);
  const serverOn = async (): Promise<{ app: App; live: Live }> => {
    const live = await createLive(url, log);
    const app = createApp({
      schema,
      db,
      events: live,
      config: { ...config, ...options.config },
      log,
      papers,
      now: () => world.clock,
      ...(options.documents ? { documents: options.documents } : {}),
    });
    ends.push(async () => {
      await app.dispose();
      await live.stop();
    });
    return { app, live };
  };
  const session = async (userId: string): Promise<string> => {
    const token = randomBytes(32).toString('base64url');
    await db.session.create({
      data: {
        userId,
        tokenHash: createHash('sha256').update(token).digest('hex'),
        createdAt: world.clock,
        lastSeenAt: world.clock,
        expiresAt: new Date(world.clock.getTime() + 3650 * 24 * 3_600_000),
      },
    });
    return `${cookieName('session', false)}=${token}`;
  };
  const world: World = {
    ...database,
    app: undefined as unknown as App,
    live: undefined as unknown as Live,
    papers,
    clock: WORKING_MORNING,
    session,
    async person(officeCode, roles, more = {}) {
      serial += 1;
      const { id: officeId } = await db.office.findUniqueOrThrow({ where: { code: officeCode } });
      const user = await db.user.create({
        data: {
          login: `user${serial}.${randomBytes(4).toString('hex')}`,
          passwordHash: 'none: signed in by the test',
          surname: 'Тестов',
          givenName: `Адам${'абвгдежзик'[serial % 10]}`,
          patronymic: null,
          roles: [...roles],
          ...more,
          officeId,
        },
      });
      return { ...user, cookie: await session(user.id) };
    },
    ask: (who, document, variables) => ask(world.app, who, document, variables),
    anotherServer: async () => (await serverOn()).app,
    async close() {
      for (const end of ends.reverse()) await end();
      await database.close();
    },
  };
  Object.assign(world, await serverOn());
  return world;
}

/** Asks one server process as somebody (or as nobody). */
export async function ask(
  app: App,
  who: Caller | null,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  const response = await app.fetch(request(who, query, variables, 'application/json'));
  return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
}

/** A request as the back office sends it. */
export function request(
  who: Caller | null,
  query: string,
  variables: Record<string, unknown>,
  accept: string,
  signal?: AbortSignal,
): Request {
  return new Request(`${ORIGIN}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...shownBy(who) },
    body: JSON.stringify({ query, variables }),
    ...(signal ? { signal } : {}),
  });
}

/** All six documents of Standard cl. 11, handed in. */
export const ALL_DOCUMENTS = Object.values(DocumentKind).map((kind) => ({
  kind,
  state: 'PRESENT',
  pages: 2,
}));

/** An application that may be registered; a new person each time. */
export function application(more: Record<string, unknown> = {}): Record<string, unknown> {
  serial += 1;
  return {
    iin: syntheticIin(serial),
    surname: 'Әлиева',
    givenName: 'Гүлнәр',
    patronymic: 'Серікқызы',
    address: 'Ақсу ауданы, Жансүгіров кенті, Желтоқсан көшесі, 7',
    phone: '8 (72832) 2-11-43',
    language: 'KK',
    deliveryPreference: 'DEPARTMENT',
    documents: ALL_DOCUMENTS,
    ...more,
  };
}

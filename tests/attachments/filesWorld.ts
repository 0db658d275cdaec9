import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { expect, inject } from 'vitest';
import type { AttachmentLimits } from '../../schema/context.ts';
import { schema } from '../../schema/index.ts';
import { type App, createApp } from '../../server/app.ts';
import { diskStore } from '../../server/files/store/diskStore.ts';
import type { FileStore } from '../../server/files/store/fileStore.ts';
import type { Log } from '../../server/log.ts';
import { plainWorks } from '../support/plainPress.ts';
import { keptLog } from '../support/tinyApp.ts';
import { type Answer, ask, createWorld, ORIGIN, type Person, type World } from '../support/world.ts';

/** A world whose server keeps attachments in a folder of its own. */
export interface FilesWorld {
  readonly world: World;
  readonly app: App;
  readonly store: FileStore;
  readonly folder: string;
  readonly log: () => string;
  /** Paths of the files that are kept, complete or not. */
  kept(): Promise<string[]>;
  /** Another server on the same database and folder, with other limits, another store or other resolvers. */
  server(more?: {
    limits?: Partial<AttachmentLimits>;
    store?: FileStore;
    log?: Log;
    schema?: GraphQLSchema;
  }): App;
  close(): Promise<void>;
}

/** Small limits, so that tests reach them. */
export const LIMITS: AttachmentLimits = { maxBytes: 100_000, maxFiles: 3 };

/** Makes the world of one test file; `close` it at the end. */
export async function createFilesWorld(): Promise<FilesWorld> {
  const world = await createWorld();
  const folder = await mkdtemp(join(inject('runFolder'), 'files-'));
  const store = diskStore(folder);
  const { log, text } = keptLog();
  const apps: App[] = [];
  const server: FilesWorld['server'] = (more = {}) => {
    const app = createApp({
      papers: plainWorks,
      schema: more.schema ?? schema,
      db: world.db,
      events: world.live,
      config: {
        production: false,
        publicOrigins: [ORIGIN],
        cookieSecure: false,
        sessionIdleMinutes: 60,
        sessionHours: 12,
        signProofMinutes: 600,
      },
      log: more.log ?? log,
      now: () => world.clock,
      files: { store: more.store ?? store, limits: { ...LIMITS, ...more.limits } },
    });
    apps.push(app);
    return app;
  };
  return {
    world,
    folder,
    store,
    server,
    app: server(),
    log: text,
    async kept() {
      const found = await readdir(folder, { recursive: true, withFileTypes: true });
      return found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    },
    async close() {
      for (const app of apps) await app.dispose();
      await world.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What `POST /files/uploads` or a refusal answered. */
export interface UploadAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly id?: string;
    readonly type?: string;
    readonly size?: number;
    readonly sha256?: string;
    readonly errors?: readonly {
      readonly message: string;
      readonly extensions: {
        readonly code: string;
        readonly fields?: readonly { path: string; code: string; params?: Record<string, unknown> }[];
      };
    }[];
  };
}

/** A request to hand in a file; a header of null is left out. */
export function uploadRequest(
  who: Pick<Person, 'cookie'> | null,
  bytes: Buffer | ReadableStream<Uint8Array>,
  headers: Readonly<Record<string, string | null>> = {},
  signal?: AbortSignal,
): Request {
  const all = {
    'content-type': 'application/octet-stream',
    origin: ORIGIN,
    cookie: who?.cookie ?? null,
    'content-length': bytes instanceof Buffer ? String(bytes.length) : null,
    ...headers,
  };
  return new Request(`${ORIGIN}/files/uploads`, {
    method: 'POST',
    headers: Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
    body: bytes,
    duplex: 'half',
    ...(signal ? { signal } : {}),
  } as RequestInit);
}

/** Hands in a file. */
export async function upload(
  app: App,
  who: Pick<Person, 'cookie'> | null,
  bytes: Buffer,
  headers: Readonly<Record<string, string | null>> = {},
): Promise<UploadAnswer> {
  const response = await app.fetch(uploadRequest(who, bytes, headers));
  const { status } = response;
  return { status, headers: response.headers, body: (await response.json()) as UploadAnswer['body'] };
}

/** Hands in a file that must be taken; its key. */
export async function uploaded(app: App, who: Pick<Person, 'cookie'>, bytes: Buffer): Promise<string> {
  const { status, body } = await upload(app, who, bytes);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id ?? '';
}

const ATTACH = `mutation ($input: AttachFileInput!) { attachFile(input: $input) {
  id fileName type size sha256 url addedAt addedBy { id } document { kind } } }`;

/** Sends `attachFile`. */
export const attach = (app: App, who: Person | null, input: Record<string, unknown>): Promise<Answer> =>
  ask(app, who, ATTACH, { input: { fileName: 'Өтініш.pdf', ...input } });

/** Hands in a file and attaches it, which must succeed; the attachment. */
export async function attached(app: App, who: Person, caseId: string, bytes: Buffer) {
  const answer = await attach(app, who, { caseId, uploadId: await uploaded(app, who, bytes) });
  expect(answer.errors, JSON.stringify(answer.errors)).toBeUndefined();
  return answer.data?.attachFile as { readonly id: string; readonly url: string; readonly sha256: string };
}

/** Sends `removeAttachment`. */
export const remove = (
  app: App,
  who: Person | null,
  id: string,
  reason = 'Қате тіркелген',
): Promise<Answer> =>
  ask(
    app,
    who,
    'mutation ($input: RemoveAttachmentInput!) { removeAttachment(input: $input) { id fileName } }',
    { input: { id, reason } },
  );

/** Fetches a file. */
export const fetchFile = (
  app: App,
  who: Pick<Person, 'cookie'> | null,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  app.fetch(
    new Request(`${ORIGIN}${path}`, { headers: { ...(who ? { cookie: who.cookie } : {}), ...headers } }),
  );

/** The code of a JSON refusal and its first field's. */
export const refusalIn = ({ errors }: UploadAnswer['body']): string => {
  const { code, fields } = errors?.[0]?.extensions ?? {};
  return [code, fields?.[0] ? `${fields[0].path}: ${fields[0].code}` : null].filter(Boolean).join(' ');
};

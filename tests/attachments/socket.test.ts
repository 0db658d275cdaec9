import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { type ClientRequest, request as httpRequest } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { schema } from '../../schema/index.ts';
import { readConfiguration } from '../../server/configuration.ts';
import { diskStore } from '../../server/files/store/diskStore.ts';
import type { FileStore } from '../../server/files/store/fileStore.ts';
import { type RunningServer, serve } from '../../server/serve.ts';
import { plainWorks } from '../support/plainPress.ts';
import { someSecretBox } from '../support/someSecretBox.ts';
import { caseIn, type Staff, staff } from '../support/steps.ts';
import { keptLog } from '../support/tinyApp.ts';
import { createWorld, type Person, type World } from '../support/world.ts';
import { pdf, pdfOf } from './samples.ts';

let world: World;
let people: Staff;
let folder: string;
const servers: RunningServer[] = [];

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  folder = await mkdtemp(join(inject('runFolder'), 'socket-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop(100);
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

async function start(store: FileStore = diskStore(folder)): Promise<RunningServer> {
  const server = await serve({
    config: readConfiguration({ PORT: String(await freePort()) }),
    log: keptLog().log,
    papers: plainWorks,
    pseudonyms: { of: () => '' },
    historyHeads: { read: async () => [] },
    secretBox: someSecretBox,
    schema,
    database: { db: world.db, appUrl: world.url },
    pages: () => (_, response) => response.end('pages'),
    now: () => world.clock,
    files: { store, limits: { maxBytes: 8_000_000, maxFiles: 10 } },
  });
  servers.push(server);
  return server;
}

const send = (server: RunningServer, who: Person, bytes: Buffer): Promise<Response> =>
  fetch(`${server.url}/files/uploads`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf', cookie: who.cookie },
    body: new Uint8Array(bytes),
  });

/** Begins an upload and sends only a part of it. */
function begin(server: RunningServer, who: Person, bytes: Buffer, part: number): ClientRequest {
  const request = httpRequest(`${server.url}/files/uploads`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf', 'content-length': bytes.length, cookie: who.cookie },
  });
  request.on('error', () => {});
  request.write(bytes.subarray(0, part));
  return request;
}

const leftovers = async (): Promise<number> =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;

async function attachTo(server: RunningServer, caseId: string, bytes: Buffer): Promise<string> {
  const { id } = (await (await send(server, people.clerk, bytes)).json()) as { id: string };
  const query = 'mutation ($input: AttachFileInput!) { attachFile(input: $input) { url } }';
  const answer = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: people.clerk.cookie },
    body: JSON.stringify({ query, variables: { input: { caseId, uploadId: id, fileName: 'a.pdf' } } }),
  });
  const { data } = (await answer.json()) as { data: { attachFile: { url: string } } };
  return data.attachFile.url;
}

describe('files over a socket', () => {
  it('go in and come out as they were, of any size that is allowed', async () => {
    const server = await start();
    const caseId = await caseIn(world, people, 'REGISTERED');
    const bytes = pdfOf(7_000_000);
    const url = await attachTo(server, caseId, bytes);
    const response = await fetch(`${server.url}${url}`, { headers: { cookie: people.head.cookie } });
    expect(Number(response.headers.get('content-length'))).toBe(bytes.length);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('that are refused are told why, and the connection goes on', async () => {
    const server = await start();
    const answers = [
      await send(server, people.clerk, Buffer.alloc(9_000_000)),
      await send(server, people.clerk, Buffer.alloc(7_000_000, 'x')),
      await send(server, people.head, pdfOf(7_000_000)),
    ];
    for (const answer of answers) expect(await answer.json()).toHaveProperty('errors');
    expect(answers.map(({ status }) => status)).toEqual([413, 422, 403]);
    expect((await send(server, people.clerk, pdf())).status).toBe(201);
  });

  it('of a full store are refused in an answer, not by a broken connection', async () => {
    const full: FileStore = {
      ...diskStore(folder),
      async put(_key, bytes) {
        for await (const part of bytes) {
          if (part.byteLength > 0) throw new Error('ENOSPC');
        }
      },
    };
    const answer = await send(await start(full), people.clerk, pdfOf(7_000_000));
    expect(answer.status).toBe(500);
    expect(JSON.stringify(await answer.json())).toContain('INTERNAL');
  });

  it('that break off leave nothing behind', async () => {
    const server = await start();
    await world.db.upload.deleteMany();
    const before = await leftovers();
    const request = begin(server, people.clerk, pdfOf(5_000_000), 3_000_000);
    await expect.poll(leftovers).toBe(before + 1);
    request.destroy();
    await expect.poll(leftovers).toBe(before);
    await expect.poll(() => world.db.upload.count()).toBe(0);
  });
});

describe('a server that stops', () => {
  it('lets a download that goes on come to its end', async () => {
    let goOn = (): void => {};
    const waiting = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const slow: FileStore = {
      ...diskStore(folder),
      async get(key) {
        const bytes = await diskStore(folder).get(key);
        return (async function* () {
          for await (const part of bytes) {
            yield part;
            await waiting;
          }
        })();
      },
    };
    const server = await start(slow);
    const caseId = await caseIn(world, people, 'REGISTERED');
    const bytes = pdfOf(2_000_000);
    const url = await attachTo(server, caseId, bytes);
    const fetching = fetch(`${server.url}${url}`, { headers: { cookie: people.head.cookie } });
    await delay(200);
    const stopped = server.stop(5_000);
    await delay(100);
    goOn();
    expect((await (await fetching).arrayBuffer()).byteLength).toBe(bytes.length);
    await stopped;
  });

  it('is not held up by a client that neither reads nor sends on', async () => {
    const server = await start();
    const caseId = await caseIn(world, people, 'REGISTERED');
    const url = await attachTo(server, caseId, pdfOf(7_500_000));
    const lazy = httpRequest(`${server.url}${url}`, { headers: { cookie: people.head.cookie } });
    lazy.on('error', () => {});
    lazy.on('response', (response) => response.on('error', () => {}).pause());
    lazy.end();
    const before = await leftovers();
    begin(server, people.clerk, pdfOf(5_000_000), 3_000_000);
    await expect.poll(leftovers).toBe(before + 1);
    const started = performance.now();
    await server.stop(300);
    expect(performance.now() - started).toBeLessThan(3_000);
    await expect.poll(leftovers).toBe(before);
  });
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../prisma/client.ts';
import { backOffice, NONCE_PLACE } from '../../server/backOffice.ts';
import { readConfiguration } from '../../server/configuration.ts';
import { type RunningServer, type ServeOptions, serve } from '../../server/serve.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { eventStream } from '../support/eventStream.ts';
import { plainWorks } from '../support/plainPress.ts';
import { someSecretBox } from '../support/someSecretBox.ts';
import { keptLog, noDatabase, tinySchema } from '../support/tinyApp.ts';

let database: TestDatabase;
let pages: string;
let running: RunningServer;
const kept = keptLog();

/** A port that nothing uses. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

async function start(more: Partial<ServeOptions> = {}): Promise<RunningServer> {
  const config = { ...readConfiguration({ PORT: String(await freePort()) }), cookieSecure: true };
  return serve({
    config,
    log: kept.log,
    papers: plainWorks,
    pseudonyms: { of: () => '' },
    historyHeads: { read: async () => [] },
    secretBox: someSecretBox,
    schema: tinySchema(),
    database: { db: database.db, appUrl: database.url },
    pages: () => backOffice(pages),
    ...more,
  });
}

beforeAll(async () => {
  database = await testDatabase();
  pages = await mkdtemp(join(tmpdir(), 'komek-pages-'));
  await mkdir(join(pages, 'assets'));
  await writeFile(join(pages, 'index.html'), `<title>Komek</title><style nonce="${NONCE_PLACE}"></style>`);
  await writeFile(join(pages, 'assets/app-abc123.js'), 'export {};');
  await writeFile(join(pages, '.built-from'), 'a hash');
  running = await start();
});
afterAll(async () => {
  await running.stop();
  await database.close();
  await rm(pages, { recursive: true });
});

const api = (server: RunningServer, query: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query }),
    ...init,
  });

const stream = (server: RunningServer, init: RequestInit = {}): Promise<Response> =>
  api(server, 'subscription { ticks }', {
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    ...init,
  });

describe('the server', () => {
  it('answers the API at the address of the back office', async () => {
    expect(await (await api(running, '{ hello }')).json()).toEqual({ data: { hello: 'salem' } });
    const page = await fetch(running.url);
    expect(await page.text()).toMatch(/^<title>Komek<\/title>/);
  });

  it('gives every path of the back office the application itself, never from a cache', async () => {
    // What stands behind the question mark names no file.
    for (const path of ['/cases/42/history', '/cases?filter=a/b.c', '/?to=/assets/gone.js']) {
      const page = await fetch(`${running.url}${path}`);
      expect(page.status, path).toBe(200);
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(await page.text()).toMatch(/^<title>Komek<\/title>/);
    }
  });

  it('lets browsers keep hashed files for ever', async () => {
    const file = await fetch(`${running.url}/assets/app-abc123.js`);
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await fetch(`${running.url}/assets/gone.js`)).status).toBe(404);
  });

  it('gives out nothing beside the built files', async () => {
    for (const path of [
      '/.built-from',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '//evil.example/',
    ]) {
      const response = await fetch(`${running.url}${path}`, { redirect: 'manual' });
      expect(await response.text()).not.toMatch(/a hash|"komek"/);
    }
    expect((await fetch(running.url, { method: 'POST', body: 'x' })).status).toBe(405);
  });

  it('keeps pages out of frames and scripts to its own', async () => {
    const { headers } = await fetch(running.url);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; /);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy.match(/'unsafe-[a-z-]+'|[a-z]+:/g)).toEqual(['data:', 'blob:']);
    expect(headers.get('permissions-policy')?.split(', ')).toEqual(
      expect.arrayContaining([
        'camera=()',
        'microphone=()',
        'geolocation=()',
        'usb=()',
        'clipboard-write=(self)',
      ]),
    );
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  it('lets in no style but under a nonce that each page has anew', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/index.html', '/index', '/cases/42', '/index.htm?x=1', '/?x']) {
      const page = await fetch(`${running.url}${path}`);
      const [, nonce = ''] =
        /style-src 'self' 'nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '') ?? [];
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
      expect(await page.text(), path).toBe(`<title>Komek</title><style nonce="${nonce}"></style>`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(6);
    const file = await fetch(`${running.url}/assets/app-abc123.js`);
    expect(file.headers.get('content-security-policy')).toContain("style-src 'self';");
  });

  it('answers HEAD as it would GET, without the page', async () => {
    const head = await fetch(`${running.url}/cases`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('content-type')).toBe('text/html;charset=utf-8');
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(0);
    expect(await head.text()).toBe('');
  });

  it('says whether it lives and whether it is ready', async () => {
    expect((await fetch(`${running.url}/live`)).status).toBe(200);
    expect((await fetch(`${running.url}/ready`)).status).toBe(200);
  });

  it('is not ready without its database, and does not tell the caller why', async () => {
    const db = noDatabase();
    const lost = await start({ database: { db, appUrl: database.url } });
    const ready = await fetch(`${lost.url}/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.text()).toBe('not ready\n');
    expect((await fetch(`${lost.url}/live`)).status).toBe(200);
    await lost.stop();
  });

  it('is not ready when its database does not answer in time', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const db = createClient({ connectionString: `postgresql://nobody@127.0.0.1:${port}/none` });
    const lost = await start({ database: { db, appUrl: database.url } });
    const started = performance.now();
    expect((await fetch(`${lost.url}/ready`)).status).toBe(503);
    expect(performance.now() - started).toBeLessThan(4_000);
    await lost.stop();
    silent.close();
  });

  it('cuts off a body that is too large while it arrives', async () => {
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest(
        `${running.url}/graphql`,
        { method: 'POST', headers: { 'content-type': 'application/json' } },
        (response) => {
          resolve(response.statusCode);
          response.resume();
        },
      );
      request.on('error', reject);
      request.write(' '.repeat(150_000));
    });
    expect(status).toBe(413);
  });

  it('outlives requests that are no HTTP', async () => {
    const { port } = new URL(running.url);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write('POST /graphql HTTP/1.1\r\nhost: a\r\nhost: b\r\ncontent-length: x\r\n\r\n'),
      );
      socket.on('data', (data) => resolve(data.toString()));
    });
    expect(answer).toMatch(/^HTTP\/1.1 400/);
    expect((await api(running, '{ hello }')).status).toBe(200);
  });

  it('ends the subscription of a client that has left', async () => {
    const ended = () => kept.lines().filter((line) => line.msg === 'stream ended').length;
    const before = ended();
    const leaving = new AbortController();
    const response = await stream(running, { signal: leaving.signal });
    await eventStream(response).next();
    leaving.abort();
    await expect.poll(ended).toBe(before + 1);
  });

  it('says that its port is taken', async () => {
    const port = new URL(running.url).port;
    await expect(start({ config: readConfiguration({ PORT: port }) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});

describe('a server that stops', () => {
  it('ends its streams, finishes what it was asked, and lets nobody in', async () => {
    const stopping = await start();
    const ticks = eventStream(await stream(stopping));
    await ticks.next();
    const slow = api(stopping, '{ slow }');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const started = performance.now();
    const stopped = stopping.stop();
    expect(await ticks.next()).toBeNull();
    expect(ticks.raw()).toContain('event: complete');
    expect(await (await slow).json()).toEqual({ data: { slow: 'done' } });
    await stopped;
    expect(performance.now() - started).toBeLessThan(1_500);
    await expect(fetch(`${stopping.url}/live`)).rejects.toThrow();
  });

  it('cuts what does not finish in the time it has', async () => {
    const stopping = await start();
    const slow = api(stopping, '{ slow }').catch(() => 'cut');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await stopping.stop(50);
    expect(await slow).toBe('cut');
  });
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backOffice } from '../../server/backOffice.ts';
import { CHECK_PATH, paperAddress } from '../../server/paperWorks.ts';
import { pageHeaders } from '../../server/securityHeaders.ts';

let folder: string;
let server: Server;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'komek-open-'));
  await mkdir(join(folder, 'assets'));
  for (const [name, text] of [
    ['index.html', 'back office'],
    ['open.html', 'public page'],
    ['assets/open-abc123.js', 'export {};'],
  ] as const) {
    await writeFile(join(folder, name), text);
    await writeFile(join(folder, `${name}.gz`), gzipSync(text));
  }
  const pages = backOffice(folder);
  server = createServer(pages).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true });
});

const get = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(`${url}${path}`, init);
  return { response, text: await response.text() };
};

describe('the public pages', () => {
  it.each([
    '/check',
    '/check/',
    '/check/7K2M0QXW94TB',
    '/check/7K2M-0QXW-94TB',
    '/check/%D0%9A?from=qr',
    '/status',
    '/info',
    '/info?x=1',
  ])('answer at %s, under headers that let no style into them, never from a cache', async (path) => {
    for (const encoding of ['gzip', 'identity']) {
      const { response, text } = await get(path, { headers: { 'accept-encoding': encoding } });
      expect(response.status).toBe(200);
      expect(text).toBe('public page');
      expect(response.headers.get('content-type')).toMatch(/^text\/html/);
      expect(response.headers.get('cache-control')).toBe('no-store');
      for (const [name, value] of Object.entries(pageHeaders()))
        expect(response.headers.get(name), name).toBe(value);
    }
  });

  it.each([
    '/',
    '/cases',
    '/login',
    '/checks',
    '/check/one/two',
    '/status/one',
    '/information',
    '/Check',
    '/cases/check',
    '/open',
    '/open.html',
    '/?page=/check',
  ])('leave %s to the back office', async (path) => {
    const { response, text } = await get(path);
    expect(response.status).toBe(200);
    expect(text).toBe('back office');
  });

  it('leave files alone, and are only read', async () => {
    expect((await get('/assets/open-abc123.js')).text).toBe('export {};');
    expect((await get('/check', { method: 'POST', body: 'x' })).response.status).toBe(405);
  });

  it('stand where the QR code of a paper leads', async () => {
    const address = paperAddress([url])('7K2M0QXW94TB');
    expect(address).toBe(`${url}${CHECK_PATH}7K2M0QXW94TB`);
    expect((await get(address.slice(url.length))).text).toBe('public page');
  });
});

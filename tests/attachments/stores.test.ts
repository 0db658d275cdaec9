import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { diskStore } from '../../server/files/store/diskStore.ts';
import type { FileStore } from '../../server/files/store/fileStore.ts';
import { openFileStore } from '../../server/files/store/openFileStore.ts';
import { s3Store } from '../../server/files/store/s3Store.ts';
import { caseIn, staff } from '../support/steps.ts';
import { type FakeS3, s3Options, startFakeS3 } from './fakeS3.ts';
import { attached, createFilesWorld, fetchFile } from './filesWorld.ts';
import { pdf } from './samples.ts';

const BUCKET = 'komek-files';
let folder: string;
let s3: FakeS3;

beforeAll(async () => {
  folder = await mkdtemp(join(inject('runFolder'), 'store-'));
  s3 = await startFakeS3(BUCKET);
});
afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => {
  s3.answered.length = 0;
  s3.failNext = 0;
});

async function* inParts(parts: readonly (Buffer | Error)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if (part instanceof Error) throw part;
    yield part;
  }
}

async function read(store: FileStore, key: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of await store.get(key)) parts.push(part);
  return Buffer.concat(parts);
}

const filesIn = async (path: string): Promise<string[]> =>
  (await readdir(path, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

describe.each([
  ['on a disk', () => diskStore(folder)],
  ['in a bucket', () => s3Store(s3Options(s3, BUCKET))],
])('a store %s', (_where, open) => {
  it('gives back what it was given, in whatever pieces, until it is deleted', async () => {
    const store = open();
    const key = randomUUID();
    const bytes = Buffer.alloc(700_000, 'құжат');
    await store.put(
      key,
      inParts([bytes.subarray(0, 1), bytes.subarray(1, 300_000), bytes.subarray(300_000)]),
      bytes.length,
    );
    expect((await read(store, key)).equals(bytes)).toBe(true);
    await store.delete(key);
    await expect(read(store, key)).rejects.toThrow();
    await store.delete(key);
  });

  it.each([
    ['breaks off', [Buffer.from('half'), new Error('gone')], 10],
    ['is shorter than was said', [Buffer.from('half')], 10],
    ['is longer than was said', [Buffer.from('too long')], 3],
  ] as const)('keeps nothing of a file that %s', async (_how, parts, size) => {
    const store = open();
    const key = randomUUID();
    await expect(store.put(key, inParts(parts), size)).rejects.toThrow();
    await expect(read(store, key)).rejects.toThrow();
    expect(s3.objects.has(key)).toBe(false);
    expect((await filesIn(folder)).filter((name) => name.includes(key))).toEqual([]);
  });

  it.each([
    '../../etc/passwd',
    'a',
    '',
    `${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}/..`,
    randomUUID().toUpperCase(),
  ])('refuses the key %j', async (key) => {
    const store = open();
    await expect(store.put(key, inParts([Buffer.from('x')]), 1)).rejects.toThrow('UUID');
    await expect((async () => store.get(key))()).rejects.toThrow('UUID');
    await expect(store.delete(key)).rejects.toThrow('UUID');
  });
});

describe('the store on a disk', () => {
  it('keeps files two folders deep, for its owner only', async () => {
    const key = randomUUID();
    await diskStore(folder).put(key, inParts([Buffer.from('x')]), 1);
    const path = join(folder, key.slice(0, 2), key.slice(2, 4), key);
    expect((await stat(path)).mode & 0o077).toBe(0);
    expect((await stat(join(folder, key.slice(0, 2)))).mode & 0o077).toBe(0);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('shows a file only once it is complete, and deletes what a killed process left unfinished', async () => {
    const store = diskStore(folder);
    const key = randomUUID();
    let goOn = (): void => {};
    const waiting = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    async function* slowly(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('ha');
      await waiting;
      yield Buffer.from('lf');
    }
    const putting = store.put(key, slowly(), 4);
    await expect.poll(() => filesIn(join(folder, 'incoming'))).toEqual([key]);
    await expect(store.get(key)).rejects.toThrow('ENOENT');
    goOn();
    await putting;
    expect((await read(store, key)).toString()).toBe('half');
    const left = randomUUID();
    await writeFile(join(folder, 'incoming', left), 'half');
    await store.delete(left);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('never writes over a file that is being taken in', async () => {
    const key = randomUUID();
    await writeFile(join(folder, 'incoming', key), 'first');
    await expect(diskStore(folder).put(key, inParts([Buffer.from('x')]), 1)).rejects.toThrow('EEXIST');
    expect(await readFile(join(folder, 'incoming', key), 'utf8')).toBe('first');
    await rm(join(folder, 'incoming', key));
  });
});

describe('the store in a bucket', () => {
  it('signs every request for its account', async () => {
    const wrong = s3Store({ ...s3Options(s3, BUCKET), secretAccessKey: 'another' });
    const key = randomUUID();
    await expect(wrong.put(key, inParts([Buffer.from('x')]), 1)).rejects.toThrow('403');
    await expect(wrong.get(key)).rejects.toThrow('403');
    await expect(wrong.delete(key)).rejects.toThrow('403');
    expect(s3.objects.size).toBe(0);
  });

  it('asks again when the service fails for a moment, but never sends a file twice', async () => {
    const store = s3Store(s3Options(s3, BUCKET));
    const key = randomUUID();
    s3.failNext = 1;
    await expect(store.put(key, inParts([Buffer.from('x')]), 1)).rejects.toThrow('503');
    await store.put(key, inParts([Buffer.from('x')]), 1);
    s3.failNext = 1;
    expect((await read(store, key)).toString()).toBe('x');
    s3.failNext = 1;
    await store.delete(key);
    expect(s3.answered).toEqual(['PUT 503', 'PUT 200', 'GET 503', 'GET 200', 'DELETE 503', 'DELETE 204']);
  });

  it('serves attachments as the disk does', async () => {
    const files = await createFilesWorld();
    const people = await staff(files.world);
    const app = files.server({ store: s3Store(s3Options(s3, BUCKET)) });
    const caseId = await caseIn(files.world, people, 'REGISTERED');
    const { id, url } = await attached(app, people.clerk, caseId, pdf());
    const { storageKey } = await files.world.db.attachment.findUniqueOrThrow({ where: { id } });
    expect(s3.objects.get(storageKey)?.equals(pdf())).toBe(true);
    const response = await fetchFile(app, people.head, url);
    expect(Buffer.from(await response.arrayBuffer()).equals(pdf())).toBe(true);
    s3.objects.set(storageKey, Buffer.alloc(pdf().length));
    expect((await fetchFile(app, people.head, url)).status).toBe(500);
    await files.close();
  });
});

describe('opening the store', () => {
  it('makes a missing folder and leaves it empty', async () => {
    const fresh = join(folder, 'fresh', 'files');
    await openFileStore({ kind: 'DISK', folder: fresh });
    expect(await filesIn(fresh)).toEqual([]);
  });

  it('says in plain words that a folder cannot be written', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    await expect(openFileStore({ kind: 'DISK', folder: join(file, 'files') })).rejects.toThrow(
      /^attachments cannot be kept in the folder .*a-file\/files \(FILES_DIR\): ENOTDIR/,
    );
  });

  it('opens a bucket, and says in plain words, without the account, that it cannot', async () => {
    s3.objects.clear();
    await openFileStore({ kind: 'S3', ...s3Options(s3, BUCKET) });
    expect(s3.objects.size).toBe(0);
    const wrong = openFileStore({ kind: 'S3', ...s3Options(s3, 'another-bucket') });
    await expect(wrong).rejects.toThrow(
      /^attachments cannot be kept in the bucket another-bucket at 127\.0\.0\.1:\d+ \(FILES_S3_…\): The file storage answers 404 to PUT\.$/,
    );
    const gone = await startFakeS3(BUCKET);
    await gone.close();
    const silent = openFileStore({ kind: 'S3', ...s3Options(gone, BUCKET) });
    const error = await silent.catch((reason: Error) => reason);
    expect(String(error)).toContain('ECONNREFUSED');
    expect(String(error)).not.toContain('KOMEKTEST');
  });
});

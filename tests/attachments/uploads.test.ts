import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FileStore } from '../../server/files/store/fileStore.ts';
import { type Staff, staff } from '../support/steps.ts';
import { createFilesWorld, type FilesWorld, LIMITS, refusalIn, upload, uploadRequest } from './filesWorld.ts';
import { jpeg, pdf, pdfOf, png } from './samples.ts';

let files: FilesWorld;
let people: Staff;

beforeAll(async () => {
  files = await createFilesWorld();
  people = await staff(files.world);
});
afterAll(() => files.close());
beforeEach(async () => {
  for (const { storageKey } of await files.world.db.upload.findMany()) await files.store.delete(storageKey);
  await files.world.db.upload.deleteMany();
});

const nothingLeft = async (): Promise<void> => {
  expect(await files.kept()).toEqual([]);
  expect(await files.world.db.upload.count()).toBe(0);
};

/** A file whose parts come one by one; `end` says what comes after them. */
function slowly(parts: readonly Buffer[], end: 'close' | 'error' | 'wait'): ReadableStream<Uint8Array> {
  const left = [...parts];
  return new ReadableStream({
    async pull(controller) {
      await delay(5);
      const part = left.shift();
      if (part) controller.enqueue(new Uint8Array(part));
      else if (end === 'close') controller.close();
      else if (end === 'error') controller.error(new Error('the client left'));
      else await new Promise(() => {});
    },
  });
}

const thirds = (bytes: Buffer): Buffer[] => {
  const size = Math.ceil(bytes.length / 3);
  return [0, 1, 2].map((index) => bytes.subarray(index * size, (index + 1) * size));
};

describe('handing in a file', () => {
  it.each([
    ['PDF', pdf()],
    ['PNG', png()],
    ['JPEG', jpeg()],
  ])('keeps a %s and says what it is, how large, and its hash', async (type, bytes) => {
    const { status, body } = await upload(files.app, people.clerk, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect({ status, ...body }).toEqual({
      status: 201,
      id: expect.any(String),
      type,
      size: bytes.length,
      sha256,
    });
    const row = await files.world.db.upload.findUniqueOrThrow({ where: { id: body.id ?? '' } });
    expect(row).toMatchObject({ userId: people.clerk.id, type, size: bytes.length, sha256 });
    expect(await files.kept()).toEqual([expect.stringContaining(row.storageKey)]);
  });

  it('takes it in the pieces in which it comes', async () => {
    const bytes = pdf();
    const request = uploadRequest(people.clerk, slowly(thirds(bytes), 'close'), {
      'content-length': String(bytes.length),
    });
    expect((await files.app.fetch(request)).status).toBe(201);
  });

  it.each([
    ['clerk', 201],
    ['executor', 201],
    ['akimClerk', 201],
    ['head', 403],
  ] as const)('is for those who attach files: %s', async (who, status) => {
    expect((await upload(files.app, people[who], pdf())).status).toBe(status);
  });

  it.each(['ADMIN', 'OVERSEER', 'ANALYST'] as const)('is not for %s', async (role) => {
    const who = await files.world.person('AKS', [role]);
    const { status, body } = await upload(files.app, who, pdf());
    expect([status, refusalIn(body)]).toEqual([403, 'FORBIDDEN']);
    await nothingLeft();
  });

  it('is for nobody who is not signed in, or must change his password first', async () => {
    const { status, body } = await upload(files.app, null, pdf());
    expect([status, refusalIn(body)]).toEqual([401, 'UNAUTHENTICATED']);
    const fresh = await files.world.person('AKS', ['CLERK'], { mustChangePassword: true });
    const second = await upload(files.app, fresh, pdf());
    expect([second.status, refusalIn(second.body)]).toEqual([403, 'FORBIDDEN']);
    await nothingLeft();
  });

  it.each([
    ['of another kind', Buffer.from('<html>'), 422, 'FILE_KIND_NOT_ALLOWED'],
    ['that is empty', Buffer.alloc(0), 422, 'FILE_EMPTY'],
    ['that is too large', Buffer.alloc(LIMITS.maxBytes + 1), 413, 'FILE_TOO_LARGE'],
  ])('refuses one %s and keeps nothing of it', async (_what, bytes, status, code) => {
    const answer = await upload(files.app, people.clerk, bytes);
    expect([answer.status, refusalIn(answer.body)]).toEqual([status, `VALIDATION_FAILED file: ${code}`]);
    await nothingLeft();
  });

  it('says which kinds and how much it takes', async () => {
    const fieldOf = async (bytes: Buffer) =>
      (await upload(files.app, people.clerk, bytes)).body.errors?.[0]?.extensions.fields?.[0]?.params;
    expect(await fieldOf(Buffer.from('text'))).toEqual({ types: ['PDF', 'JPEG', 'PNG'] });
    expect(await fieldOf(Buffer.alloc(LIMITS.maxBytes + 1))).toMatchObject({ max: LIMITS.maxBytes });
  });

  it.each([
    ['more bytes than announced', 10],
    ['fewer bytes than announced', -10],
  ])('refuses %s', async (_what, difference) => {
    const bytes = pdf();
    const answer = await upload(files.app, people.clerk, bytes, {
      'content-length': String(bytes.length - difference),
    });
    expect([answer.status, refusalIn(answer.body)]).toEqual([400, 'BAD_REQUEST']);
    await nothingLeft();
  });

  it.each([
    ['without its length', { 'content-length': null }, 400],
    ['as a form', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['as plain text', { 'content-type': 'text/plain' }, 415],
    ['compressed', { 'content-encoding': 'gzip' }, 415],
    ['from another origin', { origin: 'https://evil.example' }, 403],
    ['from no origin', { origin: 'null' }, 403],
    ['from another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ])('refuses a file that is sent %s', async (_what, headers, status) => {
    const answer = await upload(files.app, people.clerk, pdf(), headers);
    expect([answer.status, refusalIn(answer.body)]).toEqual([status, 'BAD_REQUEST']);
    await nothingLeft();
  });

  it('leaves nothing behind when the client leaves in the middle', async () => {
    const leaving = new AbortController();
    const bytes = pdf();
    const request = uploadRequest(
      people.clerk,
      slowly(thirds(bytes).slice(0, 2), 'error'),
      { 'content-length': String(bytes.length) },
      leaving.signal,
    );
    setTimeout(() => leaving.abort(), 10);
    expect((await files.app.fetch(request)).status).toBeGreaterThanOrEqual(400);
    await nothingLeft();
  });

  it('leaves nothing behind when the store fails, and does not say why', async () => {
    const full: FileStore = {
      ...files.store,
      async put(key, bytes, size) {
        await files.store.put(key, bytes, size);
        throw new Error('ENOSPC 900615300123');
      },
    };
    const answer = await upload(files.server({ store: full }), people.clerk, pdf());
    expect([answer.status, refusalIn(answer.body)]).toEqual([500, 'INTERNAL']);
    expect(JSON.stringify(answer.body)).not.toContain('ENOSPC');
    await nothingLeft();
  });

  it('keeps the row of what could not be cleared away, so that it is erased later', async () => {
    const stuck: FileStore = {
      ...files.store,
      put: async () => {
        throw new Error('unreachable');
      },
      delete: async () => {
        throw new Error('unreachable');
      },
    };
    expect((await upload(files.server({ store: stuck }), people.clerk, pdf())).status).toBe(500);
    expect(await files.world.db.upload.findMany({ select: { type: true, sha256: true } })).toEqual([
      { type: null, sha256: null },
    ]);
  });
});

describe('how many files one may hand in', () => {
  const statuses = async (count: number, who = people.clerk, bytes = pdf()): Promise<number[]> =>
    Promise.all(Array.from({ length: count }, async () => (await upload(files.app, who, bytes)).status));

  it('is limited while they wait to be attached, also when they come at once', async () => {
    const most = LIMITS.maxFiles * 2;
    const found = await statuses(most + 4);
    expect(found.filter((status) => status === 201)).toHaveLength(most);
    expect(found.filter((status) => status === 429)).toHaveLength(4);
    const answer = await upload(files.app, people.clerk, pdf());
    expect(refusalIn(answer.body)).toBe('VALIDATION_FAILED file: TOO_MANY_UPLOADS');
    expect(await files.world.db.upload.count()).toBe(most);
    expect(await files.kept()).toHaveLength(most);
  });

  it('is counted for each by himself, and for a day only', async () => {
    await statuses(LIMITS.maxFiles * 2);
    expect(await statuses(1)).toEqual([429]);
    expect(await statuses(1, people.executor)).toEqual([201]);
    const dayBefore = new Date(files.world.clock.getTime() - 24 * 3_600_000);
    await files.world.db.upload.updateMany({ data: { at: dayBefore } });
    expect(await statuses(1)).toEqual([201]);
  });

  it('is limited in bytes too', async () => {
    const large = pdfOf(90_000);
    const small = files.server({ limits: { maxFiles: 100 } });
    const found: number[] = [];
    for (let index = 0; index < 12; index += 1) {
      found.push((await upload(small, people.clerk, large)).status);
    }
    expect(found.filter((status) => status === 201).length).toBe(
      Math.floor((LIMITS.maxBytes * 10) / large.length),
    );
    expect(found.at(-1)).toBe(429);
  });
});

describe('the addresses below /files/', () => {
  const codeOf = async (request: Request): Promise<string> => {
    const response = await files.app.fetch(request);
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    return `${response.status} ${errors[0]?.extensions.code}`;
  };

  it('are only those that there are, asked for in the one right way', async () => {
    const at = (path: string, init: RequestInit = {}) =>
      codeOf(
        new Request(`http://localhost:8080${path}`, {
          ...init,
          headers: { cookie: people.clerk.cookie, ...init.headers },
        }),
      );
    expect(await at('/files/')).toBe('404 NOT_FOUND');
    expect(await at('/files/attachments/')).toBe('404 NOT_FOUND');
    expect(await at('/files/attachments/../uploads')).toBe('405 BAD_REQUEST');
    expect(await at('/files/attachments/%2e%2e%2fetc')).toBe('404 NOT_FOUND');
    expect(await at('/files/uploads/1')).toBe('404 NOT_FOUND');
    expect(await at('/files/uploads')).toBe('405 BAD_REQUEST');
    expect(await at(`/files/attachments/${people.clerk.id}`, { method: 'POST', body: 'x' })).toBe(
      '405 BAD_REQUEST',
    );
  });

  it('carry a request’s id and headers that keep a browser from running or keeping anything', async () => {
    const { headers } = await upload(files.app, null, pdf());
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  it('are logged by their kind, without a key, a name or an address', async () => {
    const { body } = await upload(files.app, people.clerk, pdf());
    expect(files.log()).toContain('"operation":"POST /files/uploads"');
    expect(files.log()).not.toContain(body.id);
    expect(files.log()).not.toContain(people.clerk.login);
    expect(files.log()).not.toContain(people.clerk.id);
  });
});

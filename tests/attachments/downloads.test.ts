import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrismaClient } from '../../prisma/client.ts';
import { schema } from '../../schema/index.ts';
import { createApp } from '../../server/app.ts';
import { found } from '../support/answers.ts';
import { plainWorks } from '../support/plainPress.ts';
import { caseIn, next, type Staff, staff } from '../support/steps.ts';
import { keptLog } from '../support/tinyApp.ts';
import { ORIGIN } from '../support/world.ts';
import {
  attach,
  attached,
  createFilesWorld,
  type FilesWorld,
  fetchFile,
  LIMITS,
  remove,
  uploaded,
} from './filesWorld.ts';
import { pdf, pdfOf } from './samples.ts';

let files: FilesWorld;
let people: Staff;
let other: Staff;

beforeAll(async () => {
  files = await createFilesWorld();
  people = await staff(files.world);
  other = await staff(files.world, 'TAL');
});
afterAll(() => files.close());

const viewsOf = (caseId: string) =>
  files.world.db.auditEntry.findMany({
    where: { caseId, action: 'ATTACHMENT_VIEWED' },
    orderBy: { id: 'asc' },
  });

const codeIn = async (response: Response): Promise<string> => {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return `${response.status} ${errors[0]?.extensions.code}`;
};

/** Where the bytes of an attachment lie on the disk. */
async function pathOf(id: string): Promise<string> {
  const { storageKey } = await files.world.db.attachment.findUniqueOrThrow({ where: { id } });
  return (await files.kept()).find((path) => path.endsWith(storageKey)) ?? '';
}

describe('fetching an attachment', () => {
  it('gives the bytes as a download that no browser runs, guesses at or keeps', async () => {
    const caseId = await caseIn(files.world, people, 'REGISTERED');
    const bytes = pdf();
    const uploadId = await uploaded(files.app, people.clerk, bytes);
    const fileName = "Әлиева (1-бет) 'көшірме'.pdf";
    const answer = await attach(files.app, people.clerk, { caseId, uploadId, fileName });
    const { url } = found<{ url: string }>(answer, 'attachFile');
    const response = await fetchFile(files.app, people.head, url, { 'sec-fetch-site': 'same-origin' });
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    const headers = Object.fromEntries(response.headers);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
    const [kind, name] = (headers['content-disposition'] ?? '').split("; filename*=UTF-8''");
    expect(kind).toBe('attachment');
    expect(name).toMatch(/^[A-Za-z0-9.%_-]+$/);
    expect(decodeURIComponent(name ?? '')).toBe(fileName);
  });

  it('is logged before the bytes leave, and the log of the server names nobody', async () => {
    const caseId = await caseIn(files.world, people, 'REGISTERED');
    const { id, url } = await attached(files.app, people.clerk, caseId, pdf());
    const response = await fetchFile(files.app, people.head, url);
    const { applicantId } = await files.world.db.case.findUniqueOrThrow({ where: { id: caseId } });
    expect(await viewsOf(caseId)).toMatchObject([
      { actorId: people.head.id, actorRoles: ['HEAD'], applicantId, details: { attachmentId: id } },
    ]);
    await response.body?.cancel();
    expect(files.log()).toContain('"operation":"GET /files/attachments/"');
    expect(files.log()).not.toContain(id);
  });

  it('gives nothing when the view cannot be logged', async () => {
    const caseId = await caseIn(files.world, people, 'REGISTERED');
    const { url } = await attached(files.app, people.clerk, caseId, pdf());
    const db = files.world.db.$extends({
      query: {
        auditEntry: {
          create() {
            throw new Error('no log');
          },
        },
      },
    }) as unknown as PrismaClient;
    const config = {
      production: false,
      publicOrigins: [ORIGIN],
      cookieSecure: false,
      sessionIdleMinutes: 60,
      sessionHours: 12,
      signProofMinutes: 600,
    };
    const { log } = keptLog();
    const { store, world } = files;
    const limits = LIMITS;
    const app = createApp({
      papers: plainWorks,
      schema,
      db,
      events: world.live,
      config,
      log,
      now: () => world.clock,
      files: { store, limits },
    });
    expect(await codeIn(await fetchFile(app, people.head, url))).toBe('500 INTERNAL');
    await app.dispose();
  });

  it('is for those who work the case; for all others there is no such file', async () => {
    const caseId = await caseIn(files.world, people, 'ASSIGNED');
    const { url } = await attached(files.app, people.clerk, caseId, pdf());
    for (const who of [people.clerk, people.head, people.executor]) {
      const response = await fetchFile(files.app, who, url);
      expect(response.status).toBe(200);
      await response.body?.cancel();
    }
    const missing = await (await fetchFile(files.app, people.clerk, `/files/attachments/${caseId}`)).text();
    const strangers = [
      other.clerk,
      other.head,
      people.akimClerk,
      await files.world.person('AKS', ['EXECUTOR']),
      ...(await Promise.all(
        (['OVERSEER', 'ANALYST', 'ADMIN'] as const).map((role) => files.world.person('AKS', [role])),
      )),
    ];
    for (const who of strangers) {
      const response = await fetchFile(files.app, who, url);
      expect(response.status).toBe(404);
      expect(await response.text()).toBe(missing);
    }
    expect(await codeIn(await fetchFile(files.app, null, url))).toBe('401 UNAUTHENTICATED');
    expect(await viewsOf(caseId)).toHaveLength(3);
  });

  it('is no longer possible once it was removed', async () => {
    const caseId = await caseIn(files.world, people, 'REGISTERED');
    const { id, url } = await attached(files.app, people.clerk, caseId, pdf());
    await remove(files.app, people.clerk, id);
    expect(await codeIn(await fetchFile(files.app, people.clerk, url))).toBe('404 NOT_FOUND');
  });

  it('stays possible when the case is delivered', async () => {
    const caseId = await caseIn(files.world, people, 'REGISTERED');
    const { url } = await attached(files.app, people.clerk, caseId, pdf());
    for (const step of [
      'forwardToHead',
      'assignExecutor',
      'acceptDocuments',
      'completeCheck',
      'submitNotice',
      'signNotice',
      'recordHandDelivery',
    ]) {
      await next(files.world, people, caseId, step);
    }
    const response = await fetchFile(files.app, people.head, url);
    expect(Buffer.from(await response.arrayBuffer()).equals(pdf())).toBe(true);
  });

  it.each([
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of a neighbouring site', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'https://evil.example' }],
  ])('is refused to %s', async (_what, headers) => {
    const caseId = await caseIn(files.world, people, 'REGISTERED');
    const { url } = await attached(files.app, people.clerk, caseId, pdf());
    expect(await codeIn(await fetchFile(files.app, people.clerk, url, headers))).toBe('403 BAD_REQUEST');
    expect(await viewsOf(caseId)).toEqual([]);
  });
});

describe('bytes that were changed in the store', () => {
  it('of a small file are not given at all, and the log says so', async () => {
    const caseId = await caseIn(files.world, people, 'REGISTERED');
    const { id, url } = await attached(files.app, people.clerk, caseId, pdf());
    const changed = pdf();
    changed[200] = (changed[200] ?? 0) ^ 1;
    await writeFile(await pathOf(id), changed);
    expect(await codeIn(await fetchFile(files.app, people.clerk, url))).toBe('500 INTERNAL');
    expect(files.log()).toContain('the bytes of an attachment are not those that were taken in');
    expect(await viewsOf(caseId)).toEqual([]);
  });

  it('of a large file never arrive whole: the download breaks before its end', async () => {
    const app = files.server({ limits: { maxBytes: 2_000_000 } });
    const caseId = await caseIn(files.world, people, 'REGISTERED');
    const bytes = pdfOf(1_500_000);
    const { id, url } = await attached(app, people.clerk, caseId, bytes);
    const whole = await fetchFile(app, people.clerk, url);
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
    bytes[30] = 0x21;
    await writeFile(await pathOf(id), bytes);
    const broken = await fetchFile(app, people.clerk, url);
    await expect(broken.arrayBuffer()).rejects.toThrow();
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['made longer', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')])],
  ])('are not given either when the file was %s', async (_what, change) => {
    const caseId = await caseIn(files.world, people, 'REGISTERED');
    const { id, url } = await attached(files.app, people.clerk, caseId, pdf());
    await writeFile(await pathOf(id), change(pdf()));
    expect(await codeIn(await fetchFile(files.app, people.clerk, url))).toBe('500 INTERNAL');
  });

  it('that are gone are a failure of the server, not a missing attachment', async () => {
    const caseId = await caseIn(files.world, people, 'REGISTERED');
    const { id, url } = await attached(files.app, people.clerk, caseId, pdf());
    const { storageKey } = await files.world.db.attachment.findUniqueOrThrow({ where: { id } });
    await files.store.delete(storageKey);
    expect(await codeIn(await fetchFile(files.app, people.clerk, url))).toBe('500 INTERNAL');
  });
});

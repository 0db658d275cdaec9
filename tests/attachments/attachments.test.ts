import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { akimCaseIn } from '../support/akimCases.ts';
import { codeOf, found, problemsOf } from '../support/answers.ts';
import { subscribe } from '../support/sse.ts';
import { statementsOf } from '../support/statements.ts';
import { caseIn, type Goal, next, type Staff, staff, take } from '../support/steps.ts';
import { ask, type Person } from '../support/world.ts';
import {
  attach,
  attached,
  createFilesWorld,
  type FilesWorld,
  LIMITS,
  remove,
  uploaded,
} from './filesWorld.ts';
import { pdf, png } from './samples.ts';

let files: FilesWorld;
let people: Staff;
let other: Staff;

beforeAll(async () => {
  files = await createFilesWorld();
  people = await staff(files.world);
  other = await staff(files.world, 'TAL');
});
afterAll(() => files.close());

const LIST = `query ($id: ID!) { case(id: $id) {
  attachments { id fileName type document { kind } addedBy { id } } attachmentRefusal { code params } } }`;

interface Shown {
  readonly attachments: { readonly id: string; readonly fileName: string }[];
  readonly attachmentRefusal: { readonly code: string; readonly params: Record<string, unknown> } | null;
}

const shown = async (who: Person, id: string): Promise<Shown> =>
  found<Shown>(await ask(files.app, who, LIST, { id }), 'case');

const refusalOf = async (who: Person, id: string) => (await shown(who, id)).attachmentRefusal?.code ?? null;

const auditOf = (caseId: string, action: 'ATTACHMENT_ADDED' | 'ATTACHMENT_REMOVED') =>
  files.world.db.auditEntry.findMany({ where: { caseId, action }, orderBy: { id: 'asc' } });

describe('attaching a file', () => {
  it('adds it to the case with its cleaned name, its line of the checklist, and an entry of the log', async () => {
    const caseId = await caseIn(files.world, people, 'REGISTERED');
    const line = await files.world.db.caseDocument.findFirstOrThrow({
      where: { caseId, kind: 'FAMILY_INCOME' },
    });
    const uploadId = await uploaded(files.app, people.clerk, pdf());
    const answer = await attach(files.app, people.clerk, {
      caseId,
      documentId: line.id,
      uploadId,
      fileName: 'C:\\сканер\\Табыс \u202eтуралы.PDF',
    });
    const added = found<{ id: string }>(answer, 'attachFile');
    expect(added).toMatchObject({
      fileName: 'Табыс туралы.PDF',
      type: 'PDF',
      size: pdf().length,
      url: `/files/attachments/${added.id}`,
      addedAt: files.world.clock.toISOString(),
      addedBy: { id: people.clerk.id },
      document: { kind: 'FAMILY_INCOME' },
    });
    const { attachments, attachmentRefusal } = await shown(people.head, caseId);
    expect(attachments).toMatchObject([{ id: added.id, document: { kind: 'FAMILY_INCOME' } }]);
    expect(attachmentRefusal).toMatchObject({ code: 'ROLE_MISSING' });
    const { applicantId } = await files.world.db.case.findUniqueOrThrow({ where: { id: caseId } });
    expect(await auditOf(caseId, 'ATTACHMENT_ADDED')).toMatchObject([
      {
        actorId: people.clerk.id,
        applicantId,
        details: { attachmentId: added.id, type: 'PDF', size: pdf().length },
      },
    ]);
  });

  it('takes an upload once, and only one’s own that is complete and not older than a day', async () => {
    const caseId = await caseIn(files.world, people, 'ASSIGNED');
    const uploadId = await uploaded(files.app, people.clerk, pdf());
    const gone = ['uploadId: UPLOAD_GONE'];
    expect(problemsOf(await attach(files.app, people.executor, { caseId, uploadId }))).toEqual(gone);
    expect((await attach(files.app, people.clerk, { caseId, uploadId })).errors).toBeUndefined();
    expect(problemsOf(await attach(files.app, people.clerk, { caseId, uploadId }))).toEqual(gone);
    expect(problemsOf(await attach(files.app, people.clerk, { caseId, uploadId: caseId }))).toEqual(gone);
    const late = await uploaded(files.app, people.clerk, pdf());
    const { db, clock } = files.world;
    await db.upload.update({ where: { id: late }, data: { at: new Date(clock.getTime() - 24 * 3_600_000) } });
    expect(problemsOf(await attach(files.app, people.clerk, { caseId, uploadId: late }))).toEqual(gone);
    const half = await uploaded(files.app, people.clerk, pdf());
    await db.upload.update({ where: { id: half }, data: { type: null, sha256: null } });
    expect(problemsOf(await attach(files.app, people.clerk, { caseId, uploadId: half }))).toEqual(gone);
  });

  it('keeps the upload for another try when it is refused', async () => {
    const caseId = await caseIn(files.world, people, 'REGISTERED');
    const foreign = await files.world.db.caseDocument.findFirstOrThrow({
      where: { caseId: { not: caseId } },
    });
    const uploadId = await uploaded(files.app, people.clerk, png());
    const refused = await attach(files.app, people.clerk, { caseId, uploadId, documentId: foreign.id });
    expect(problemsOf(refused)).toEqual(['documentId: DOCUMENT_OF_OTHER_CASE']);
    const taken = await attach(files.app, people.clerk, { caseId, uploadId, fileName: 'бет' });
    expect(found(taken, 'attachFile')).toMatchObject({ fileName: 'бет.png', document: null });
  });

  it('is refused beyond the number of files a case may have, also when several come at once', async () => {
    const caseId = await caseIn(files.world, people, 'REGISTERED');
    const uploads = await Promise.all(
      Array.from({ length: LIMITS.maxFiles + 2 }, () => uploaded(files.app, people.clerk, pdf())),
    );
    const answers = await Promise.all(
      uploads.map((uploadId) => attach(files.app, people.clerk, { caseId, uploadId })),
    );
    const refused = answers.filter(({ errors }) => errors);
    expect(refused.map(problemsOf)).toEqual([['uploadId: TOO_MANY_FILES'], ['uploadId: TOO_MANY_FILES']]);
    const { attachments } = await shown(people.clerk, caseId);
    expect(attachments).toHaveLength(LIMITS.maxFiles);
    const [first] = attachments;
    expect((await remove(files.app, people.clerk, first?.id ?? '')).errors).toBeUndefined();
    const left = await files.world.db.upload.findFirstOrThrow({
      where: { userId: people.clerk.id, id: { in: uploads } },
    });
    expect((await attach(files.app, people.clerk, { caseId, uploadId: left.id })).errors).toBeUndefined();
  });

  it('of another office, or of no case at all, is of a case that does not exist', async () => {
    const caseId = await caseIn(files.world, people, 'ASSIGNED');
    const uploadId = await uploaded(files.app, other.clerk, pdf());
    const foreign = await attach(files.app, other.clerk, { caseId, uploadId });
    const missing = await attach(files.app, other.clerk, { caseId: uploadId, uploadId });
    expect(codeOf(foreign)).toBe('NOT_FOUND');
    expect(foreign.errors).toEqual(missing.errors);
    const colleague = await files.world.person('AKS', ['EXECUTOR']);
    const own = await uploaded(files.app, colleague, pdf());
    expect(codeOf(await attach(files.app, colleague, { caseId, uploadId: own }))).toBe('NOT_FOUND');
  });

  it.each(['HEAD', 'ADMIN', 'OVERSEER', 'ANALYST'] as const)('is not for %s', async (role) => {
    const caseId = await caseIn(files.world, people, 'REGISTERED');
    const who = await files.world.person('AKS', [role]);
    expect(codeOf(await attach(files.app, who, { caseId, uploadId: caseId }))).toBe('FORBIDDEN');
    expect(codeOf(await remove(files.app, who, caseId))).toBe('FORBIDDEN');
  });

  it('is for nobody who is not signed in', async () => {
    expect(codeOf(await attach(files.app, null, { caseId: 'x', uploadId: 'x' }))).toBe('UNAUTHENTICATED');
    expect(codeOf(await remove(files.app, null, 'x'))).toBe('UNAUTHENTICATED');
  });
});

describe('who may attach when', () => {
  it.each<[Goal, string | null, string | null, string | null]>([
    ['REGISTERED', null, 'WRONG_STATUS', null],
    ['AWAITING_RESOLUTION', null, 'WRONG_STATUS', null],
    ['ASSIGNED', null, 'WRONG_STATUS', null],
    ['DRAFTING', null, 'WRONG_STATUS', null],
    ['AWAITING_SIGNATURE', null, 'WRONG_STATUS', null],
    ['RETURNED', null, 'WRONG_STATUS', null],
    ['SIGNED', 'ATTACHMENTS_CLOSED', 'ATTACHMENTS_CLOSED', 'ATTACHMENTS_CLOSED'],
    ['DELIVERED', 'ATTACHMENTS_CLOSED', 'ATTACHMENTS_CLOSED', 'ATTACHMENTS_CLOSED'],
    ['AKIM_REGISTERED', 'WRONG_STATUS', null, null],
    ['COMMISSION_REVIEW', 'WRONG_STATUS', null, null],
    ['IN_TRANSIT', 'WRONG_STATUS', 'WRONG_STATUS', null],
    ['CANCELLED', 'ATTACHMENTS_CLOSED', 'ATTACHMENTS_CLOSED', 'ATTACHMENTS_CLOSED'],
  ])('a case by the akim’s path that is %s', async (goal, clerk, akimClerk, executor) => {
    const caseId = await akimCaseIn(files.world, people, goal);
    expect(await refusalOf(people.clerk, caseId)).toBe(clerk);
    expect(await refusalOf(people.akimClerk, caseId)).toBe(akimClerk);
    const { executorId } = await files.world.db.case.findUniqueOrThrow({ where: { id: caseId } });
    if (executorId) expect(await refusalOf(people.executor, caseId)).toBe(executor);
    for (const who of [people.clerk, people.akimClerk]) {
      const uploadId = await uploaded(files.app, who, pdf());
      const answer = await attach(files.app, who, { caseId, uploadId });
      expect(codeOf(answer)).toBe(who === people.clerk ? clerk : akimClerk);
    }
    await files.world.db.upload.deleteMany();
  });

  it('a head who is an executor too attaches to his own cases only', async () => {
    const both = await files.world.person('AKS', ['HEAD', 'EXECUTOR']);
    const caseId = await caseIn(files.world, people, 'ASSIGNED');
    expect(await refusalOf(both, caseId)).toBe('NOT_THE_EXECUTOR');
    const uploadId = await uploaded(files.app, both, pdf());
    expect(codeOf(await attach(files.app, both, { caseId, uploadId }))).toBe('NOT_THE_EXECUTOR');
  });

  it('an executor whose case went to another one no longer does', async () => {
    const second = await files.world.person('AKS', ['EXECUTOR']);
    const caseId = await caseIn(files.world, people, 'ASSIGNED');
    const { id } = await attached(files.app, people.executor, caseId, pdf());
    await take(files.world, people.head, 'reassignExecutor', {
      caseId,
      expectedVersion: 3,
      executorId: second.id,
      reason: 'Еңбек демалысы',
    });
    expect(codeOf(await remove(files.app, people.executor, id))).toBe('NOT_FOUND');
    expect((await remove(files.app, second, id)).errors).toBeUndefined();
  });
});

describe('removing an attachment', () => {
  it('takes it from the list, keeps who, when and why, and writes an entry of the log', async () => {
    const caseId = await caseIn(files.world, people, 'ASSIGNED');
    const { id } = await attached(files.app, people.clerk, caseId, pdf());
    const answer = await remove(files.app, people.executor, id, '  Басқа адамның құжаты ');
    expect(found(answer, 'removeAttachment')).toMatchObject({ id, fileName: 'Өтініш.pdf' });
    expect((await shown(people.clerk, caseId)).attachments).toEqual([]);
    expect(await files.world.db.attachment.findUniqueOrThrow({ where: { id } })).toMatchObject({
      removedById: people.executor.id,
      removedAt: files.world.clock,
      removalReason: 'Басқа адамның құжаты',
      erasedAt: null,
    });
    const [entry, ...more] = await auditOf(caseId, 'ATTACHMENT_REMOVED');
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ actorId: people.executor.id, details: { attachmentId: id } });
    expect(JSON.stringify(entry)).not.toContain('құжаты');
  });

  it('is done once, with a reason', async () => {
    const caseId = await caseIn(files.world, people, 'REGISTERED');
    const { id } = await attached(files.app, people.clerk, caseId, pdf());
    expect(problemsOf(await remove(files.app, people.clerk, id, '  '))).toEqual(['reason: REQUIRED']);
    const answers = await Promise.all([1, 2, 3].map(() => remove(files.app, people.clerk, id)));
    const codes = answers.map(codeOf);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes.filter((code) => code === 'CONFLICT')).toHaveLength(2);
    expect(await auditOf(caseId, 'ATTACHMENT_REMOVED')).toHaveLength(1);
  });

  it('is of what does not exist for another office', async () => {
    const caseId = await caseIn(files.world, people, 'REGISTERED');
    const { id } = await attached(files.app, people.clerk, caseId, pdf());
    const foreign = await remove(files.app, other.clerk, id);
    expect(codeOf(foreign)).toBe('NOT_FOUND');
    expect(foreign.errors).toEqual((await remove(files.app, other.clerk, caseId)).errors);
    expect((await remove(files.app, other.clerk, 'not an id')).errors).toEqual(foreign.errors);
  });
});

describe('who sees attachments', () => {
  it('is whoever works the case, nobody else', async () => {
    const caseId = await caseIn(files.world, people, 'ASSIGNED');
    await attached(files.app, people.clerk, caseId, pdf());
    for (const who of [people.clerk, people.head, people.executor]) {
      expect((await shown(who, caseId)).attachments).toHaveLength(1);
    }
    for (const role of ['OVERSEER', 'ANALYST'] as const) {
      const who = await files.world.person('AKS', [role]);
      expect(await shown(who, caseId)).toMatchObject({
        attachments: [],
        attachmentRefusal: { code: 'ROLE_MISSING' },
      });
    }
  });

  it('reads the attachments of a whole list with as many statements as of one case', async () => {
    const document = (first: number): string =>
      `{ cases(first: ${first}) { nodes { id attachments { id fileName addedBy { id surname } document { kind } } } } }`;
    for (let index = 0; index < 4; index += 1) {
      const caseId = await caseIn(files.world, people, 'REGISTERED');
      await attached(files.app, people.clerk, caseId, pdf());
      await attached(files.app, people.clerk, caseId, png());
    }
    const one = await statementsOf(files.world, people.clerk, document(1));
    expect(await statementsOf(files.world, people.clerk, document(8))).toBe(one);
  });

  it('is told what may be attached, as the server is configured', async () => {
    const answer = await ask(files.app, people.head, '{ attachmentLimits { maxBytes maxFiles types } }');
    expect(found(answer, 'attachmentLimits')).toEqual({ ...LIMITS, types: ['PDF', 'JPEG', 'PNG'] });
  });
});

describe('an open page', () => {
  const changes = (who: Person, id: string) =>
    subscribe(
      files.app,
      who,
      'subscription ($id: ID!) { caseChanged(id: $id) { version attachmentsVersion } }',
      { id },
    );

  it('hears of each file that is added or removed', async () => {
    const caseId = await caseIn(files.world, people, 'ASSIGNED');
    const stream = await changes(people.executor, caseId);
    const change = async () => (await stream.next()).data?.caseChanged;
    expect(await change()).toEqual({ version: 3, attachmentsVersion: 0 });
    const { id } = await attached(files.app, people.clerk, caseId, pdf());
    expect(await change()).toEqual({ version: 3, attachmentsVersion: 1 });
    await remove(files.app, people.clerk, id);
    expect(await change()).toEqual({ version: 3, attachmentsVersion: 2 });
    await next(files.world, people, caseId, 'acceptDocuments');
    expect(await change()).toEqual({ version: 4, attachmentsVersion: 2 });
    stream.cut();
  });

  it('of somebody who sees no attachments hears nothing of them', async () => {
    const caseId = await caseIn(files.world, people, 'ASSIGNED');
    const overseer = await files.world.person('AKS', ['OVERSEER']);
    const stream = await changes(overseer, caseId);
    const change = async () => (await stream.next()).data?.caseChanged;
    expect(await change()).toEqual({ version: 3, attachmentsVersion: 0 });
    await attached(files.app, people.clerk, caseId, pdf());
    await next(files.world, people, caseId, 'acceptDocuments');
    expect(await change()).toEqual({ version: 4, attachmentsVersion: 0 });
    stream.cut();
  });
});

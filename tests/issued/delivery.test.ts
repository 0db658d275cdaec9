import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFilesWorld, type FilesWorld, uploaded } from '../attachments/filesWorld.ts';
import { pdf } from '../attachments/samples.ts';
import { akimCaseIn } from '../support/akimCases.ts';
import { codeOf, found } from '../support/answers.ts';
import { moveClock } from '../support/clock.ts';
import { answersFor, caseIn, next, type Staff, send, staff } from '../support/steps.ts';
import { ask, type Person, type World } from '../support/world.ts';

let files: FilesWorld;
let world: World;
let people: Staff;

beforeAll(async () => {
  files = await createFilesWorld();
  world = files.world;
  people = await staff(world);
});
afterAll(() => files.close());

const attempt = async (who: Person, name: string, caseId: string, more: Record<string, unknown> = {}) => {
  const { version } = await world.db.case.findUniqueOrThrow({ where: { id: caseId } });
  const input = { caseId, expectedVersion: version, ...answersFor(people)[name], ...more };
  return codeOf(await send(world, who, name, input));
};
const rowOf = (id: string) => world.db.case.findUniqueOrThrow({ where: { id } });
const runningOf = async (caseId: string) =>
  (await world.db.caseClock.findMany({ where: { caseId, endedAt: null } })).map(({ code }) => code);

const DELIVERIES = `query ($id: ID!) { case(id: $id) { status letter readyAt
  deliveries { seq method address postNumber receivedBy outcome { result day reason note } }
  collections { office { code } note } history { transition } } }`;

describe('a delivery to its end', () => {
  it('goes by post, comes back, goes out again and is confirmed: one delivery stands at a time (I-25)', async () => {
    const id = await caseIn(world, people, 'SIGNED');
    const { executor, clerk } = people;
    expect(await attempt(executor, 'recordPostDispatch', id)).toBeNull();
    expect(await rowOf(id)).toMatchObject({ status: 'DELIVERED', letter: 'UNDERWAY', dueAt: null });
    await moveClock(world, world.clock.getTime() + 5 * 24 * 3_600_000);
    expect(await attempt(executor, 'sendAgain', id)).toBe('LETTER_NOT_RETURNED');
    const back = { day: '2026-11-21', reason: 'ADDRESSEE_MOVED', note: 'Көшіп кеткен.' };
    expect(await attempt(clerk, 'recordPostReturn', id, back)).toBeNull();
    expect(await attempt(clerk, 'recordPostReturn', id, back)).toBe('LETTER_NOT_UNDERWAY');
    expect(await attempt(executor, 'sendAgain', id)).toBeNull();
    const arrived = { day: '2026-11-23', note: 'Ұлы алды.' };
    expect(await attempt(executor, 'confirmPostDelivery', id, arrived)).toBeNull();
    const seen = found<{ deliveries: object[]; history: { transition: string }[] }>(
      await world.ask(executor, DELIVERIES, { id }),
      'case',
    );
    expect(seen).toMatchObject({ status: 'DELIVERED', letter: 'CONFIRMED' });
    expect(seen.deliveries).toMatchObject([
      { seq: 1, method: 'POST', postNumber: 'RR000000001KZ', outcome: { result: 'RETURNED', ...back } },
      { seq: 2, method: 'POST', postNumber: 'RR000000002KZ', outcome: { result: 'CONFIRMED', ...arrived } },
    ]);
    expect(seen.history.slice(-4).map(({ transition }) => transition)).toEqual([
      'recordPostDispatch',
      'recordPostReturn',
      'sendAgain',
      'confirmPostDelivery',
    ]);
    for (const name of ['sendAgain', 'recordCollection'])
      expect(await attempt(executor, name, id)).toBe('LETTER_NOT_RETURNED');
  });

  it('comes back and is collected: announced at the department, then handed over', async () => {
    const id = await caseIn(world, people, 'SIGNED');
    const { executor } = people;
    expect(await attempt(executor, 'recordPostDispatch', id)).toBeNull();
    const day = new Date(world.clock.getTime()).toISOString().slice(0, 10);
    expect(await attempt(executor, 'announceCollection', id)).toBe('LETTER_UNDERWAY');
    expect(await attempt(executor, 'recordPostReturn', id, { day })).toBeNull();
    expect(await attempt(executor, 'announceCollection', id)).toBeNull();
    expect((await rowOf(id)).readyAt).toEqual(world.clock);
    expect(await attempt(executor, 'recordCollection', id)).toBeNull();
    expect(await rowOf(id)).toMatchObject({ status: 'DELIVERED', letter: null, readyAt: null });
    const rows = await world.db.delivery.findMany({ where: { caseId: id }, orderBy: { seq: 'asc' } });
    expect(rows.map(({ method }) => method)).toEqual(['POST', 'HAND']);
  });

  it('that lies ready ends the last clocks at once, and is awaited of nobody any more (regulation.md 7.5)', async () => {
    const id = await caseIn(world, people, 'SIGNED');
    expect(await runningOf(id)).toEqual(expect.arrayContaining(['A6', 'STANDARD']));
    expect(await attempt(people.executor, 'announceCollection', id)).toBeNull();
    expect(await runningOf(id)).toEqual([]);
    expect(await rowOf(id)).toMatchObject({ status: 'SIGNED', dueAt: null, readyAt: world.clock });
    expect(await attempt(people.executor, 'announceCollection', id)).toBe('ALREADY_READY');
    const queue = async (code: string) =>
      found<{ nodes: { id: string }[] }>(
        await world.ask(people.executor, `{ inboxCases(code: ${code}, first: 100) { nodes { id } } }`),
        'inboxCases',
      ).nodes.map((node) => node.id);
    expect(await queue('EXECUTOR_READY')).toContain(id);
    expect(await queue('EXECUTOR_TO_DELIVER')).not.toContain(id);
    await next(world, people, id, 'recordHandDelivery');
    expect(await queue('EXECUTOR_READY')).not.toContain(id);
  });

  it('at the akim’s office is announced and handed over by its clerk, once he holds the notice', async () => {
    const id = await akimCaseIn(world, people, 'SIGNED');
    const { akimClerk, executor } = people;
    expect(await attempt(akimClerk, 'announceCollection', id)).toBe('NOTICE_NOT_AT_AKIM');
    await next(world, people, id, 'handOverToAkim');
    expect(await attempt(executor, 'announceCollection', id)).toBe('NOTICE_AT_AKIM');
    expect(await attempt(akimClerk, 'announceCollection', id)).toBeNull();
    expect(await runningOf(id)).toEqual([]);
    const seen = found<object>(await world.ask(akimClerk, DELIVERIES, { id }), 'case');
    expect(seen).toMatchObject({
      collections: [{ office: { code: 'AKS-01' }, note: 'Телефон арқылы хабарланды.' }],
    });
    expect(await attempt(akimClerk, 'recordHandDelivery', id)).toBeNull();
  });

  it('that was posted and never confirmed is listed, for its executor and for the clerks', async () => {
    const id = await caseIn(world, people, 'SIGNED');
    await next(world, people, id, 'recordPostDispatch');
    const listed = async (who: Person, code: string) =>
      found<{ nodes: { id: string }[] }>(
        await world.ask(who, `{ inboxCases(code: ${code}, first: 100) { nodes { id } } }`),
        'inboxCases',
      ).nodes.map((node) => node.id);
    const filtered = async (who: Person, letter: string) =>
      found<{ nodes: { id: string }[] }>(
        await world.ask(who, `{ cases(filter: { letter: [${letter}] }, first: 100) { nodes { id } } }`),
        'cases',
      ).nodes.map((node) => node.id);
    expect(await listed(people.executor, 'EXECUTOR_POSTED')).toContain(id);
    expect(await listed(people.clerk, 'CLERK_POSTED')).toContain(id);
    expect(await filtered(people.head, 'UNDERWAY')).toContain(id);
    expect(await filtered(people.head, 'RETURNED')).not.toContain(id);
    const day = world.clock.toISOString().slice(0, 10);
    expect(await attempt(people.clerk, 'recordPostReturn', id, { day })).toBeNull();
    expect(await listed(people.executor, 'EXECUTOR_POSTED')).not.toContain(id);
    expect(await listed(people.executor, 'EXECUTOR_CAME_BACK')).toContain(id);
    expect(await filtered(people.head, 'RETURNED')).toContain(id);
  });

  it('is answered by the post for days that can be, and by nobody of another office', async () => {
    const id = await caseIn(world, people, 'SIGNED');
    await next(world, people, id, 'recordPostDispatch');
    const tomorrow = new Date(world.clock.getTime() + 24 * 3_600_000).toISOString().slice(0, 10);
    expect(await attempt(people.executor, 'confirmPostDelivery', id, { day: tomorrow })).toBe(
      'DAY_NOT_POSSIBLE',
    );
    expect(await attempt(people.executor, 'confirmPostDelivery', id, { day: '2020-01-01' })).toBe(
      'DAY_NOT_POSSIBLE',
    );
    const stranger = await world.person('TAL', ['CLERK', 'EXECUTOR']);
    expect(await attempt(stranger, 'confirmPostDelivery', id)).toBe('NOT_FOUND');
    const colleague = await world.person('AKS', ['EXECUTOR']);
    expect(await attempt(colleague, 'confirmPostDelivery', id)).toBe('NOT_FOUND');
  });
});

describe('the proof of a delivery', () => {
  const ATTACH = `mutation ($input: AttachFileInput!) { attachFile(input: $input) { id provesEvent } }`;
  const attach = async (who: Person, caseId: string, more: Record<string, unknown>) => {
    const uploadId = more.uploadId ?? (await uploaded(files.app, who, pdf()));
    const input = { caseId, fileName: 'түбіртек.pdf', uploadId, ...more };
    return ask(files.app, who, ATTACH, { input });
  };
  const lastSeq = async (id: string) => (await rowOf(id)).version;

  it('is attached to its step after the signature, by the executor, the clerk or the akim’s clerk who holds it', async () => {
    const id = await caseIn(world, people, 'SIGNED');
    await next(world, people, id, 'recordPostDispatch');
    const provesEvent = await lastSeq(id);
    for (const who of [people.executor, people.clerk]) {
      const answer = await attach(who, id, { provesEvent });
      expect(found(answer, 'attachFile')).toMatchObject({ provesEvent });
    }
    expect(codeOf(await attach(people.executor, id, {}))).toBe('ATTACHMENTS_CLOSED');
    const atAkim = await akimCaseIn(world, people, 'SIGNED');
    await next(world, people, atAkim, 'handOverToAkim');
    await attempt(people.akimClerk, 'recordHandDelivery', atAkim);
    const answer = await attach(people.akimClerk, atAkim, { provesEvent: await lastSeq(atAkim) });
    expect(answer.errors).toBeUndefined();
  });

  it('proves a step of the delivery and nothing else', async () => {
    const id = await caseIn(world, people, 'DELIVERED');
    // A refused file waits on, so one is enough for every try.
    const uploadId = await uploaded(files.app, people.executor, pdf());
    const signed = await world.db.caseEvent.findFirstOrThrow({
      where: { caseId: id, transition: 'signNotice' },
    });
    for (const provesEvent of [1, signed.seq, 99])
      expect(codeOf(await attach(people.executor, id, { provesEvent, uploadId }))).toBe('VALIDATION_FAILED');
    const { id: documentId } = await world.db.caseDocument.findFirstOrThrow({ where: { caseId: id } });
    const both = { provesEvent: await lastSeq(id), documentId, uploadId };
    expect(codeOf(await attach(people.executor, id, both))).toBe('VALIDATION_FAILED');
    const open = await caseIn(world, people, 'DRAFTING');
    expect(codeOf(await attach(people.executor, open, { provesEvent: 1, uploadId }))).toBe('WRONG_STATUS');
    expect(codeOf(await attach(people.akimClerk, id, { provesEvent: await lastSeq(id) }))).toBe('NOT_FOUND');
  });

  it('that was the wrong scan is taken away with a reason, and its row stays', async () => {
    const id = await caseIn(world, people, 'DELIVERED');
    const answer = await attach(people.executor, id, { provesEvent: await lastSeq(id) });
    const proof = found<{ id: string }>(answer, 'attachFile');
    const remove =
      'mutation ($id: ID!) { removeAttachment(input: { id: $id, reason: "Басқа адамдікі" }) { id } }';
    const stranger = await world.person('TAL', ['CLERK']);
    expect(codeOf(await ask(files.app, stranger, remove, { id: proof.id }))).toBe('NOT_FOUND');
    expect((await ask(files.app, people.executor, remove, { id: proof.id })).errors).toBeUndefined();
    expect(await world.db.attachment.findUniqueOrThrow({ where: { id: proof.id } })).toMatchObject({
      removedById: people.executor.id,
      removalReason: 'Басқа адамдікі',
    });
  });

  it('is refused by the database itself where the program would let it in', async () => {
    const id = await caseIn(world, people, 'DELIVERED');
    const row = (eventSeq: number | null) =>
      world.db.attachment.create({
        data: {
          caseId: id,
          eventSeq,
          fileName: 'a.pdf',
          type: 'PDF',
          size: 1,
          sha256: 'a'.repeat(64),
          storageKey: crypto.randomUUID(),
          addedById: people.clerk.id,
          addedAt: world.clock,
        },
      });
    await expect(row(null)).rejects.toThrow(/KM041|attachments of a case/);
    await expect(row(1)).rejects.toThrow(/KM041|proof belongs/);
    await expect(row(await lastSeq(id))).resolves.toMatchObject({ caseId: id });
  });
});

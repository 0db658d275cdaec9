import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../server/signIn/passwords.ts';
import { codeOf, found } from '../support/answers.ts';
import { moveClock } from '../support/clock.ts';
import { caseIn, next, type Staff, send, shownNotice, staff, take } from '../support/steps.ts';
import type { Person, World } from '../support/world.ts';
import { createSealedWorld, fetchAs, papersOf } from './issuedWorld.ts';

const PASSWORD = 'бұл-менің-құпия-сөзім-7';
const PROOF_MINUTES = 30;

let world: World;
let people: Staff;

beforeAll(async () => {
  world = await createSealedWorld({ config: { signProofMinutes: PROOF_MINUTES } });
  people = await staff(world);
  const passwordHash = await hashPassword(PASSWORD);
  await world.db.user.update({ where: { id: people.head.id }, data: { passwordHash } });
});
afterAll(() => world.close());

const versionOf = async (id: string): Promise<number> =>
  (await world.db.case.findUniqueOrThrow({ where: { id } })).version;

/** Signs in anew, as the head does in the morning. */
const fresh = async (): Promise<Person> => ({ ...people.head, cookie: await world.session(people.head.id) });

const CONFIRM = 'mutation ($p: String!) { confirmPassword(password: $p) }';

describe('a signature', () => {
  it('holds who signed, as what, when, after which proof, and the hash of the very bytes that were shown', async () => {
    const id = await caseIn(world, people, 'AWAITING_SIGNATURE');
    const {
      id: noticeId,
      version,
      contentHash,
    } = await world.db.noticeVersion.findFirstOrThrow({
      where: { caseId: id },
    });
    const head = await fresh();
    const signedIn = world.clock;
    await moveClock(world, signedIn.getTime() + 10 * 60_000);
    const page = new Uint8Array(
      await (await fetchAs(world, head, `/files/notices/${noticeId}`)).arrayBuffer(),
    );
    const shownHash = createHash('sha256').update(page).digest('hex');
    await take(world, head, 'signNotice', {
      caseId: id,
      expectedVersion: await versionOf(id),
      noticeVersion: version,
      contentHash,
      shownHash,
    });
    const notice = found<{ notices: object[] }>(
      await world.ask(
        head,
        `{ case(id: "${id}") { notices { signedAt signerName signerActing shownHash provenAt contentHash } } }`,
      ),
      'case',
    ).notices[0];
    expect(notice).toEqual({
      signedAt: world.clock.toISOString(),
      signerName: 'Басшыбаев Мұрат Асқарұлы',
      signerActing: false,
      shownHash,
      provenAt: signedIn.toISOString(),
      contentHash,
    });
    const last = await world.db.caseEvent.findFirstOrThrow({
      where: { caseId: id },
      orderBy: { seq: 'desc' },
    });
    expect(last.changes).toMatchObject({ contentHash, shownHash });
  });

  it('is refused to a head who was shown the page of another', async () => {
    const id = await caseIn(world, people, 'AWAITING_SIGNATURE');
    const other = await world.person('AKS', ['HEAD'], { surname: 'Екінші', givenName: 'Бастық' });
    const theirs = await shownNotice(world, id, people.head);
    const input = { caseId: id, expectedVersion: await versionOf(id), ...theirs };
    expect(codeOf(await send(world, other, 'signNotice', input))).toBe('CONTENT_DIFFERS');
    expect(await world.db.paper.count({ where: { caseId: id, kind: 'NOTICE' } })).toBe(0);
    const own = { ...input, ...(await shownNotice(world, id, other)) };
    expect((await send(world, other, 'signNotice', own)).errors).toBeUndefined();
  });

  it('needs the password again once the last proof is too old, and then the same signature goes through', async () => {
    const id = await caseIn(world, people, 'AWAITING_SIGNATURE');
    const head = await fresh();
    const input = {
      caseId: id,
      expectedVersion: await versionOf(id),
      idempotencyKey: 'the same intent',
      ...(await shownNotice(world, id, people.head)),
    };
    const until = async () =>
      found<{ provenUntil: string }>(await world.ask(head, '{ viewer { provenUntil } }'), 'viewer')
        .provenUntil;
    expect(await until()).toBe(new Date(world.clock.getTime() + PROOF_MINUTES * 60_000).toISOString());
    await moveClock(world, world.clock.getTime() + PROOF_MINUTES * 60_000 + 1);
    expect(codeOf(await send(world, head, 'signNotice', input))).toBe('PROOF_EXPIRED');
    // What can be done is still offered: the proof is asked for when it is needed.
    const offer = found<{ availableTransitions: { name: string; allowed: boolean }[] }>(
      await world.ask(head, `{ case(id: "${id}") { availableTransitions { name allowed } } }`),
      'case',
    );
    expect(offer.availableTransitions).toContainEqual({ name: 'signNotice', allowed: true });

    expect(codeOf(await world.ask(head, CONFIRM, { p: 'бұл-басқа-құпия-сөз-8' }))).toBe('SIGN_IN_REFUSED');
    expect(codeOf(await send(world, head, 'signNotice', input))).toBe('PROOF_EXPIRED');
    const confirmed = await world.ask(head, CONFIRM, { p: PASSWORD });
    expect(confirmed.data?.confirmPassword).toBe(await until());
    expect((await send(world, head, 'signNotice', input)).errors).toBeUndefined();
    const log = await world.db.auditEntry.findMany({
      where: { subjectId: people.head.id, action: { in: ['PASSWORD_CONFIRMED', 'SIGN_IN_FAILED'] } },
      orderBy: { id: 'asc' },
    });
    expect(log.map(({ action }) => action)).toEqual(['SIGN_IN_FAILED', 'PASSWORD_CONFIRMED']);
  });

  it('proves one session only, and guessing its password is throttled like a sign-in', async () => {
    const [here, there] = [await fresh(), await fresh()];
    await moveClock(world, world.clock.getTime() + PROOF_MINUTES * 60_000 + 1);
    expect((await world.ask(here, CONFIRM, { p: PASSWORD })).errors).toBeUndefined();
    const id = await caseIn(world, { ...people, head: here }, 'AWAITING_SIGNATURE');
    const input = { caseId: id, expectedVersion: await versionOf(id), ...(await shownNotice(world, id)) };
    expect(codeOf(await send(world, there, 'signNotice', input))).toBe('PROOF_EXPIRED');
    for (let attempt = 0; attempt < 5; attempt += 1) await world.ask(there, CONFIRM, { p: `жоқ-${attempt}` });
    expect(codeOf(await world.ask(there, CONFIRM, { p: PASSWORD }))).toBe('SIGN_IN_REFUSED');
    await moveClock(world, world.clock.getTime() + 16 * 60_000);
    expect((await world.ask(there, CONFIRM, { p: PASSWORD })).errors).toBeUndefined();
  });

  it('is given in whatever role, for heads are not alone to be asked; nobody without a session gives it', async () => {
    const by = await world.person('AKS', ['CLERK'], { passwordHash: await hashPassword(PASSWORD) });
    expect((await world.ask(by, CONFIRM, { p: PASSWORD })).data?.confirmPassword).toEqual(expect.any(String));
    expect(codeOf(await world.ask(by, CONFIRM, { p: `${PASSWORD}!` }))).toBe('SIGN_IN_REFUSED');
    expect(codeOf(await world.ask(null, CONFIRM, { p: PASSWORD }))).toBe('UNAUTHENTICATED');
  });
});

describe('many signatures at once', () => {
  const SIGN_MANY = `mutation ($input: SignNoticesInput!) { signNotices(input: $input) {
    caseId result { event { seq } case { status } } problem { code params } } }`;
  interface Outcome {
    readonly caseId: string;
    readonly result: { readonly case: { readonly status: string } } | null;
    readonly problem: { readonly code: string; readonly params: object } | null;
  }
  const shownOf = async (id: string) => ({
    caseId: id,
    expectedVersion: await versionOf(id),
    ...(await shownNotice(world, id, people.head)),
  });

  it('each have a result of their own: what changed meanwhile is refused, the others are signed', async () => {
    const head = await fresh();
    const ids = [
      await caseIn(world, people, 'AWAITING_SIGNATURE'),
      await caseIn(world, people, 'AWAITING_SIGNATURE'),
      await caseIn(world, people, 'AWAITING_SIGNATURE'),
    ];
    const notices = await Promise.all(ids.map(shownOf));
    await next(world, { ...people, head }, ids[1] ?? '', 'returnNotice');
    const input = {
      notices: notices.map((notice, index) =>
        index === 2 ? { ...notice, shownHash: 'f'.repeat(64) } : notice,
      ),
      idempotencyKey: 'many',
    };
    const outcomes = found<Outcome[]>(await world.ask(head, SIGN_MANY, { input }), 'signNotices');
    expect(
      outcomes.map(({ caseId, result, problem }) => [caseId, result?.case.status, problem?.code]),
    ).toEqual([
      [ids[0], 'SIGNED', undefined],
      [ids[1], undefined, 'STALE_VERSION'],
      [ids[2], undefined, 'TRANSITION_REFUSED'],
    ]);
    expect(outcomes[2]?.problem?.params).toMatchObject({ refusal: { code: 'CONTENT_DIFFERS' } });
    expect(found<Outcome[]>(await world.ask(head, SIGN_MANY, { input }), 'signNotices')[0]).toEqual(
      outcomes[0],
    );
    const papers = await papersOf(world, head, ids[0] ?? '');
    expect(papers?.map(({ kind, genuine }) => [kind, genuine])).toEqual([
      ['RECEIPT', true],
      ['NOTICE', true],
    ]);
  });

  it('name each case once, and belong to heads', async () => {
    const id = await caseIn(world, { ...people, head: await fresh() }, 'AWAITING_SIGNATURE');
    const one = await shownOf(id);
    const twice = { input: { notices: [one, one] } };
    expect(codeOf(await world.ask(await fresh(), SIGN_MANY, twice))).toBe('VALIDATION_FAILED');
    expect(codeOf(await world.ask(people.executor, SIGN_MANY, { input: { notices: [one] } }))).toBe(
      'FORBIDDEN',
    );
  });

  it('all are refused with an old proof, and nothing is signed', async () => {
    const head = await fresh();
    const ids = [
      await caseIn(world, { ...people, head }, 'AWAITING_SIGNATURE'),
      await caseIn(world, { ...people, head }, 'AWAITING_SIGNATURE'),
    ];
    const input = { notices: await Promise.all(ids.map(shownOf)) };
    await moveClock(world, world.clock.getTime() + PROOF_MINUTES * 60_000 + 1);
    const outcomes = found<Outcome[]>(await world.ask(head, SIGN_MANY, { input }), 'signNotices');
    expect(outcomes.map(({ problem }) => problem?.params)).toEqual(
      ids.map(() => expect.objectContaining({ refusal: { code: 'PROOF_EXPIRED', params: {} } })),
    );
    expect(await world.db.case.count({ where: { id: { in: ids }, status: 'AWAITING_SIGNATURE' } })).toBe(2);
  });
});

import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { akimCaseIn } from '../support/akimCases.ts';
import { codeOf, found, problemsOf } from '../support/answers.ts';
import { caseIn, next, type Staff, send, staff } from '../support/steps.ts';
import { application, type Person, type World } from '../support/world.ts';
import { createSealedWorld, fetchAs, papersOf } from './issuedWorld.ts';

let world: World;
let people: Staff;
let stranger: Person;

beforeAll(async () => {
  world = await createSealedWorld();
  people = await staff(world);
  stranger = await world.person('TAL', ['CLERK', 'HEAD']);
});
afterAll(() => world.close());

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a paper', () => {
  it('exists with its bytes, hash and seal as soon as the case is registered, before anybody prints it', async () => {
    const id = await caseIn(world, people, 'REGISTERED', { language: 'BOTH' });
    const [receipt, ...more] = (await papersOf(world, people.clerk, id)) ?? [];
    expect(more).toEqual([]);
    expect(receipt).toMatchObject({ kind: 'RECEIPT', language: 'BOTH', genuine: true, prints: [] });
    expect(receipt?.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const answer = await fetchAs(world, people.clerk, receipt?.url ?? '');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([answer.status, sha256(bytes), bytes.byteLength]).toEqual([200, receipt?.sha256, receipt?.size]);
    const text = Buffer.from(bytes).toString();
    expect(text).toContain(receipt?.code);
    expect(text).toContain(`/check/${receipt?.code.replaceAll('-', '')}`);
    expect(text).toContain('Тұтынушыға қызмет көрсету талоны');
    expect(text).toContain('Талон обслуживания потребителя');
  });

  it('is served as a file that no browser runs, guesses or keeps, and each fetch is logged (I-37)', async () => {
    const id = await caseIn(world, people, 'REGISTERED');
    const [receipt] = (await papersOf(world, people.clerk, id)) ?? [];
    const answer = await fetchAs(world, people.head, receipt?.url ?? '');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment; filename\*=UTF-8''AKS-2026-\d{6}\.pdf$/),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    const views = await world.db.auditEntry.findMany({ where: { action: 'PAPER_VIEWED', caseId: id } });
    expect(views.map(({ actorId, subjectId }) => [actorId, subjectId])).toEqual([
      [people.head.id, receipt?.id],
    ]);
  });

  it('of a signed notice has its outgoing number, and its seal tells of the signature', async () => {
    const id = await caseIn(world, people, 'SIGNED');
    const papers = (await papersOf(world, people.head, id)) ?? [];
    expect(papers.map(({ kind }) => kind)).toEqual(['RECEIPT', 'NOTICE']);
    const { outgoingNumber, shownHash, provenAt } = await world.db.noticeVersion.findFirstOrThrow({
      where: { caseId: id },
    });
    expect(papers[1]).toMatchObject({ number: outgoingNumber, genuine: true });
    expect([shownHash?.length, provenAt]).toEqual([64, world.clock]);
    const text = await (await fetchAs(world, people.executor, papers[1]?.url ?? '')).text();
    expect(text).toContain(outgoingNumber);
    expect(text).toContain('Басшыбаев Мұрат Асқарұлы');
  });

  it('of an akim’s office is a receipt and a covering letter under its own outgoing number', async () => {
    const id = await akimCaseIn(world, people, 'IN_TRANSIT');
    const papers = (await papersOf(world, people.akimClerk, id)) ?? [];
    expect(papers.map(({ kind, number }) => [kind, number.replace(/\d{6}$/, '#')])).toEqual([
      ['RECEIPT', 'AKS-01-2026/#'],
      ['COVERING_LETTER', 'AKS-01-2026/N-#'],
    ]);
    const text = await (await fetchAs(world, people.clerk, papers[1]?.url ?? '')).text();
    expect(text).toContain('Ілеспе хат');
    expect(text).toContain('Құжаттар жолданады.');
    const last = await world.db.caseEvent.findFirstOrThrow({
      where: { caseId: id },
      orderBy: { seq: 'desc' },
    });
    expect(last.changes).toMatchObject({ letterNumber: papers[1]?.number });
  });

  it('is not to be had by another office, by who may read no persons, or by nobody', async () => {
    const id = await caseIn(world, people, 'SIGNED');
    const [receipt] = (await papersOf(world, people.clerk, id)) ?? [];
    const [overseer, analyst, admin] = [
      await world.person('AKS', ['OVERSEER']),
      await world.person('AKS', ['ANALYST']),
      await world.person('AKS', ['ADMIN']),
    ];
    const url = receipt?.url ?? '';
    for (const who of [stranger, overseer, analyst, admin])
      expect((await fetchAs(world, who, url)).status).toBe(404);
    expect((await fetchAs(world, null, url)).status).toBe(401);
    expect(await papersOf(world, stranger, id)).toBeNull();
    for (const who of [overseer, analyst]) expect(await papersOf(world, who, id)).toEqual([]);
    const missing = await fetchAs(world, stranger, '/files/papers/00000000-0000-4000-8000-000000000000');
    const theirs = await fetchAs(world, stranger, url);
    expect(await missing.json()).toEqual(await theirs.json());
  });

  it('that holds signs which no font has is refused in words, and nothing is registered', async () => {
    const before = await world.db.case.count();
    const answer = await send(
      world,
      people.clerk,
      'registerApplication',
      application({ address: 'Ақсу 🏠 7' }),
    );
    expect(codeOf(answer)).toBe('VALIDATION_FAILED');
    expect(problemsOf(answer)).toEqual(['address: NOT_PRINTABLE']);
    expect(await world.db.case.count()).toBe(before);
  });

  it('is known to be false when its bytes, its row or its signature were changed past the program', async () => {
    const id = await caseIn(world, people, 'SIGNED');
    const [, notice] = (await papersOf(world, people.head, id)) ?? [];
    const owner = new pg.Client({ connectionString: world.ownerUrl });
    await owner.connect();
    const tampered = async (sql: string, undo: string): Promise<boolean | undefined> => {
      // As somebody could who owns the tables: without the triggers that forbid it.
      await owner.query(`SET session_replication_role = replica; ${sql}`);
      const genuine = (await papersOf(world, people.head, id))?.find(
        ({ kind }) => kind === 'NOTICE',
      )?.genuine;
      await owner.query(undo);
      return genuine;
    };
    const bytes = `"paper_bytes" SET bytes`;
    const where = `WHERE "paperId" = '${notice?.id}'`;
    const row = (set: string) => `UPDATE "paper" SET ${set} WHERE id = '${notice?.id}'`;
    const signed = (set: string) => `UPDATE "notice_version" SET ${set} WHERE "caseId" = '${id}'`;
    try {
      const [flip, back] = [
        'set_byte(bytes, 12, get_byte(bytes, 12) # 1)',
        'set_byte(bytes, 12, get_byte(bytes, 12) # 1)',
      ];
      expect(await tampered(`UPDATE ${bytes} = ${flip} ${where}`, `UPDATE ${bytes} = ${back} ${where}`)).toBe(
        false,
      );
      const later = (by: string) => row(`"issuedAt" = "issuedAt" ${by} interval '1 day'`);
      expect(await tampered(later('+'), later('-'))).toBe(false);
      expect(
        await tampered(
          signed(`"signerName" = 'Басқа Біреу'`),
          signed(`"signerName" = 'Басшыбаев Мұрат Асқарұлы'`),
        ),
      ).toBe(false);
      expect(await tampered(signed(`"signerActing" = true`), signed(`"signerActing" = false`))).toBe(false);
      expect(await tampered('SELECT 1', 'SELECT 1')).toBe(true);
    } finally {
      await owner.end();
    }
  });
});

describe('a print', () => {
  const print = (who: Person, ids: readonly string[]) =>
    world.ask(who, 'mutation ($ids: [ID!]!) { printPapers(ids: $ids) { id sha256 } }', { ids });

  it('of many papers is logged for each, in the order asked, and is all or nothing', async () => {
    const cases = [await caseIn(world, people, 'REGISTERED'), await caseIn(world, people, 'SIGNED')];
    const papers = (await Promise.all(cases.map((id) => papersOf(world, people.clerk, id)))).flatMap(
      (list) => list ?? [],
    );
    const ids = papers.map(({ id }) => id).reverse();
    const answer = await print(people.clerk, [...ids, ids[0] ?? '']);
    expect(found<{ id: string }[]>(answer, 'printPapers').map(({ id }) => id)).toEqual(ids);
    for (const { id } of papers) expect(await world.db.paperPrint.count({ where: { paperId: id } })).toBe(1);
    const elsewhere = await staff(world, 'KER');
    const theirs =
      (await papersOf(world, elsewhere.clerk, await caseIn(world, elsewhere, 'REGISTERED'))) ?? [];
    expect(codeOf(await print(people.clerk, [...ids, theirs[0]?.id ?? '']))).toBe('NOT_FOUND');
    for (const { id } of papers) expect(await world.db.paperPrint.count({ where: { paperId: id } })).toBe(1);
    const [seen] = (await papersOf(world, people.head, cases[0] ?? '')) ?? [];
    expect(seen?.prints).toEqual([{ at: world.clock.toISOString(), by: { shortName: 'Кеңсебаева А.' } }]);
  });

  it('of nothing, of too much, or of what is no key is refused', async () => {
    expect(problemsOf(await print(people.clerk, []))).toEqual(['ids: REQUIRED']);
    const many = Array.from(
      { length: 101 },
      (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    );
    expect(problemsOf(await print(people.clerk, many))).toEqual(['ids: TOO_BIG']);
    expect(problemsOf(await print(people.clerk, ['x']))).toEqual(['ids.0: NOT_AN_ID']);
  });
});

describe('the page of a notice before it is signed', () => {
  const urlOf = async (caseId: string) =>
    `/files/notices/${(await world.db.noticeVersion.findFirstOrThrow({ where: { caseId } })).id}`;

  it('bears the name of the head who asks, and no name for the others', async () => {
    const id = await caseIn(world, people, 'AWAITING_SIGNATURE');
    const url = await urlOf(id);
    const textFor = async (who: Person) => (await fetchAs(world, who, url)).text();
    expect(await textFor(people.head)).toContain('Басшыбаев Мұрат Асқарұлы');
    const another = await world.person('AKS', ['HEAD'], { surname: 'Екінші', givenName: 'Бастық' });
    expect(await textFor(another)).toContain('Екінші Бастық');
    const plain = await textFor(people.executor);
    expect(plain).not.toMatch(/Басшыбаев|Екінші/);
    expect(plain).toContain('"mark": null');
    expect(await textFor(people.clerk)).toBe(plain);
  });

  it('is nobody else’s, and each look is logged', async () => {
    const id = await caseIn(world, people, 'AWAITING_SIGNATURE');
    const url = await urlOf(id);
    expect((await fetchAs(world, stranger, url)).status).toBe(404);
    expect((await fetchAs(world, null, url)).status).toBe(401);
    await next(world, people, id, 'returnNotice');
    expect((await fetchAs(world, people.executor, url)).status).toBe(200);
    const views = await world.db.auditEntry.findMany({ where: { action: 'PAPER_VIEWED', caseId: id } });
    expect(views).toMatchObject([{ actorId: people.executor.id, details: { noticeVersion: 1 } }]);
  });
});

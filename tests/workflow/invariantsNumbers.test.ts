import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaperText } from '../../schema/papers/paper.ts';
import { akimCaseIn } from '../support/akimCases.ts';
import { found } from '../support/answers.ts';
import { at } from '../support/clock.ts';
import { caseIn, next, type Staff, staff, take } from '../support/steps.ts';
import { application, createWorld, ORIGIN, type Person, type World } from '../support/world.ts';

let world: World;
let people: Staff;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
});
afterAll(() => world.close());

const register = async (by: Person = people.clerk, more: Record<string, unknown> = {}) =>
  (await take(world, by, 'registerApplication', application(more))).case;

const RECEIPT = `query ($id: ID!) { case(id: $id) { receipt {
  number issuedAt language contentHash issuer { shortName }
  texts { language title letterhead addressee body facts { label value } signature } } } }`;

interface Receipt {
  readonly number: string;
  readonly issuedAt: string;
  readonly contentHash: string;
  readonly issuer: { readonly shortName: string };
  readonly texts: readonly [PaperText];
}

const receiptOf = async (id: string, who: Person = people.clerk): Promise<Receipt> =>
  found<{ receipt: Receipt }>(await world.ask(who, RECEIPT, { id }), 'case').receipt;

describe('numbers and documents', () => {
  it('I-01: a number is never changed and never used again, also after cancelling', async () => {
    const first = await register();
    const cancelled = await register();
    await next(world, people, cancelled.id, 'cancelCase');
    const last = await register();
    for (const step of ['forwardToHead', 'assignExecutor', 'acceptDocuments']) {
      await next(world, people, first.id, step);
    }
    const rows = await world.db.case.findMany({
      where: { id: { in: [first.id, cancelled.id, last.id] } },
      orderBy: { numberSeq: 'asc' },
    });
    expect(rows.map(({ number }) => number)).toEqual([first.number, cancelled.number, last.number]);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(3);
  });

  it('I-02: each office counts its own numbers 1, 2, 3 …, anew from the first local day of a year', async () => {
    const clerk = await world.person('TEK', ['CLERK']);
    const another = await world.person('KAP', ['CLERK']);
    const numbers: (string | null)[] = [];
    for (const by of [clerk, clerk, another, clerk]) numbers.push((await register(by)).number);
    expect(numbers).toEqual(['TEK-2026/000001', 'TEK-2026/000002', 'KAP-2026/000001', 'TEK-2026/000003']);
    const outside = { receivedOutsideHours: true };
    const numberAt = (time: string) =>
      at(world, time, clerk, async (who) => (await register(who, outside)).number);
    // Midnight at the offices is 19:00 UTC of the day before.
    expect(await numberAt('2026-12-31T18:59:59.999Z')).toBe('TEK-2026/000004');
    expect(await numberAt('2026-12-31T19:00:00.000Z')).toBe('TEK-2027/000001');
  });

  it('I-02: a registration that fails leaves no gap', async () => {
    const clerk = await world.person('UIG', ['CLERK']);
    expect((await register(clerk)).number).toBe('UIG-2026/000001');
    const intakeId = '00000000-0000-4000-8000-000000000000';
    const failed = await world.ask(
      clerk,
      'mutation ($input: RegisterApplicationInput!) { registerApplication(input: $input) { case { number } } }',
      { input: application({ intakeId }) },
    );
    expect(failed.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await register(clerk)).number).toBe('UIG-2026/000002');
  });

  it('I-03: a case has one receipt with its name, date and number', async () => {
    const { id, number } = await register(people.clerk, { surname: 'Қалиева', patronymic: null });
    const receipt = await receiptOf(id);
    expect(receipt.number).toBe(number);
    expect(receipt.issuedAt).toBe(world.clock.toISOString());
    const [body] = receipt.texts[0].body;
    expect(body).toContain('Қалиева Гүлнәр');
    expect(body).toContain('2026 жылғы «18» қараша');
    expect(body).toContain(number);
    expect(await world.db.receipt.count({ where: { caseId: id } })).toBe(1);
  });

  it('I-03: an akim’s receipt has the akim’s number, and stays the only one after the department’s', async () => {
    const id = await akimCaseIn(world, people, 'REGISTERED');
    const { akimNumber, number } = await world.db.case.findUniqueOrThrow({ where: { id } });
    const receipt = await receiptOf(id, people.akimClerk);
    expect(receipt.number).toBe(akimNumber);
    expect(JSON.stringify(receipt.texts)).not.toContain(String(number));
    expect(await world.db.receipt.count({ where: { caseId: id } })).toBe(1);
  });

  it('I-04: the receipt names who accepted the documents: the actor of T1 or K1', async () => {
    const byClerk = await register();
    const byAkim = await akimCaseIn(world, people, 'AKIM_REGISTERED');
    for (const [id, by, name] of [
      [byClerk.id, people.clerk, 'Кеңсебаева А.'],
      [byAkim, people.akimClerk, 'Әкімдікова С.'],
    ] as const) {
      const receipt = await receiptOf(id, by);
      expect(receipt.issuer.shortName).toBe(name);
      expect(receipt.texts[0].signature.join(' ')).toContain(name);
      const first = await world.db.caseEvent.findFirstOrThrow({ where: { caseId: id, seq: 1 } });
      expect(first.actorId).toBe(by.id);
    }
  });

  it('I-05: a receipt is issued once; every print is logged and shows the same bytes, whatever changes later', async () => {
    const input = application();
    const { id } = (await take(world, people.clerk, 'registerApplication', input)).case;
    const issued = await world.db.paper.findFirstOrThrow({
      where: { caseId: id, kind: 'RECEIPT' },
      include: { bytes: true },
    });
    const print = async (who: Person) =>
      found<{ sha256: string; url: string }[]>(
        await world.ask(who, 'mutation ($ids: [ID!]!) { printPapers(ids: $ids) { sha256 url } }', {
          ids: [issued.id],
        }),
        'printPapers',
      )[0];
    const bytesOf = async (who: Person, url = '') => {
      const request = new Request(`${ORIGIN}${url}`, { headers: { cookie: who.cookie } });
      return Buffer.from(await (await world.app.fetch(request)).arrayBuffer());
    };
    const shown = await print(people.clerk);
    expect(shown?.sha256).toBe(issued.sha256);
    expect(await bytesOf(people.clerk, shown?.url)).toEqual(Buffer.from(issued.bytes?.bytes ?? []));

    await take(world, people.clerk, 'registerApplication', {
      ...input,
      surname: 'Омарова',
      duplicateReason: 'Тегі өзгерді.',
      language: 'RU',
    });
    await world.db.office.update({ where: { code: 'AKS' }, data: { phoneRaw: '8-72832 9-99-99' } });
    await world.db.user.update({ where: { id: people.clerk.id }, data: { surname: 'Жаңа' } });
    expect(await print(people.head)).toEqual(shown);
    expect(await bytesOf(people.head, shown?.url)).toEqual(Buffer.from(issued.bytes?.bytes ?? []));
    await world.db.user.update({ where: { id: people.clerk.id }, data: { surname: people.clerk.surname } });

    const prints = await world.db.auditEntry.findMany({
      where: { caseId: id, action: 'RECEIPT_PRINTED' },
      orderBy: { id: 'asc' },
    });
    expect(prints.map(({ actorId, subjectId }) => [actorId, subjectId])).toEqual([
      [people.clerk.id, issued.id],
      [people.head.id, issued.id],
    ]);
    expect(await world.db.paperPrint.count({ where: { paperId: issued.id } })).toBe(2);
  });

  it('I-06: a case of the akim’s path keeps both numbers, of two series', async () => {
    const id = await akimCaseIn(world, people, 'IN_TRANSIT');
    const before = await world.db.case.findUniqueOrThrow({ where: { id } });
    expect(before.number).toBeNull();
    await next(world, people, id, 'receiveFromAkim');
    const received = await world.db.case.findUniqueOrThrow({ where: { id } });
    expect(received.akimNumber).toBe(before.akimNumber);
    expect(received.akimNumber).toMatch(/^AKS-01-2026\/\d{6}$/);
    expect(received.number).toMatch(/^AKS-2026\/\d{6}$/);
    const ofTheAkim = await akimCaseIn(world, people, 'AKIM_REGISTERED');
    const second = await world.db.case.findUniqueOrThrow({ where: { id: ofTheAkim } });
    expect(second.akimNumberSeq).toBe(Number(before.akimNumberSeq) + 1);
  });

  it('I-07: an outgoing number exists if and only if the notice is signed, each once', async () => {
    const numberOf = async (id: string) =>
      (await world.db.noticeVersion.findFirstOrThrow({ where: { caseId: id }, orderBy: { version: 'desc' } }))
        .outgoingNumber;
    const [one, two] = [
      await caseIn(world, people, 'AWAITING_SIGNATURE'),
      await caseIn(world, people, 'AWAITING_SIGNATURE'),
    ];
    expect(await numberOf(one)).toBeNull();
    await next(world, people, one, 'returnNotice');
    expect(await numberOf(one)).toBeNull();
    await next(world, people, two, 'signNotice');
    const three = await caseIn(world, people, 'SIGNED');
    const signed = await world.db.noticeVersion.findMany({
      where: { signedAt: { not: null } },
      orderBy: { outgoingSeq: 'asc' },
    });
    expect(signed.map(({ caseId, outgoingNumber }) => [caseId, outgoingNumber])).toEqual([
      [two, 'AKS-2026/N-000001'],
      [three, 'AKS-2026/N-000002'],
    ]);
  });
});

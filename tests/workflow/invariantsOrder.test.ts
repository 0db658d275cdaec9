import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaseStatus } from '../../prisma/client.ts';
import { STEP_NAMES, STEPS } from '../../schema/cases/workflow/transitions.ts';
import { contentHash } from '../../schema/papers/contentHash.ts';
import { akimCaseIn } from '../support/akimCases.ts';
import { codeOf, found, problemsOf } from '../support/answers.ts';
import { at } from '../support/clock.ts';
import { answersFor, caseIn, next, type Staff, send, shownNotice, staff, take } from '../support/steps.ts';
import { application, createWorld, type Person, type World } from '../support/world.ts';

let world: World;
let people: Staff;
/** Holds every role that takes steps at the department, so that only status and guards can refuse. */
let everyRole: Person;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  everyRole = await world.person('AKS', ['CLERK', 'HEAD', 'EXECUTOR']);
});
afterAll(() => world.close());

const rowOf = (id: string) => world.db.case.findUniqueOrThrow({ where: { id } });

async function sent(who: Person, name: string, caseId: string, more: Record<string, unknown> = {}) {
  const { version } = await rowOf(caseId);
  const own =
    name === 'reassignExecutor'
      ? { executorId: everyRole.id, reason: 'Ауысты.' }
      : name === 'signNotice' && !('noticeVersion' in more)
        ? { noticeVersion: 1, contentHash: '0'.repeat(64), shownHash: '0'.repeat(64) }
        : answersFor(people)[name];
  return send(world, who, name, { caseId, expectedVersion: version, ...own, ...more });
}

const attempt = async (...args: Parameters<typeof sent>) => codeOf(await sent(...args));

const NOTICES = `query ($id: ID!) { case(id: $id) { returnCount notices {
  version kind grounds language contentHash outgoingNumber signerName returnReason resubmissionReason
  texts { language title letterhead addressee body facts { label value } signature } } } }`;

interface Notice {
  readonly contentHash: string;
  readonly outgoingNumber: string | null;
  readonly resubmissionReason: string | null;
  readonly returnReason: string | null;
  readonly texts: readonly {
    readonly language: string;
    readonly letterhead: readonly string[];
    readonly addressee: readonly string[];
    readonly body: readonly string[];
    readonly signature: readonly string[];
  }[];
}

const noticesOf = async (id: string): Promise<Notice[]> =>
  found<{ notices: Notice[] }>(await world.ask(people.head, NOTICES, { id }), 'case').notices;

describe('order', () => {
  it('I-17: a step that the table does not allow now is refused and changes nothing', async () => {
    const id = await caseIn(world, people, 'REGISTERED');
    await next(world, people, id, 'forwardToHead');
    const before = await rowOf(id);
    const answer = await sent(people.clerk, 'forwardToHead', id);
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code: 'TRANSITION_REFUSED',
      transition: 'forwardToHead',
      refusal: { code: 'WRONG_STATUS', params: { status: 'AWAITING_RESOLUTION', from: ['REGISTERED'] } },
    });
    expect(await rowOf(id)).toEqual(before);
  });

  it('I-18: no resolution before the registration is forwarded, no acceptance, check or draft before their time', async () => {
    const order = ['forwardToHead', 'assignExecutor', 'acceptDocuments', 'completeCheck', 'submitNotice'];
    const id = await caseIn(world, people, 'REGISTERED');
    for (const [position, step] of order.entries()) {
      for (const early of order.slice(position + 1)) {
        expect(await attempt(everyRole, early, id), `${early} before ${step}`).toBe('WRONG_STATUS');
      }
      // Nobody names himself (I-12), so this one step is another head's.
      const resolves = step === 'assignExecutor';
      const more = resolves ? { executorId: everyRole.id } : {};
      expect(await attempt(resolves ? people.head : everyRole, step, id, more)).toBeNull();
    }
    expect((await rowOf(id)).status).toBe('AWAITING_SIGNATURE');
  });

  it('I-19: nothing is delivered unsigned', async () => {
    for (const goal of ['DRAFTING', 'AWAITING_SIGNATURE', 'RETURNED'] as const) {
      const id = await caseIn(world, people, goal);
      for (const name of ['recordHandDelivery', 'recordPostDispatch', 'handOverToAkim']) {
        expect(await attempt(people.executor, name, id), `${name} in ${goal}`).toBe('WRONG_STATUS');
      }
      expect(await world.db.delivery.count({ where: { caseId: id } })).toBe(0);
    }
  });

  it('I-20: only the latest version is signed, with the words and the page that were shown', async () => {
    const id = await caseIn(world, people, 'RETURNED');
    const first = await shownNotice(world, id);
    const again = { kind: 'REFUSAL', grounds: ['INCOME_ABOVE_LINE'], explanation: 'Табыс жоғары.' };
    expect(await attempt(people.executor, 'submitNotice', id, again)).toBeNull();
    const second = await shownNotice(world, id);
    const sign = (shown: typeof first) => attempt(people.head, 'signNotice', id, shown);
    expect(await sign(first)).toBe('NOT_LATEST_VERSION');
    expect(await sign({ ...second, noticeVersion: 3 })).toBe('NOT_LATEST_VERSION');
    expect(await sign({ ...second, contentHash: 'f'.repeat(64) })).toBe('CONTENT_DIFFERS');
    expect(await sign({ ...second, shownHash: 'f'.repeat(64) })).toBe('CONTENT_DIFFERS');
    expect(await sign({ ...second, shownHash: first.shownHash })).toBe('CONTENT_DIFFERS');
    expect(await sign(second)).toBeNull();
  });

  it('I-20: what was signed never changes, whatever becomes of applicant, office and officials', async () => {
    const input = application();
    const { id } = (await take(world, people.clerk, 'registerApplication', input)).case;
    for (const step of [
      'forwardToHead',
      'assignExecutor',
      'acceptDocuments',
      'completeCheck',
      'submitNotice',
    ]) {
      await next(world, people, id, step);
    }
    await next(world, people, id, 'signNotice');
    const [signed] = await noticesOf(id);
    const stored = await world.db.noticeVersion.findFirstOrThrow({ where: { caseId: id } });
    expect(contentHash(stored.content)).toBe(stored.contentHash);
    expect(signed?.contentHash).toBe(stored.contentHash);

    await take(world, people.clerk, 'registerApplication', {
      ...input,
      surname: 'Жаңатегі',
      address: 'Талдықорған',
      duplicateReason: 'Көшіп кетті.',
    });
    const { id: officeId, nameKk } = await world.db.office.findUniqueOrThrow({ where: { code: 'AKS' } });
    await world.db.office.update({ where: { id: officeId }, data: { nameKk: 'Басқа мекеме' } });
    const { surname } = people.head;
    await world.db.user.update({ where: { id: people.head.id }, data: { surname: 'Басқа' } });
    expect(await noticesOf(id)).toEqual([signed]);
    await world.db.office.update({ where: { id: officeId }, data: { nameKk } });
    await world.db.user.update({ where: { id: people.head.id }, data: { surname } });
  });

  it('I-21: a case has at most one signed notice, and nothing follows its end', async () => {
    for (const goal of ['DELIVERED', 'CANCELLED'] as const) {
      const id = await akimCaseIn(world, people, goal);
      const before = await rowOf(id);
      const mine = [people.clerk, people.head, people.executor, people.akimClerk];
      for (const who of mine) {
        // What may follow a delivery does not lead out of it (D1 to D5).
        for (const name of STEP_NAMES.filter((one) => STEPS[one].to !== null)) {
          const expected = who === people.executor && goal === 'CANCELLED' ? 'NOT_FOUND' : 'WRONG_STATUS';
          expect([expected, 'FORBIDDEN']).toContain(await attempt(who, name, id));
        }
      }
      expect(await rowOf(id)).toEqual(before);
      const signed = await world.db.noticeVersion.count({ where: { caseId: id, signedAt: { not: null } } });
      expect(signed).toBe(goal === 'DELIVERED' ? 1 : 0);
    }
  });

  it('I-22: every return has a reason and is followed by a new version or an explained one', async () => {
    const id = await caseIn(world, people, 'AWAITING_SIGNATURE');
    expect(problemsOf(await sent(people.head, 'returnNotice', id, { reason: ' \n' }))).toEqual([
      'reason: REQUIRED',
    ]);
    expect(await attempt(people.head, 'returnNotice', id)).toBeNull();
    expect(await attempt(people.executor, 'submitNotice', id)).toBe('NOTICE_UNCHANGED');
    const explained = { resubmissionReason: 'Мекенжай дұрыс көрсетілген.' };
    expect(await attempt(people.executor, 'submitNotice', id, explained)).toBeNull();
    expect(await noticesOf(id)).toMatchObject([
      { returnReason: 'Мекенжайды нақтылаңыз.', resubmissionReason: null },
      { returnReason: null, ...explained },
    ]);
    expect((await rowOf(id)).returnCount).toBe(1);
  });

  it('I-23: a refusal has a ground in force and an explanation, an assignment has no ground', async () => {
    const id = await caseIn(world, people, 'DRAFTING');
    const refusal = {
      kind: 'REFUSAL',
      grounds: ['LEFT_JOB_OR_TRAINING'],
      explanation: 'Жұмысты өзі тастаған.',
    };
    const submit = (more: Record<string, unknown>) =>
      attempt(people.executor, 'submitNotice', id, { ...refusal, ...more });
    expect(await submit({ grounds: [] })).toBe('GROUND_MISSING');
    expect(await submit({ explanation: '  ' })).toBe('EXPLANATION_MISSING');
    expect(await submit({ kind: 'ASSIGNMENT' })).toBe('GROUND_NOT_ALLOWED');
    expect(await submit({ grounds: ['DOCUMENTS_INCOMPLETE'] })).toBe('BAD_REQUEST');
    const entry = { list: 'REFUSAL_GROUND', code: 'LEFT_JOB_OR_TRAINING' } as const;
    const endsOn = (day: string | null) =>
      world.db.referenceEntry.update({
        where: { list_code: entry },
        data: { validTo: day === null ? null : new Date(day) },
      });
    await endsOn('2026-11-17');
    expect(await submit({})).toBe('GROUND_NOT_IN_FORCE');
    await endsOn('2026-11-18');
    expect(await submit({})).toBeNull();
    await endsOn(null);
    const [notice] = await noticesOf(id);
    expect(notice?.texts[0]?.body.join(' ')).toContain('өз бетінше тоқтатқан');
    expect(notice?.texts[0]?.body.join(' ')).toContain('Түсіндірме: Жұмысты өзі тастаған.');
  });

  it('I-23: a ground is in force from the first local midnight of its day, also on the paper', async () => {
    const id = await caseIn(world, people, 'DRAFTING');
    const where = { list_code: { list: 'REFUSAL_GROUND', code: 'REFUSED_JOB' } } as const;
    const { validFrom } = await world.db.referenceEntry.findUniqueOrThrow({ where });
    await world.db.referenceEntry.update({ where, data: { validFrom: new Date('2026-11-19') } });
    const refusal = { kind: 'REFUSAL', grounds: ['REFUSED_JOB'], explanation: 'Жұмыстан бас тартты.' };
    // Half past midnight of the 19th at the offices is still the 18th in UTC.
    await at(world, '2026-11-18T19:30:00.000Z', people.executor, async (executor) => {
      expect(codeOf(await sent(executor, 'submitNotice', id, refusal))).toBeNull();
    });
    await world.db.referenceEntry.update({ where, data: { validFrom } });
    expect((await noticesOf(id))[0]?.texts[0]?.body.join(' ')).toContain('бас тартқан');
  });

  it('I-24: a notice names applicant, address, office, head and executor with telephone', async () => {
    const id = await caseIn(world, people, 'SIGNED');
    const [notice] = await noticesOf(id);
    const { nameKk } = await world.db.office.findUniqueOrThrow({ where: { code: 'AKS' } });
    expect(notice?.texts[0]?.letterhead[0]).toBe(nameKk);
    expect(notice?.texts[0]?.addressee).toEqual([
      'Әлиева Гүлнәр Серікқызы',
      'Ақсу ауданы, Жансүгіров кенті, Желтоқсан көшесі, 7',
    ]);
    const [head, executor] = notice?.texts[0]?.signature ?? [];
    expect(head).toMatch(/^Бастық .*Басшыбаев Мұрат Асқарұлы$/);
    expect(executor).toBe('Орын. Орындаушы Дана, +77283221144');
  });

  it('I-25: a delivery has a method with all its facts, and there is only one', async () => {
    const byHand = await caseIn(world, people, 'SIGNED');
    const noReceiver = { receivedBy: ' ', identityDocument: '' };
    expect(problemsOf(await sent(people.executor, 'recordHandDelivery', byHand, noReceiver))).toEqual([
      'receivedBy: REQUIRED',
      'identityDocument: REQUIRED',
    ]);
    expect(await attempt(people.executor, 'recordHandDelivery', byHand)).toBeNull();
    for (const name of ['recordHandDelivery', 'recordPostDispatch']) {
      expect(await attempt(people.executor, name, byHand)).toBe('WRONG_STATUS');
    }
    const byPost = await caseIn(world, people, 'SIGNED');
    const noNumber = { address: 'Ақсу ауданы', postNumber: '\t' };
    expect(problemsOf(await sent(people.executor, 'recordPostDispatch', byPost, noNumber))).toEqual([
      'postNumber: REQUIRED',
    ]);
    expect(await attempt(people.executor, 'recordPostDispatch', byPost)).toBeNull();
    const records = await world.db.delivery.findMany({
      where: { caseId: { in: [byHand, byPost] } },
      orderBy: { method: 'asc' },
    });
    expect(records).toMatchObject([
      {
        method: 'HAND',
        receivedBy: 'Әлиева Гүлнәр',
        identityDocument: 'Жеке куәлік № 000000001',
        address: null,
      },
      {
        method: 'POST',
        receivedBy: null,
        address: 'Ақсу ауданы, Жансүгіров кенті',
        postNumber: 'RR000000001KZ',
      },
    ]);
    expect(records.map(({ at: time }) => time)).toEqual([world.clock, world.clock]);
  });

  it('I-26: receipt and notice are in the language that the applicant chose for this case', async () => {
    const input = application({ language: 'RU' });
    const { id } = (await take(world, people.clerk, 'registerApplication', input)).case;
    const kazakh = { ...input, language: 'KK', duplicateReason: 'Құрамы өзгерді.' };
    await take(world, people.clerk, 'registerApplication', kazakh);
    for (const step of [
      'forwardToHead',
      'assignExecutor',
      'acceptDocuments',
      'completeCheck',
      'submitNotice',
    ]) {
      await next(world, people, id, step);
    }
    const [notice] = await noticesOf(id);
    expect(notice?.texts[0]).toMatchObject({ language: 'RU', title: 'Уведомление' });
    const { receipt, language } = await world.db.case.findUniqueOrThrow({
      where: { id },
      include: { receipt: true },
    });
    expect(language).toBe('RU');
    expect(receipt?.content).toMatchObject([{ language: 'RU', title: 'Талон обслуживания потребителя' }]);
  });

  it('I-27: no state and no step suspends a case', () => {
    const words = [...Object.values(CaseStatus), ...STEP_NAMES].join(' ');
    expect(words).not.toMatch(/suspend|pause|hold\b|resume|wait(?!ing_(resolution|signature))/i);
  });

  it('I-28: queues are in the order of the first registration, and nothing gives a case priority', async () => {
    const clerk = await world.person('KER', ['CLERK']);
    const akimClerk = await world.person('KER-01', ['AKIM_CLERK']);
    const register = (minute: string, who: Person, name: string) =>
      at(
        world,
        `2026-11-18T05:${minute}:00.000Z`,
        who,
        async (now) => (await take(world, now, name, application())).case.id,
      );
    const viaAkim = await register('10', akimClerk, 'registerAtAkim');
    const first = await register('20', clerk, 'registerApplication');
    const second = await register('30', clerk, 'registerApplication');
    await at(world, '2026-11-18T05:50:00.000Z', akimClerk, (now) =>
      take(world, now, 'sendToDepartment', { caseId: viaAkim, expectedVersion: 1 }),
    );
    await at(world, '2026-11-18T05:55:00.000Z', clerk, (now) =>
      take(world, now, 'receiveFromAkim', { caseId: viaAkim, expectedVersion: 2 }),
    );
    const list = async (document: string, field: string) =>
      found<{ nodes: { id: string }[] }>(await world.ask(clerk, document), field).nodes.map(({ id }) => id);
    const expected = [viaAkim, first, second];
    expect(await list('{ inboxCases(code: CLERK_TO_FORWARD) { nodes { id } } }', 'inboxCases')).toEqual(
      expected,
    );
    expect(await list('{ cases { nodes { id } } }', 'cases')).toEqual(expected);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseIn, next, type Staff, shownNotice, staff, take } from '../support/steps.ts';
import { application, createWorld, type World } from '../support/world.ts';

let world: World;
let people: Staff;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
});
afterAll(() => world.close());

const CASE = `query ($id: ID!) { case(id: $id) {
  status number akimNumber returnCount outcome executor { shortName }
  applicant { fullName iin phone } documents { kind atIntake atCheck }
  receipt { number texts { body facts { label value } signature } }
  notices { version kind explanation returnReason outgoingNumber texts { body facts { label value } signature } }
  deliveries { method receivedBy postNumber } resolutions { text } commission { opinion }
  history { seq transition from to actorName actorRole at changes office { code } }
  availableTransitions { name allowed refusal { code params } }
} }`;

describe('the main job', () => {
  it('runs from the application to the notice in the hand, with one return', async () => {
    const { clerk, head, executor } = people;
    const registered = await take(world, clerk, 'registerApplication', application());
    const { id } = registered.case;
    expect(registered.case.number).toMatch(/^AKS-2026\/\d{6}$/);
    for (const step of [
      'forwardToHead',
      'assignExecutor',
      'acceptDocuments',
      'completeCheck',
      'submitNotice',
    ]) {
      await next(world, people, id, step);
    }
    await next(world, people, id, 'returnNotice');
    const { version } = await world.db.case.findUniqueOrThrow({ where: { id } });
    await take(world, executor, 'submitNotice', {
      caseId: id,
      expectedVersion: version,
      kind: 'REFUSAL',
      grounds: ['INCOME_ABOVE_LINE'],
      explanation: 'Отбасының табысы кедейлік шегінен асады.',
    });
    await take(world, head, 'signNotice', {
      caseId: id,
      expectedVersion: version + 1,
      ...(await shownNotice(world, id)),
    });
    await next(world, people, id, 'recordHandDelivery');

    const { data, errors } = await world.ask(executor, CASE, { id });
    expect(errors).toBeUndefined();
    const found = data?.case as Record<string, unknown> & { history: { transition: string }[] };
    expect(found).toMatchObject({
      status: 'DELIVERED',
      returnCount: 1,
      outcome: 'REFUSAL',
      deliveries: [{ method: 'HAND', receivedBy: 'Әлиева Гүлнәр' }],
      notices: [
        { version: 1, kind: 'ASSIGNMENT', returnReason: 'Мекенжайды нақтылаңыз.', outgoingNumber: null },
        { version: 2, kind: 'REFUSAL', outgoingNumber: 'AKS-2026/N-000001' },
      ],
    });
    expect(found.history.map(({ transition }) => transition)).toEqual([
      'registerApplication',
      'forwardToHead',
      'assignExecutor',
      'acceptDocuments',
      'completeCheck',
      'submitNotice',
      'returnNotice',
      'submitNotice',
      'signNotice',
      'recordHandDelivery',
    ]);
    expect(JSON.stringify(found)).toContain('Басшыбаев Мұрат Асқарұлы');
  });

  it("runs by the akim's office, with the commission, to a notice handed over there", async () => {
    const { akimClerk, clerk } = people;
    const { case: registered } = await take(
      world,
      akimClerk,
      'registerAtAkim',
      application({ deliveryPreference: 'AKIM_OFFICE' }),
    );
    const { id } = registered;
    for (const step of ['referToCommission', 'recordConclusion', 'sendToDepartment', 'receiveFromAkim']) {
      await next(world, people, id, step);
    }
    const row = await world.db.case.findUniqueOrThrow({ where: { id } });
    expect(row.akimNumber).toMatch(/^AKS-01-2026\/\d{6}$/);
    expect(row.number).toMatch(/^AKS-2026\/\d{6}$/);
    for (const step of [
      'forwardToHead',
      'assignExecutor',
      'acceptDocuments',
      'completeCheck',
      'submitNotice',
      'signNotice',
      'handOverToAkim',
    ]) {
      await next(world, people, id, step);
    }
    const before = await world.db.case.findUniqueOrThrow({ where: { id } });
    await take(world, akimClerk, 'recordHandDelivery', {
      caseId: id,
      expectedVersion: before.version,
      receivedBy: 'Әлиева Гүлнәр',
      identityDocument: 'Жеке куәлік № 000000001',
    });
    const { data } = await world.ask(clerk, CASE, { id });
    expect(data?.case).toMatchObject({ status: 'DELIVERED', commission: [{ opinion: 'NEEDED' }] });
  });

  it('offers each official exactly the steps that are his to take', async () => {
    const id = await caseIn(world, people, 'DRAFTING');
    const allowed = async (who: Staff[keyof Staff]) => {
      const { data } = await world.ask(who, CASE, { id });
      const { availableTransitions } = (data?.case ?? {}) as {
        availableTransitions: { name: string; allowed: boolean }[];
      };
      return availableTransitions.flatMap(({ name, allowed }) => (allowed ? [name] : []));
    };
    expect(await allowed(people.executor)).toEqual(['submitNotice']);
    expect(await allowed(people.head)).toEqual(['reassignExecutor', 'cancelCase']);
    expect(await allowed(people.clerk)).toEqual([]);
  });

  it('warns in the history, and no more, when the IIN shows another birth date or sex than declared', async () => {
    const { case: registered } = await take(
      world,
      people.clerk,
      'registerApplication',
      application({ birthDate: '1890-06-16', sex: 'FEMALE' }),
    );
    const event = await world.db.caseEvent.findFirstOrThrow({ where: { caseId: registered.id } });
    expect(event.changes).toMatchObject({ iinMismatch: ['BIRTH_DATE', 'SEX'] });
  });
});

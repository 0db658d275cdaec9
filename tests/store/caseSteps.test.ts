import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { RawCases } from './rawCase.ts';
import type { People, Row } from './rawStore.ts';

let store: TestDatabase;
let raw: RawCases;
let people: People;
beforeAll(async () => {
  store = await testDatabase();
  raw = new RawCases(store.url);
  await raw.client.connect();
  people = await raw.people();
});
afterAll(async () => {
  await raw.client.end();
  await store.close();
});

const AT = '2013-04-06T05:00:00Z';

describe('a case and its history agree (I-38, I-39)', () => {
  test('a case without its first entry is not committed', async () => {
    const refused = raw.refusal(async () => {
      const row = raw.caseRow(people);
      const id = await raw.insert('case', row);
      await raw.receipt(people, id, row.number);
    });
    expect(await refused).toBe('KM038');
  });

  test('a change of status without its entry is not committed', async () => {
    const id = await raw.registered(people);
    expect(
      await raw.refusal(() => raw.update('case', id, { status: 'AWAITING_RESOLUTION', version: 2 })),
    ).toBe('KM038');
  });

  test('an entry that names another status is not committed', async () => {
    const id = await raw.registered(people);
    const refused = raw.refusal(async () => {
      await raw.update('case', id, { status: 'AWAITING_RESOLUTION', version: 2 });
      await raw.event(people, id, 2, 'REGISTERED', 'ASSIGNED');
    });
    expect(await refused).toMatch(/^KM03[89]$/);
  });

  test('an entry without the step is not committed', async () => {
    const id = await raw.registered(people);
    expect(await raw.refusal(() => raw.event(people, id, 2, 'REGISTERED', 'AWAITING_RESOLUTION'))).toBe(
      'KM039',
    );
  });

  test('an entry must go on from where the last one led', async () => {
    const id = await raw.registered(people);
    const step = (seq: number, from: string | null) =>
      raw.refusal(() => raw.event(people, id, seq, from, 'ASSIGNED'));
    expect(await step(2, 'SIGNED')).toBe('KM038');
    expect(await step(3, 'REGISTERED')).toBe('KM038');
    expect(await step(2, null)).toBe('KM038');
    expect(await step(1, null)).toBe('case_event_caseId_seq_key');
  });

  test('a status does not change under the same version, and no version is left out', async () => {
    const id = await raw.registered(people);
    const change = (row: Row) => raw.refusal(() => raw.update('case', id, row));
    expect(await change({ status: 'AWAITING_RESOLUTION' })).toBe('KM038');
    expect(await change({ status: 'AWAITING_RESOLUTION', version: 3 })).toBe('KM038');
    expect(await change({ version: 0 })).toBe('KM038');
  });

  test('the refusal at commit reaches a caller of the Prisma client', async () => {
    const id = await raw.registered(people);
    const step = store.db.$transaction(async (tx) => {
      await tx.case.update({
        where: { id },
        data: { status: 'AWAITING_RESOLUTION', version: { increment: 1 } },
      });
    });
    await expect(step).rejects.toThrow();
    expect(await store.db.case.findUniqueOrThrow({ where: { id } })).toMatchObject({
      status: 'REGISTERED',
      version: 1,
    });
  });
});

describe('what a case was registered with stays', () => {
  test.each<[string, string, () => Row]>([
    ['its number (I-01)', 'KM001', () => ({ number: 'AKS-2013/777777', numberSeq: 777777 })],
    [
      'its having a number (I-01)',
      'KM001',
      () => ({ number: null, numberYear: null, numberSeq: null, registeredAt: null }),
    ],
    ['the moment of its registration (I-29)', 'KM001', () => ({ registeredAt: AT })],
    ['the moment it came in (I-28)', 'KM001', () => ({ receivedAt: AT })],
    ['its office (I-09)', 'KM001', () => ({ officeId: people.otherOffice })],
  ])('%s', async (_name, expected, change) => {
    const id = await raw.registered(people);
    expect(await raw.refusal(() => raw.update('case', id, change()))).toBe(expected);
  });

  test('a series of numbers never goes back (I-01)', async () => {
    const key = [people.office, 'REGISTRATION', 2013];
    await raw.insert('number_series', {
      officeId: key[0],
      series: key[1],
      year: key[2],
      last: 5,
      lastAt: AT,
    });
    const set = (last: number) =>
      raw.refusal(() =>
        raw.client.query(
          'UPDATE number_series SET last = $4 WHERE "officeId" = $1 AND series = $2 AND year = $3',
          [...key, last],
        ),
      );
    expect(await set(4)).toBe('KM001');
    expect(await set(6)).toBe('accepted');
  });
});

describe('the papers that a state speaks of exist', () => {
  test('a case without a receipt, or with one of another number, is not committed (I-03)', async () => {
    const register = (number?: string) =>
      raw.refusal(async () => {
        const id = await raw.insert('case', raw.caseRow(people));
        await raw.event(people, id, 1, null, 'REGISTERED');
        if (number !== undefined) await raw.receipt(people, id, number);
      });
    expect(await register()).toBe('KM003');
    expect(await register('AKS-2013/123456')).toBe('KM003');
  });

  test('a case has one receipt only (I-03)', async () => {
    const id = await raw.registered(people);
    expect(await raw.refusal(() => raw.receipt(people, id, 'another'))).toBe('receipt_caseId_key');
  });

  test('an executor whom no resolution names is not committed (I-12)', async () => {
    const id = await raw.registered(people);
    await raw.committed(() => raw.step(people, id, 'AWAITING_RESOLUTION'));
    expect(await raw.refusal(() => raw.step(people, id, 'ASSIGNED', { executorId: people.executor }))).toBe(
      'KM012',
    );
  });

  test('a new executor needs a new resolution (I-12)', async () => {
    const id = await raw.assigned(people);
    const other = await raw.insert('app_user', {
      login: 'executor2',
      passwordHash: 'x',
      surname: 'Сынақ',
      givenName: 'Екінші',
      roles: '{EXECUTOR}',
      officeId: people.office,
    });
    const reassign = () => raw.step(people, id, 'ASSIGNED', { executorId: other });
    expect(await raw.refusal(reassign)).toBe('KM012');
    const proper = raw.refusal(async () => {
      await raw.resolution(people, id, { seq: 2, executorId: other, reason: 'демалыс' });
      await reassign();
    });
    expect(await proper).toBe('accepted');
  });

  test('nothing awaits a signature without a submitted notice (I-20)', async () => {
    const id = await raw.assigned(people);
    expect(await raw.refusal(() => raw.step(people, id, 'AWAITING_SIGNATURE'))).toBe('KM020');
  });

  test('nothing is returned while its notice is not (I-22)', async () => {
    const { id } = await raw.submitted(people);
    expect(await raw.refusal(() => raw.step(people, id, 'RETURNED'))).toBe('KM020');
  });

  test('nothing is signed while its notice is not, nor with another outcome (I-15)', async () => {
    const { id, notice } = await raw.submitted(people);
    expect(await raw.refusal(() => raw.step(people, id, 'SIGNED', { outcome: 'REFUSAL' }))).toBe('KM020');
    const otherOutcome = raw.refusal(async () => {
      await raw.update('notice_version', notice, raw.signature(people, 5001));
      await raw.step(people, id, 'SIGNED', { outcome: 'REFUSAL' });
    });
    expect(await otherOutcome).toBe('KM015');
  });

  test('nothing is delivered without a record, and no record stands without the delivery (I-25)', async () => {
    const { id } = await raw.signed(people);
    const record = () =>
      raw.insert('delivery', {
        caseId: id,
        method: 'HAND',
        at: AT,
        byId: people.executor,
        receivedBy: 'Әлиев',
        identityDocument: '1',
      });
    expect(await raw.refusal(() => raw.step(people, id, 'DELIVERED'))).toBe('KM025');
    expect(
      await raw.refusal(async () => {
        await record();
        await raw.step(people, id, 'SIGNED');
      }),
    ).toBe('KM025');
  });

  test('an unsigned notice is not delivered (I-19)', async () => {
    const { id } = await raw.submitted(people);
    const record = {
      caseId: id,
      method: 'POST',
      at: AT,
      byId: people.executor,
      address: 'Ақсу, 1',
      postNumber: 'RR1',
    };
    expect(await raw.refusal(() => raw.insert('delivery', record))).toBe('KM019');
  });
});

describe('final is final (I-21)', () => {
  test('a delivered case does not change', async () => {
    const { id } = await raw.signed(people);
    await raw.committed(async () => {
      await raw.insert('delivery', {
        caseId: id,
        method: 'POST',
        at: AT,
        byId: people.executor,
        address: 'Ақсу, 1',
        postNumber: 'RR1',
      });
      await raw.step(people, id, 'DELIVERED');
    });
    expect(await raw.refusal(() => raw.step(people, id, 'SIGNED'))).toBe('KM021');
    expect(await raw.refusal(() => raw.update('case', id, { duplicateReason: 'x' }))).toBe('KM021');
  });

  test('a cancelled case does not change, and keeps its number (I-01)', async () => {
    const id = await raw.registered(people);
    await raw.committed(() =>
      raw.step(people, id, 'CANCELLED', {
        cancellationGround: 'WITHDRAWN',
        cancellationReason: 'өтініші бойынша',
      }),
    );
    expect(await raw.refusal(() => raw.update('case', id, { cancellationReason: 'x' }))).toBe('KM021');
  });
});

test('a conclusion of the commission stands as given', async () => {
  const id = await raw.registered(people);
  const review = await raw.insert('commission_review', {
    caseId: id,
    referredAt: AT,
    referrerId: people.clerk,
  });
  const conclude = (text: string) =>
    raw.refusal(() =>
      raw.update('commission_review', review, { concludedAt: AT, concluderId: people.clerk, text }),
    );
  expect(await conclude('қажет')).toBe('accepted');
  expect(await conclude('қажет емес')).toBe('KM037');
});

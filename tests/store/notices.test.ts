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

describe('a notice is refused', () => {
  const newNotice = (change: () => Row) =>
    raw.refusal(async () => {
      const id = await raw.insert('case', raw.caseRow(people));
      await raw.notice(people, id, change());
    });
  test.each<[string, string, () => Row]>([
    [
      'as a refusal without a ground (I-23)',
      'notice_version_grounds',
      () => ({ kind: 'REFUSAL', explanation: 'x' }),
    ],
    [
      'as a refusal with its grounds unset (I-23)',
      'notice_version_grounds',
      () => ({ kind: 'REFUSAL', grounds: null, explanation: 'x' }),
    ],
    [
      'as a refusal without an explanation (I-23)',
      'notice_version_grounds',
      () => ({ kind: 'REFUSAL', grounds: '{REFUSED_JOB}' }),
    ],
    [
      'as a refusal with an empty explanation (I-23)',
      'notice_version_grounds',
      () => ({ kind: 'REFUSAL', grounds: '{REFUSED_JOB}', explanation: ' \n' }),
    ],
    ['as an assignment with a ground (I-23)', 'notice_version_grounds', () => ({ grounds: '{REFUSED_JOB}' })],
    [
      'signed without an outgoing number (I-07)',
      'notice_version_signature_whole',
      () => ({ ...raw.signature(people, 1), outgoingNumber: null }),
    ],
    [
      'with an outgoing number and no signature (I-07)',
      'notice_version_signature_whole',
      () => ({ outgoingNumber: 'x' }),
    ],
    [
      'with a signer and no signature (I-07)',
      'notice_version_signature_whole',
      () => ({ signerId: people.head }),
    ],
    [
      'returned without a reason (I-22)',
      'notice_version_return_whole',
      () => ({ returnedAt: '2013-04-05', returnerId: people.head }),
    ],
    [
      'returned with an empty reason (I-22)',
      'notice_version_return_whole',
      () => ({ returnedAt: '2013-04-05', returnerId: people.head, returnReason: '' }),
    ],
    ['with a reason and no return (I-22)', 'notice_version_return_whole', () => ({ returnReason: 'x' })],
    [
      'both signed and returned',
      'notice_version_signed_or_returned',
      () => ({
        ...raw.signature(people, 1),
        returnedAt: '2013-04-05',
        returnerId: people.head,
        returnReason: 'x',
      }),
    ],
    [
      'signed by its drafter (I-14)',
      'notice_version_signer_not_drafter',
      () => ({ ...raw.signature(people, 1), drafterId: people.head }),
    ],
    ['with version 0', 'notice_version_number', () => ({ version: 0 })],
  ])('%s', async (_name, expected, change) => {
    expect(await newNotice(change)).toBe(expected);
  });

  test('under the number of another version', async () => {
    const { id } = await raw.submitted(people);
    expect(await raw.refusal(() => raw.notice(people, id))).toBe('notice_version_caseId_version_key');
  });
});

describe('a submitted notice stays as submitted (I-20)', () => {
  test.each<[string, Row]>([
    ['its content', { content: '{}' }],
    ['its hash', { contentHash: 'y' }],
    ['its kind and grounds', { kind: 'REFUSAL', grounds: '{REFUSED_JOB}', explanation: 'x' }],
    ['its explanation', { explanation: 'x' }],
    ['its language (I-26)', { language: 'RU' }],
    ['its version', { version: 7 }],
  ])('%s', async (_name, change) => {
    const { notice } = await raw.submitted(people);
    expect(await raw.refusal(() => raw.update('notice_version', notice, change))).toBe('KM020');
  });

  test('altogether, once it is signed', async () => {
    const { notice } = await raw.signed(people);
    expect(await raw.refusal(() => raw.update('notice_version', notice, { signerName: 'басқа' }))).toBe(
      'KM020',
    );
  });

  test('altogether, once it is returned; the next version may be signed, and the old one not', async () => {
    const { id, notice } = await raw.submitted(people);
    await raw.committed(async () => {
      await raw.update('notice_version', notice, {
        returnedAt: AT,
        returnerId: people.head,
        returnReason: 'толықтыру',
      });
      await raw.step(people, id, 'RETURNED', { returnCount: 1 });
    });
    expect(await raw.refusal(() => raw.update('notice_version', notice, { returnReason: 'x' }))).toBe(
      'KM020',
    );
    await raw.committed(async () => {
      await raw.notice(people, id, { version: 2 });
      await raw.step(people, id, 'AWAITING_SIGNATURE');
    });
    expect(await raw.refusal(() => raw.update('notice_version', notice, raw.signature(people, 5002)))).toBe(
      'KM020',
    );
  });

  test('an earlier version is not signed beside a later one', async () => {
    const { id, notice } = await raw.submitted(people);
    const refused = raw.refusal(async () => {
      await raw.notice(people, id, { version: 2 });
      await raw.update('notice_version', notice, raw.signature(people, 5003));
    });
    expect(await refused).toBe('KM020');
  });

  test('a case has at most one signed notice (I-21)', async () => {
    const { id } = await raw.signed(people);
    const second = raw.notice.bind(raw, people, id, { version: 2, ...raw.signature(people, 5004) });
    expect(await raw.refusal(second)).toBe('notice_version_one_signed');
  });

  test('an outgoing number is given once (I-07)', async () => {
    const first = await raw.signed(people);
    const { rows } = await raw.client.query<Row>(
      'SELECT "outgoingNumber", "outgoingSeq" FROM notice_version WHERE id = $1',
      [first.notice],
    );
    const next = await raw.submitted(people);
    const sign = (change: Row) =>
      raw.refusal(() =>
        raw.update('notice_version', next.notice, { ...raw.signature(people, 5005), ...change }),
      );
    expect(await sign({ outgoingNumber: rows[0]?.outgoingNumber })).toBe('notice_version_outgoingNumber_key');
    expect(await sign({ outgoingSeq: rows[0]?.outgoingSeq })).toBe(
      'notice_version_outgoingOfficeId_outgoingYear_outgoingSeq_key',
    );
  });
});

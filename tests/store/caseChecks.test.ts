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

const newCase = (change: Row): Promise<string> =>
  raw.refusal(() => raw.insert('case', raw.caseRow(people, change)));
const noNumber = { number: null, numberYear: null, numberSeq: null, registeredAt: null };
const akim = () => ({
  channel: 'AKIM',
  akimOfficeId: people.akimOffice,
  akimNumber: 'AKS-01-2013/000001',
  akimNumberYear: 2013,
  akimNumberSeq: 1,
  akimRegisteredAt: '2013-04-05T05:00:00Z',
});

describe('a row of a case is refused', () => {
  test.each<[string, string, () => Row]>([
    ['with half a number (I-01)', 'case_number_whole', () => ({ numberYear: null })],
    ['when its number says another year (I-01)', 'case_number_whole', () => ({ numberYear: 2014 })],
    [
      'when its number says another place in the series (I-02)',
      'case_number_whole',
      () => ({ numberSeq: 999 }),
    ],
    ['in a department without a number (I-01)', 'case_number_by_status', () => noNumber],
    [
      'with half an akim’s number (I-06)',
      'case_akim_number_whole',
      () => ({ ...akim(), akimNumberSeq: null }),
    ],
    [
      'on the akim’s path without the akim’s office (I-06)',
      'case_channel',
      () => ({ ...akim(), akimOfficeId: null }),
    ],
    [
      'on the department’s path with an akim’s office (I-06)',
      'case_channel',
      () => ({ akimOfficeId: people.akimOffice }),
    ],
    [
      'at the akim’s with a department’s number (I-06)',
      'case_number_by_status',
      () => ({ ...akim(), status: 'AKIM_REGISTERED' }),
    ],
    [
      'cancelled before any registration (I-01)',
      'case_number_by_status',
      () => ({ ...noNumber, status: 'CANCELLED', cancellationGround: 'WITHDRAWN', cancellationReason: 'x' }),
    ],
    ['assigned without an executor (I-10)', 'case_executor_by_status', () => ({ status: 'ASSIGNED' })],
    [
      'with an executor before the resolution (I-12)',
      'case_executor_by_status',
      () => ({ executorId: people.executor }),
    ],
    ['with version 0 (I-38)', 'case_version', () => ({ version: 0 })],
    ['with an outcome before a signature (I-15)', 'case_outcome_by_status', () => ({ outcome: 'REFUSAL' })],
    [
      'signed without an outcome (I-15)',
      'case_outcome_by_status',
      () => ({ status: 'SIGNED', executorId: people.executor }),
    ],
    [
      'cancelled without a ground',
      'case_cancellation',
      () => ({ status: 'CANCELLED', cancellationReason: 'x' }),
    ],
    [
      'cancelled with an empty reason',
      'case_cancellation',
      () => ({ status: 'CANCELLED', cancellationGround: 'WITHDRAWN', cancellationReason: ' ' }),
    ],
    [
      'with a reason of cancelling while it is open',
      'case_cancellation',
      () => ({ cancellationReason: 'x' }),
    ],
    [
      'with its notice at the akim’s before it is signed',
      'case_notice_at_akim',
      () => ({ noticeAtAkim: true }),
    ],
    ['of an akim’s office (I-09)', 'KM009', () => ({ officeId: people.akimOffice })],
    [
      'of an akim’s office of another department (I-09)',
      'KM009',
      () => ({ ...akim(), officeId: people.otherOffice }),
    ],
    [
      'with an executor of another office (I-10)',
      'KM010',
      () => ({ status: 'ASSIGNED', executorId: people.stranger }),
    ],
  ])('%s', async (_name, expected, change) => {
    expect(await newCase(change())).toBe(expected);
  });

  test('with a number that another case has (I-01)', async () => {
    const id = await raw.registered(people);
    const { rows } = await raw.client.query<Row>('SELECT number, "numberSeq" FROM "case" WHERE id = $1', [
      id,
    ]);
    expect(await newCase({ ...rows[0] })).toBe('case_number_key');
    expect(await newCase({ ...rows[0], number: `X-2013/${rows[0]?.numberSeq}` })).toBe(
      'case_officeId_numberYear_numberSeq_key',
    );
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type People, RawStore, type Row } from './rawCase.ts';

let store: TestDatabase;
let raw: RawStore;
let people: People;
beforeAll(async () => {
  store = await testDatabase();
  raw = new RawStore(store.url);
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

describe('a person is refused', () => {
  const newApplicant = (change: Row) =>
    raw.refusal(() => raw.insert('applicant', { ...raw.applicant('000228400016'), ...change }));
  test.each<[string, string, Row]>([
    ['with an IIN of 11 digits', 'applicant_iin_digits', { iin: '00010130000' }],
    ['with a letter in the IIN', 'applicant_iin_digits', { iin: '00010130000О' }],
    ['with the IIN of another', 'applicant_iin_key', { iin: '000101300009' }],
    ['with a phone that is not E.164', 'applicant_phone_e164', { phone: '8-72832 2-11-43' }],
    ['without a surname', 'applicant_names', { surname: '  ' }],
    ['with an empty patronymic', 'applicant_names', { patronymic: '' }],
    ['without an address (I-24)', 'applicant_address', { address: '' }],
  ])('%s', async (_name, expected, change) => {
    expect(await newApplicant(change)).toBe(expected);
  });

  test('when his IIN is to become another one (regulation.md 4.1)', async () => {
    expect(await raw.refusal(() => raw.update('applicant', people.applicant, { iin: '000228400016' }))).toBe(
      'KM001',
    );
  });
});

describe('an account is refused', () => {
  const newUser = (change: Row) =>
    raw.refusal(() =>
      raw.insert('app_user', {
        login: 'somebody',
        passwordHash: 'x',
        surname: 'Сынақ',
        givenName: 'Біреу',
        roles: '{CLERK}',
        officeId: people.office,
        ...change,
      }),
    );
  test.each<[string, string, Row]>([
    ['without a role', 'app_user_has_role', { roles: '{}' }],
    ['with roles unset', 'app_user_has_role', { roles: null }],
    ['under a login that differs only in capitals', 'app_user_login_lower_key', { login: 'CLERK' }],
    ['without a name', 'app_user_names', { givenName: '' }],
    ['with a wrong IIN', 'app_user_iin_digits', { iin: '1' }],
    ['with a phone that is not E.164', 'app_user_phone_e164', { phone: '211-43' }],
    [
      'at an office that does not exist',
      'app_user_officeId_fkey',
      { officeId: '00000000-0000-7000-8000-000000000000' },
    ],
  ])('%s', async (_name, expected, change) => {
    expect(await newUser(change)).toBe(expected);
  });
});

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

describe('further rows are refused', () => {
  test('a resolution without words, or with an empty reason', async () => {
    const id = await raw.registered(people);
    expect(await raw.refusal(() => raw.resolution(people, id, { text: ' ' }))).toBe('resolution_words');
    expect(await raw.refusal(() => raw.resolution(people, id, { reason: '' }))).toBe('resolution_words');
  });

  test.each<[string, string, Row]>([
    [
      'by hand without the identity document (I-25)',
      'delivery_method',
      { method: 'HAND', receivedBy: 'Әлиев' },
    ],
    [
      'by hand without a receiver (I-25)',
      'delivery_method',
      { method: 'HAND', identityDocument: '012345678' },
    ],
    ['by post without a number (I-25)', 'delivery_method', { method: 'POST', address: 'Ақсу, 1' }],
    [
      'by post to an empty address (I-25)',
      'delivery_words',
      { method: 'POST', address: ' ', postNumber: 'RR1' },
    ],
  ])('a delivery %s', async (_name, expected, change) => {
    const { id } = await raw.signed(people);
    const delivery = { caseId: id, at: '2013-04-05', byId: people.executor, ...change };
    expect(await raw.refusal(() => raw.insert('delivery', delivery))).toBe(expected);
  });

  test('a commission’s conclusion without words or without a member', async () => {
    const id = await raw.registered(people);
    const review = (change: Row) =>
      raw.refusal(() =>
        raw.insert('commission_review', {
          caseId: id,
          referredAt: '2013-04-05',
          referrerId: people.clerk,
          ...change,
        }),
      );
    expect(await review({ text: 'x' })).toBe('commission_review_conclusion_whole');
    expect(await review({ opinion: 'NEEDED' })).toBe('commission_review_conclusion_whole');
    expect(await review({ concludedAt: '2013-04-05', concluderId: people.clerk, text: '' })).toBe(
      'commission_review_conclusion_whole',
    );
  });

  test('a second open referral of one case', async () => {
    const id = await raw.registered(people);
    const review = { caseId: id, referredAt: '2013-04-05', referrerId: people.clerk };
    expect(await raw.refusal(() => raw.insert('commission_review', review))).toBe('accepted');
    expect(await raw.refusal(() => raw.insert('commission_review', review))).toBe(
      'commission_review_one_open',
    );
  });

  test('an akim’s office without its department, and a department under another', async () => {
    const { rows } = await raw.client.query<{ id: string; code: string }>(
      `SELECT id, code FROM office WHERE code IN ('AKS', 'AKS-02')`,
    );
    const idOf = (code: string) => rows.find((row) => row.code === code)?.id ?? '';
    expect(await raw.refusal(() => raw.update('office', idOf('AKS-02'), { parentId: null }))).toBe(
      'office_parent_of_akim',
    );
    expect(await raw.refusal(() => raw.update('office', idOf('AKS'), { parentId: people.otherOffice }))).toBe(
      'office_parent_of_akim',
    );
    expect(await raw.refusal(() => raw.update('office', idOf('AKS'), { code: 'aks' }))).toBe(
      'office_code_format',
    );
    expect(await raw.refusal(() => raw.update('office', idOf('AKS'), { validTo: '2000-01-01' }))).toBe(
      'office_validity',
    );
  });
});

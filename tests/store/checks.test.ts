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

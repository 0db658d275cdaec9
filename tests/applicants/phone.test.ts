import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisePhone } from '../../schema/applicants/phone.ts';

describe('a Kazakh telephone is stored as E.164', () => {
  it.each([
    ['8-72832 2-11-43', '+77283221143'],
    ['872832 21732', '+77283221732'],
    ['8727 3898090', '+77273898090'],
    ['+77283221143', '+77283221143'],
    ['+7 (72832) 2-11-43', '+77283221143'],
    ['  8 (701) 123-45-67 ', '+77011234567'],
    ['7011234567', '+77011234567'],
    ['+7 747 123 45 67', '+77471234567'],
    ['8\u00a0776\u00a0123\u00a045\u00a067', '+77761234567'],
  ])('%s', (raw, e164) => {
    expect(normalisePhone(raw)).toEqual({ e164 });
  });

  // All nineteen numbers of Regulation app. 1, as printed.
  it.each([
    '8-72832 2-11-43',
    '8-72833 2-15-36',
    '8-72773 9-14-25',
    '8-72775 4-24-36',
    '8-72836 3-00-62',
    '8-72770 2-22-60',
    '8-72752 2-47-51',
    '8-72771 2-17-71',
    '8-72834 2-24-30',
    '8-72840 3-16-04',
    '8-72838 2-03-71',
    '8-72831 5-10-48',
    '8-72777 2-11-34',
    '8-72839 2-14-91',
    '8-72774 2-17-17',
    '8-72778 2-12-70',
    '8-72772 4-15-74',
    '8-72822 1-04-91',
    '8-72835 4-23-95',
  ])('the department telephone %s keeps its ten national digits', (raw) => {
    expect(normalisePhone(raw)).toEqual({ e164: `+7${raw.replace(/\D/g, '').slice(1)}` });
  });
});

describe('what is not one Kazakh number gives null', () => {
  it.each([
    ['872776 9123456', 'one digit too many'],
    ['8728 229399', 'one digit too few'],
    ['+7 495 123 45 67', 'a Russian number'],
    ['8 495 123 45 67', 'a Russian number after the trunk 8'],
    ['+998 71 123 45 67', 'another country'],
    ['8-72832 2-11-43 доб. 5', 'an extension'],
    ['8-72832 2-11-43;ext=5', 'an extension in RFC 3966'],
    ['тел. 8-72832 2-11-43', 'words before the number'],
    ['8-72832 2-11-43, 2-11-44', 'two numbers'],
    ['7777777', 'a local number'],
    ['', 'nothing'],
    ['жоқ', 'a word'],
  ])('%s (%s)', (raw) => {
    expect(normalisePhone(raw)).toEqual({ e164: null });
  });

  it('any text gives null or +77 and nine digits, and a stored number stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789+-() abc') }), (raw) => {
        const { e164 } = normalisePhone(raw);
        if (e164 === null) return;
        expect(e164).toMatch(/^\+77[0-9]{9}$/);
        expect(normalisePhone(e164)).toEqual({ e164 });
      }),
    );
  });
});

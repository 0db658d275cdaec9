import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkIin, iinControlDigit, iinMismatches } from '../../schema/applicants/iin.ts';

const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });

const two = (value: number): string => String(value).padStart(2, '0');

/** A person's IIN built from its parts, or null when the serial has no control digit. */
const personArbitrary = fc
  .record({
    year: fc.integer({ min: 1800, max: 2099 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    sex: fc.constantFrom<'MALE' | 'FEMALE'>('MALE', 'FEMALE'),
    serial: digits(4),
  })
  .map(({ year, month, day, sex, serial }) => {
    const seventh = 2 * (Math.floor(year / 100) - 18) + (sex === 'MALE' ? 1 : 2);
    const first11 = `${two(year % 100)}${two(month)}${two(day)}${seventh}${serial}`;
    const control = iinControlDigit(first11);
    return control === null
      ? null
      : { iin: `${first11}${control}`, birthDate: `${year}-${two(month)}-${two(day)}`, sex };
  })
  .filter((person) => person !== null);

const firstRow = (iin: string): number =>
  [...iin.slice(0, 11)].reduce((sum, digit, index) => sum + Number(digit) * (index + 1), 0) % 11;

describe('a valid IIN', () => {
  it.each([
    ['000101300009', '1900-01-01', 'MALE'],
    ['000228400016', '1900-02-28', 'FEMALE'],
    ['900615100029', '1890-06-15', 'MALE'],
    ['991231600032', '2099-12-31', 'FEMALE'],
    ['960229500804', '2096-02-29', 'MALE'],
  ])('%s gives its birth date and sex without a warning', (iin, birthDate, sex) => {
    expect(checkIin(iin)).toEqual({ valid: true, errors: [], warnings: [], birthDate, sex });
  });

  it('comes from any person whose serial has a control digit', () => {
    fc.assert(
      fc.property(personArbitrary, ({ iin, birthDate, sex }) => {
        expect(checkIin(iin)).toEqual({ valid: true, errors: [], warnings: [], birthDate, sex });
        expect(iinMismatches(iin, { birthDate, sex })).toEqual([]);
      }),
    );
  });
});

describe('an invalid IIN', () => {
  it.each([
    ['000101300008', ['IIN_CHECK_DIGIT'], 'a wrong control digit'],
    ['00010130000', ['IIN_LENGTH'], '11 digits'],
    ['0001013000090', ['IIN_LENGTH'], '13 digits'],
    ['', ['IIN_LENGTH'], 'nothing'],
    ['00010130000О', ['IIN_DIGITS'], 'a Cyrillic О at the end'],
    ['0001013000О', ['IIN_LENGTH', 'IIN_DIGITS'], 'a short one with a letter'],
    ['٠٠٠١٠١٣٠٠٠٠٩', ['IIN_DIGITS'], 'digits of another script'],
    [' 00010130000', ['IIN_DIGITS'], 'a space inside the twelve signs'],
    ['960229500800', ['IIN_CHECK_DIGIT'], '0 written where the first row gives 10'],
    ['500140000017', ['IIN_IS_BIN'], 'a BIN'],
    ['500140000018', ['IIN_CHECK_DIGIT'], 'a BIN form with a wrong control digit'],
  ])('%s is refused: %j (%s)', (iin, errors) => {
    expect(checkIin(iin)).toEqual({ valid: false, errors, warnings: [], birthDate: null, sex: null });
  });

  it('has no right last digit when both rows give 10', () => {
    expect(iinControlDigit('00010130188')).toBeNull();
    for (const last of '0123456789')
      expect(checkIin(`00010130188${last}`).errors).toEqual(['IIN_CHECK_DIGIT']);
  });

  it('is every number with a sign that is not an ASCII digit', () => {
    const foreign = fc.constantFrom('О', 'З', 'о', '٣', '３', 'O', 'l', ' ', '-', '\n');
    fc.assert(
      fc.property(personArbitrary, fc.nat({ max: 11 }), foreign, ({ iin }, at, sign) => {
        const check = checkIin(iin.slice(0, at) + sign + iin.slice(at + 1));
        expect(check.valid).toBe(false);
        expect(check.errors).toContain('IIN_DIGITS');
      }),
    );
  });

  it('has exactly one right last digit, or none', () => {
    fc.assert(
      fc.property(digits(11), (first11) => {
        const accepted = [...'0123456789'].filter(
          (last) => !checkIin(first11 + last).errors.includes('IIN_CHECK_DIGIT'),
        );
        const control = iinControlDigit(first11);
        expect(accepted).toEqual(control === null ? [] : [String(control)]);
      }),
    );
  });

  it('is made by one wrong digit among the first ten while the first row decides', () => {
    const change = fc.record({ at: fc.nat({ max: 9 }), by: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(personArbitrary, change, ({ iin }, { at, by }) => {
        const wrong = iin.slice(0, at) + ((Number(iin[at]) + by) % 10) + iin.slice(at + 1);
        fc.pre(firstRow(iin) !== 10 && firstRow(wrong) !== 10);
        expect(checkIin(wrong).errors).toEqual(['IIN_CHECK_DIGIT']);
      }),
    );
  });

  it('is not made by a wrong eleventh digit: its first-row weight, 11, counts for nothing', () => {
    expect(checkIin('000101300009').valid).toBe(true);
    expect(checkIin('000101300019').valid).toBe(true);
  });
});

describe('a valid IIN with odd digits is only warned about', () => {
  it.each([
    ['001301300009', ['IIN_DATE'], 'month 13', 'MALE'],
    ['000230300000', ['IIN_DATE'], '30 February', 'MALE'],
    ['000101900007', ['IIN_CENTURY'], 'seventh digit 9', null],
  ])('%s: %j (%s)', (iin, warnings, _why, sex) => {
    expect(checkIin(iin)).toEqual({ valid: true, errors: [], warnings, birthDate: null, sex });
  });

  const withControl = (first11: string): string => `${first11}${iinControlDigit(first11)}`;

  it('29 February of 1900 does not exist, of an unknown century it may', () => {
    expect(checkIin(withControl('00022930000')).warnings).toEqual(['IIN_DATE']);
    expect(checkIin(withControl('00022990000')).warnings).toEqual(['IIN_CENTURY']);
  });

  it('a day from 70 on is an impossible day, not a BIN', () => {
    expect(checkIin(withControl('00017130000')).warnings).toEqual(['IIN_DATE']);
  });
});

describe('declared data that differ from the digits', () => {
  it('give a warning for the birth date, the sex, or both', () => {
    expect(iinMismatches('000101300009', { birthDate: '1900-01-02', sex: 'MALE' })).toEqual(['BIRTH_DATE']);
    expect(iinMismatches('000101300009', { birthDate: '1900-01-01', sex: 'FEMALE' })).toEqual(['SEX']);
    expect(iinMismatches('000101300009', { birthDate: '1901-01-01', sex: 'FEMALE' })).toEqual([
      'BIRTH_DATE',
      'SEX',
    ]);
  });

  it('are not compared where the person or the digits say nothing', () => {
    expect(iinMismatches('000101300009', {})).toEqual([]);
    expect(iinMismatches('000101300009', { birthDate: null, sex: undefined })).toEqual([]);
    expect(iinMismatches('000101900007', { birthDate: '1950-05-05', sex: 'FEMALE' })).toEqual([]);
    expect(iinMismatches('001301300009', { birthDate: '1950-05-05', sex: 'FEMALE' })).toEqual(['SEX']);
    expect(iinMismatches('nonsense', { birthDate: '1950-05-05', sex: 'MALE' })).toEqual([]);
  });
});

it('the control digit is computed from eleven digits and nothing else', () => {
  expect(iinControlDigit('96022950080')).toBe(4);
  expect(() => iinControlDigit('9602295008')).toThrow(RangeError);
  expect(() => iinControlDigit('9602295008О')).toThrow(RangeError);
});

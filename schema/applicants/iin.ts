import type { Sex } from '../../prisma/client.ts';

/** Why a number cannot be an applicant's IIN (regulation.md 4.1, 4.2); any of them stops the intake. */
export type IinError = 'IIN_LENGTH' | 'IIN_DIGITS' | 'IIN_CHECK_DIGIT' | 'IIN_IS_BIN';

/** What is odd in a valid IIN; shown to the clerk and never in the way (decree No. 853 of 26.08.2013). */
export type IinWarning = 'IIN_DATE' | 'IIN_CENTURY';

/** What in the declared person differs from the digits; a warning only. */
export type IinMismatch = 'BIRTH_DATE' | 'SEX';

/** The answer of {@link checkIin}; `birthDate` is yyyy-mm-dd, and it and `sex` are null when the digits do not say. */
export interface IinCheck {
  readonly valid: boolean;
  readonly errors: IinError[];
  readonly warnings: IinWarning[];
  readonly birthDate: string | null;
  readonly sex: Sex | null;
}

/** What the applicant declares; an absent value is not compared. */
export interface DeclaredPerson {
  /** yyyy-mm-dd */
  readonly birthDate?: string | null | undefined;
  readonly sex?: Sex | null | undefined;
}

const FIRST_ROW = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND_ROW = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

function remainder(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11;
}

/**
 * The control digit of the first eleven digits of an IIN or a BIN (regulation.md 4.1), or null when both
 * rows of weights give 10 and the number does not exist. Throws RangeError unless given eleven digits.
 */
export function iinControlDigit(first11: string): number | null {
  if (!/^[0-9]{11}$/.test(first11)) throw new RangeError('Eleven digits are needed.');
  const first = remainder(first11, FIRST_ROW);
  if (first < 10) return first;
  const second = remainder(first11, SECOND_ROW);
  return second < 10 ? second : null;
}

function formErrors(iin: string): IinError[] {
  const errors: IinError[] = [];
  if (iin.length !== 12) errors.push('IIN_LENGTH');
  if (!/^[0-9]*$/.test(iin)) errors.push('IIN_DIGITS');
  if (errors.length > 0) return errors;
  if (iinControlDigit(iin.slice(0, 11)) !== Number(iin[11])) return ['IIN_CHECK_DIGIT'];
  // An IIN has the tens of the day (0-3) where a BIN has 4-6, so such a number is no person's at all.
  if (/^[0-9]{4}[456]/.test(iin)) return ['IIN_IS_BIN'];
  return [];
}

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * Reads and checks an IIN exactly as given, without trimming (regulation.md 4.1). Length, digits and the control digit
 * are errors, and so is a BIN (4.2: the fifth digit 4-6 with a right control digit; 7-9 is only an impossible day);
 * a month or day that does not exist and a seventh digit outside 1-6 are warnings. With an error nothing else is read.
 */
export function checkIin(iin: string): IinCheck {
  const errors = formErrors(iin);
  if (errors.length > 0) return { valid: false, errors, warnings: [], birthDate: null, sex: null };

  const warnings: IinWarning[] = [];
  const seventh = Number(iin[6]);
  const centuryKnown = seventh >= 1 && seventh <= 6;
  // Without a century 29 February is judged by 2000, which is leap: a doubt is no warning.
  const century = centuryKnown ? 1800 + 100 * Math.floor((seventh - 1) / 2) : 2000;
  const year = century + Number(iin.slice(0, 2));
  const dateExists = isDate(year, Number(iin.slice(2, 4)), Number(iin.slice(4, 6)));
  if (!dateExists) warnings.push('IIN_DATE');
  if (!centuryKnown) warnings.push('IIN_CENTURY');

  return {
    valid: true,
    errors: [],
    warnings,
    birthDate: centuryKnown && dateExists ? `${year}-${iin.slice(2, 4)}-${iin.slice(4, 6)}` : null,
    sex: centuryKnown ? (seventh % 2 === 1 ? 'MALE' : 'FEMALE') : null,
  };
}

/**
 * Where the declared birth date or sex differs from the digits of a valid IIN: warnings, never errors, because a
 * mismatch "is not an error" (regulation.md 4.1). What the digits or the person do not say is not compared.
 */
export function iinMismatches(iin: string, declared: DeclaredPerson): IinMismatch[] {
  const { birthDate, sex } = checkIin(iin);
  const mismatches: IinMismatch[] = [];
  if (birthDate && declared.birthDate && declared.birthDate !== birthDate) mismatches.push('BIRTH_DATE');
  if (sex && declared.sex && declared.sex !== sex) mismatches.push('SEX');
  return mismatches;
}

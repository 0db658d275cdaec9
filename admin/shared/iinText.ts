/** Digits only, so that the spaces and dashes of a copied number do no harm. */
export const iinDigits = (text: string): string => text.replace(/\D/g, '').slice(0, 12);

/** `960229500804` as it is read: the date, then the rest. */
export const groupedIin = (digits: string): string =>
  digits.length > 6 ? `${digits.slice(0, 6)} ${digits.slice(6)}` : digits;

/** Where the cursor stands in the grouped number when so many digits are before it. */
export const caretAfter = (digitsBefore: number, deletedForward = false): number =>
  // After deleting the gap forward the cursor must come past it, or it would stay there for ever.
  digitsBefore > 6 || (digitsBefore === 6 && deletedForward) ? digitsBefore + 1 : digitsBefore;

const FIRST_ROW = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND_ROW = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

const remainder = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11;

/**
 * What is already wrong while the number is typed, in the server's codes; null as long as it can become right. It saves
 * the clerk eleven digits and a request; the server decides.
 */
export function typedIinProblem(digits: string): 'IIN_CHECK_DIGIT' | 'IIN_IS_BIN' | null {
  if (digits.length === 12) {
    const first = remainder(digits, FIRST_ROW);
    const control = first < 10 ? first : remainder(digits, SECOND_ROW);
    if (control !== Number(digits[11])) return 'IIN_CHECK_DIGIT';
  }
  return /^\d{4}[456]/.test(digits) ? 'IIN_IS_BIN' : null;
}

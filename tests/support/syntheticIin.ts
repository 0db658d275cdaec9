import { iinControlDigit } from '../../schema/applicants/iin.ts';

/** A valid IIN of nobody: born in the 1800s on this day (`YYMMDD`), the given serial number. */
export function syntheticIin(number: number, born = '900615'): string {
  for (let offset = 0; ; offset += 1) {
    const first11 = `${born}1${String(number * 3 + offset).padStart(4, '0')}`;
    const control = iinControlDigit(first11);
    if (control !== null) return `${first11}${control}`;
  }
}

/**
 * An IIN as lists and people outside the case see it: `900615******` (regulation.md 4.1, I-42).
 * Shows at most the first six characters, and nothing of a value that is not twelve digits.
 */
export function maskIin(iin: string): string {
  return /^[0-9]{12}$/.test(iin) ? `${iin.slice(0, 6)}******` : '************';
}

/** The number to dial of a printed telephone; null where the print is not one (regulation.md 4.3). */
export function dialled(printed: string | null): string | null {
  const digits = (printed ?? '').replace(/\D/g, '');
  if (/^[78]7\d{9}$/.test(digits)) return `+7${digits.slice(1)}`;
  return /^7\d{9}$/.test(digits) ? `+7${digits}` : null;
}

const LAST_MINUTE = 1439;

/** `09:00`, `9:00` or `9.00` as minutes since midnight; null when there is no such time. */
export function minutesOf(text: string): number | null {
  const found = /^(\d{1,2})[:.](\d\d)$/.exec(text.trim());
  if (!found) return null;
  const [hours, minutes] = [Number(found[1]), Number(found[2])];
  const total = hours * 60 + minutes;
  return minutes < 60 && total <= LAST_MINUTE ? total : null;
}

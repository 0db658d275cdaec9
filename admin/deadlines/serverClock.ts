/** How far the server's clock is ahead of this browser's, in milliseconds. */
let ahead = 0;

/** An answer's date is whole seconds and has travelled: smaller differences say nothing. */
const TOO_SMALL = 3000;

/** Learns the server's time from an answer's `Date` header. */
export function learnServerTime(date: string | null, receivedAt: number = Date.now()): void {
  const at = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(at)) return;
  const difference = at + 500 - receivedAt;
  ahead = Math.abs(difference) < TOO_SMALL ? 0 : difference;
}

/** Now, by the server's clock: a wrong clock of an office's computer must not call a case late. */
export const serverNow = (): number => Date.now() + ahead;

/** The spans that statistics are asked for. */
export const PERIODS = ['MONTH', 'LAST_MONTH', 'QUARTER', 'LAST_QUARTER', 'YEAR', 'LAST_YEAR'] as const;

/** One of {@link PERIODS}. */
export type PeriodCode = (typeof PERIODS)[number];

/** Months of each kind of span. */
const MONTHS: Readonly<Record<PeriodCode, number>> = {
  MONTH: 1,
  LAST_MONTH: 1,
  QUARTER: 3,
  LAST_QUARTER: 3,
  YEAR: 12,
  LAST_YEAR: 12,
};

/** First and last day of the span around the day (yyyy-mm-dd), or of the one before it. */
export function periodOf(code: PeriodCode, today: string): { readonly from: string; readonly to: string } {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7)) - 1;
  const length = MONTHS[code];
  const first = month - (month % length) - (code.startsWith('LAST_') ? length : 0);
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return { from: day(Date.UTC(year, first, 1)), to: day(Date.UTC(year, first + length, 0)) };
}

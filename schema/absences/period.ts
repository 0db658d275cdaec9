import { z } from 'zod';
import { validationFailed } from '../errors.ts';

/** First and last day, midnight UTC of the offices' dates, both included. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

const END_BEFORE_START = { path: ['to'], params: { code: 'END_BEFORE_START' } };

/** An input with a first and a last day besides `fields`; refuses a last day before the first at `to`. */
export const periodInput = <Fields extends z.ZodRawShape>(fields: Fields) =>
  z
    .object({ from: z.date(), to: z.date() })
    .refine(({ from, to }) => to >= from, END_BEFORE_START)
    .and(z.object(fields));

/** Throws VALIDATION_FAILED (`to`: END_BEFORE_START) for a range that ends before it starts; an open end is none. */
export function checkRange(from: Date, to: Date | null): void {
  if (to !== null && to < from) throw validationFailed([{ path: 'to', code: 'END_BEFORE_START' }]);
}

/** The `where` of rows that touch the range; without an end all that are not over before it. */
export const touching = (from: Date, to: Date | null) => ({
  toDate: { gte: from },
  ...(to === null ? {} : { fromDate: { lte: to } }),
});

/** A `date` column's value as text, yyyy-mm-dd. */
export const dateText = (day: Date): string => day.toISOString().slice(0, 10);

import type { Context } from '../context.ts';
import type { DeadlineTerms } from './terms.ts';
import { deadlineTerms } from './terms.ts';

interface Read {
  readonly at: number;
  readonly terms: Promise<DeadlineTerms>;
}

/** A stream's context lives for hours: its terms are looked at again after this, in milliseconds. */
const FRESH = 1000;

const reads = new WeakMap<Context, Read>();

/** The terms for one answer: one look at the database, however many clocks are shown. */
export function termsIn(context: Context): Promise<DeadlineTerms> {
  const now = context.now().getTime();
  const known = reads.get(context);
  if (known && Math.abs(now - known.at) < FRESH) return known.terms;
  const terms = deadlineTerms(context.db);
  reads.set(context, { at: now, terms });
  return terms;
}

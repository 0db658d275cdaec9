import type { Prisma } from '../../prisma/client.ts';

/** The order of what a case holds: fields that ask for the same in the same order share one reading. */
export const IN_ORDER = {
  clocks: { orderBy: [{ startedAt: 'asc' }, { code: 'asc' }, { round: 'asc' }] },
  commission: { orderBy: { referredAt: 'asc' } },
  deliveries: { orderBy: { seq: 'asc' } },
  documents: { orderBy: { kind: 'asc' } },
  household: { orderBy: { id: 'asc' } },
  notices: { orderBy: { version: 'asc' } },
} satisfies Prisma.CaseSelect;

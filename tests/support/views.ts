import type { AuditEntry } from '../../prisma/client.ts';

/** Who was shown in one entry of the access log: one person, or several in its details. */
type Shown = Pick<AuditEntry, 'caseId' | 'applicantId' | 'details'>;

interface Details {
  readonly views?: readonly { readonly caseId?: string; readonly applicantId: string }[];
}

/** One row for each person and case that the entries name; of an entry for several, all else that it says with each. */
export const eachView = <Entry extends Shown>(entries: readonly Entry[]): Entry[] =>
  entries.flatMap((entry) => {
    const { views, ...details } = (entry.details ?? {}) as Details;
    if (!views) return [entry];
    const rest = Object.keys(details).length === 0 ? null : details;
    return views.map(({ caseId = null, applicantId }) => ({ ...entry, details: rest, caseId, applicantId }));
  });

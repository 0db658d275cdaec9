import type { AttachmentWholeFragment, CaseWholeFragment } from '../../generated/graphql.ts';
import { officeMoment } from '../../i18n/format.ts';
import type { StoryEvent } from './storySentence.ts';

/** Files that one person added without a step or another person between them. */
export interface AddedFiles {
  readonly at: string;
  readonly name: string;
  /** Proofs of the delivery; otherwise copies of what was handed in. */
  readonly proofs: boolean;
  readonly files: readonly AttachmentWholeFragment[];
}

/** One paragraph of the story. */
export type StoryEntry =
  | { readonly kind: 'step'; readonly at: string; readonly event: StoryEvent }
  | ({ readonly kind: 'files' } & AddedFiles);

/** The entries of one day of the offices, the newest first. */
export interface StoryDay {
  readonly date: string;
  readonly entries: readonly StoryEntry[];
}

const isSame = (one: AddedFiles, other: AddedFiles): boolean =>
  one.name === other.name && one.proofs === other.proofs;

/** What happened to the case, by days, the newest first: its steps, and the files that it has now. */
export function caseStory({
  history,
  attachments,
}: Pick<CaseWholeFragment, 'history' | 'attachments'>): StoryDay[] {
  const steps = [...history]
    .sort((one, other) => one.seq - other.seq)
    .map((event): StoryEntry => ({ kind: 'step', at: event.at, event }));
  const files = attachments.map(
    (file): StoryEntry => ({
      kind: 'files',
      at: file.addedAt,
      name: file.addedBy.shortName,
      proofs: file.provesEvent !== null,
      files: [file],
    }),
  );
  // Sorting is stable: of two entries of the same moment the step stays first.
  const inOrder = [...steps, ...files].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const days = new Map<string, StoryEntry[]>();
  for (const entry of inOrder) {
    const { date } = officeMoment(entry.at);
    const entries = days.get(date) ?? [];
    const last = entries.at(-1);
    if (entry.kind === 'files' && last?.kind === 'files' && isSame(last, entry)) {
      entries[entries.length - 1] = { ...last, at: entry.at, files: [...last.files, ...entry.files] };
    } else {
      entries.push(entry);
    }
    days.set(date, entries);
  }
  return [...days].reverse().map(([date, entries]) => ({ date, entries: entries.reverse() }));
}

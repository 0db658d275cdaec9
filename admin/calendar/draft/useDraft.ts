import { useNotify, useStore } from 'react-admin';
import type { TimeLimitInput } from '../../generated/graphql.ts';
import { useRevision } from '../useCalendar.ts';
import {
  type ChangeKey,
  changeCount,
  type DayChange,
  type Draft,
  EMPTY_DRAFT,
  type HoursChange,
  withDay,
  withHours,
  withLimit,
  without,
  withYear,
} from './draft.ts';

/** The draft as the pages use it; kept in the browser until it is saved or its owner signs out. */
export function useDraft() {
  const notify = useNotify();
  const [draft, setDraft] = useStore<Draft>('calendar.draft', EMPTY_DRAFT);
  const { data: revision } = useRevision();

  const put = (change: (to: Draft, upon: number) => Draft): void => {
    // Without the revision of what is on view a change could overwrite somebody else's unseen.
    if (revision === undefined) return;
    const next = change(draft, revision);
    setDraft(next);
    notify('calendar.draft.added', { type: 'info', messageArgs: { count: changeCount(next) } });
  };

  return {
    draft,
    /** Whether changes can be taken: the revision of the data is known. */
    ready: revision !== undefined,
    putDay: (day: DayChange) => put((to, upon) => withDay(to, day, upon)),
    putYear: (kurbanAit: DayChange) => put((to, upon) => withYear(to, kurbanAit, upon)),
    putLimit: (limit: TimeLimitInput) => put((to, upon) => withLimit(to, limit, upon)),
    putHours: (hours: HoursChange) => put((to, upon) => withHours(to, hours, upon)),
    remove: (key: ChangeKey) => setDraft(without(draft, key)),
    clear: () => setDraft(EMPTY_DRAFT),
    /** The same changes upon newer data. */
    rebase: (newer: number) => setDraft({ ...draft, revision: newer }),
  };
}

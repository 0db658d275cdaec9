import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useDataProvider, useLogoutIfAccessDenied } from 'react-admin';
import { ownRemovals } from '../attachments/ownRemovals.ts';
import { useViewer } from '../auth/useViewer.ts';
import { caseKey, WHOLE } from '../cases/caseQuery.ts';
import {
  CaseChangedDocument,
  type CaseChangedSubscription,
  type CaseWholeFragment,
} from '../generated/graphql.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { INBOX_KEY } from '../work/useInbox.ts';
import { crowding } from './crowding.ts';
import { eventStream } from './eventStream.ts';
import { keepOpen } from './keepOpen.ts';
import { ownChanges } from './ownChanges.ts';

/** What somebody else did last while the page was open: a step, or a change of the files. */
export type ForeignChange =
  | { readonly kind: 'step'; readonly event: CaseWholeFragment['history'][number] }
  | { readonly kind: 'files' };

type CaseChange = CaseChangedSubscription['caseChanged'];
type Shown = Pick<CaseChange, 'version'> & { readonly dueAt: string | null };
type Files = CaseWholeFragment['attachments'];

/** Whether the files of a case differ by what somebody else added or removed. */
export function foreignFiles(before: Files, after: Files, viewerId: string | null): boolean {
  const isIn = (files: Files, id: string): boolean => files.some((one) => one.id === id);
  return (
    after.some(({ id, addedBy }) => !isIn(before, id) && addedBy.id !== viewerId) ||
    before.some(({ id }) => !isIn(after, id) && !ownRemovals.has(id))
  );
}

/**
 * Keeps an open case page as the case is: when somebody else takes a step or changes the files, it loads anew and
 * answers what he did, so that the page can say it; the second answer forgets it. It also loads anew when the calendar
 * moves the due time.
 */
export function useCaseChanges({ id, version, due }: CaseWholeFragment): [ForeignChange | null, () => void] {
  const [foreign, setForeign] = useState<ForeignChange | null>(null);
  const dataProvider = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const viewerId = useViewer()?.id ?? null;
  const counts = useRef<Pick<CaseChange, 'attachmentsVersion' | 'clockChanges'> | null>(null);

  const onChange = async (next: CaseChange, shown: Shown): Promise<void> => {
    const known = counts.current;
    counts.current = next;
    const stepTaken = next.version > shown.version && !(await ownChanges.isOwn(id, next.version));
    const clocksMoved = known !== null && next.clockChanges > known.clockChanges;
    const moved = clocksMoved || (next.version === shown.version && next.dueAt !== shown.dueAt);
    const filesChanged = known !== null && next.attachmentsVersion > known.attachmentsVersion;
    if (!stepTaken && !moved && !filesChanged) return;
    const { data } = await dataProvider.getOne<CaseWholeFragment>('cases', { id, meta: WHOLE });
    const before = queryClient.getQueryData<CaseWholeFragment>(caseKey(id))?.attachments ?? [];
    queryClient.setQueryData(caseKey(id), data);
    if (stepTaken || moved) {
      void queryClient.invalidateQueries({ queryKey: INBOX_KEY });
      void queryClient.invalidateQueries({ queryKey: ['cases', 'getList'] });
    }
    const last = data.history.at(-1);
    if (stepTaken && last) setForeign({ kind: 'step', event: last });
    else if (foreignFiles(before, data.attachments, viewerId)) setForeign({ kind: 'files' });
  };

  // The stream outlives each drawing of the page, so it calls what the last drawing left.
  const shown = { version, dueAt: due?.dueAt ?? null };
  const latest = useRef({ shown, onChange, logoutIfAccessDenied });
  latest.current = { shown, onChange, logoutIfAccessDenied };

  useEffect(() => {
    const stream = `case ${id}`;
    const stop = keepOpen({
      onlyInView: true,
      onState: (state) => crowding.tell(stream, state === 'crowded'),
      connect: async ({ signal, onLife }) => {
        for await (const { caseChanged } of eventStream(CaseChangedDocument, { id }, { signal, onLife })) {
          await latest.current.onChange(caseChanged, latest.current.shown);
        }
      },
      onRefused: (error) => {
        latest.current.logoutIfAccessDenied(error).catch(() => undefined);
        void queryClient.invalidateQueries({ queryKey: caseKey(id) });
      },
    });
    return () => {
      stop();
      crowding.tell(stream, false);
    };
  }, [id, queryClient]);
  return [foreign, () => setForeign(null)];
}

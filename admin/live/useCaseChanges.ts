import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useDataProvider, useLogoutIfAccessDenied } from 'react-admin';
import { caseKey, WHOLE } from '../cases/caseQuery.ts';
import {
  CaseChangedDocument,
  type CaseChangedSubscription,
  type CaseWholeFragment,
} from '../generated/graphql.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { INBOX_KEY } from '../work/useInbox.ts';
import { eventStream } from './eventStream.ts';
import { keepOpen } from './keepOpen.ts';
import { ownChanges } from './ownChanges.ts';

/** The last step that somebody else took while the page was open. */
export type ForeignStep = CaseWholeFragment['history'][number];

type CaseChange = CaseChangedSubscription['caseChanged'];
type Shown = Pick<CaseChange, 'version'> & { readonly dueAt: string | null };

/**
 * Keeps an open case page as the case is: when somebody else takes a step, it loads anew and answers that step, so that
 * the page can say who did what; the second answer forgets it. It also loads anew when the calendar moves the due time.
 */
export function useCaseChanges({ id, version, due }: CaseWholeFragment): [ForeignStep | null, () => void] {
  const [foreign, setForeign] = useState<ForeignStep | null>(null);
  const dataProvider = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();

  const onChange = async (next: CaseChange, shown: Shown): Promise<void> => {
    const moved = next.version === shown.version && next.dueAt !== shown.dueAt;
    if (!moved && (next.version <= shown.version || (await ownChanges.isOwn(id, next.version)))) return;
    const { data } = await dataProvider.getOne<CaseWholeFragment>('cases', { id, meta: WHOLE });
    queryClient.setQueryData(caseKey(id), data);
    void queryClient.invalidateQueries({ queryKey: INBOX_KEY });
    void queryClient.invalidateQueries({ queryKey: ['cases', 'getList'] });
    if (!moved) setForeign(data.history.at(-1) ?? null);
  };

  // The stream outlives each drawing of the page, so it calls what the last drawing left.
  const shown = { version, dueAt: due?.dueAt ?? null };
  const latest = useRef({ shown, onChange, logoutIfAccessDenied });
  latest.current = { shown, onChange, logoutIfAccessDenied };

  useEffect(
    () =>
      keepOpen({
        onlyInView: true,
        connect: async ({ signal, onLife }) => {
          for await (const { caseChanged } of eventStream(CaseChangedDocument, { id }, { signal, onLife })) {
            await latest.current.onChange(caseChanged, latest.current.shown);
          }
        },
        onRefused: (error) => {
          latest.current.logoutIfAccessDenied(error).catch(() => undefined);
          void queryClient.invalidateQueries({ queryKey: caseKey(id) });
        },
      }),
    [id, queryClient],
  );
  return [foreign, () => setForeign(null)];
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useDataProvider, useLogoutIfAccessDenied } from 'react-admin';
import { caseKey, WHOLE } from '../cases/caseQuery.ts';
import { CaseChangedDocument, type CaseWholeFragment } from '../generated/graphql.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { INBOX_KEY } from '../work/useInbox.ts';
import { eventStream } from './eventStream.ts';
import { keepOpen } from './keepOpen.ts';
import { ownChanges } from './ownChanges.ts';

/** The last step that somebody else took while the page was open. */
export type ForeignStep = CaseWholeFragment['history'][number];

/**
 * Keeps an open case page as the case is: when somebody else takes a step, it loads anew and answers that step, so that
 * the page can say who did what; the second answer forgets it.
 */
export function useCaseChanges({ id, version }: CaseWholeFragment): [ForeignStep | null, () => void] {
  const [foreign, setForeign] = useState<ForeignStep | null>(null);
  const dataProvider = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();

  const onVersion = async (next: number, shown: number): Promise<void> => {
    if (next <= shown || (await ownChanges.isOwn(id, next))) return;
    const { data } = await dataProvider.getOne<CaseWholeFragment>('cases', { id, meta: WHOLE });
    queryClient.setQueryData(caseKey(id), data);
    void queryClient.invalidateQueries({ queryKey: INBOX_KEY });
    void queryClient.invalidateQueries({ queryKey: ['cases', 'getList'] });
    setForeign(data.history.at(-1) ?? null);
  };

  // The stream outlives each drawing of the page, so it calls what the last drawing left.
  const latest = useRef({ version, onVersion, logoutIfAccessDenied });
  latest.current = { version, onVersion, logoutIfAccessDenied };

  useEffect(
    () =>
      keepOpen({
        onlyInView: true,
        connect: async ({ signal, onLife }) => {
          for await (const { caseChanged } of eventStream(CaseChangedDocument, { id }, { signal, onLife })) {
            await latest.current.onVersion(caseChanged.version, latest.current.version);
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

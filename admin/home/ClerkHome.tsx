import { useViewer } from '../auth/useViewer.ts';
import { useToday } from '../deadlines/useNow.ts';
import { ClerkHomeDocument, InboxDocument } from '../generated/graphql.ts';
import { caseListLink } from '../oversight/caseListLink.ts';
import { CounterHome } from './CounterHome.tsx';
import { HomeState } from './HomeState.tsx';
import { queuesOf } from './queuesOf.ts';
import { useHome } from './useHome.ts';

const FIRST = 5;

/** The clerk's day: to forward, from the akims, receipts to print, letters to confirm, and registering. */
export function ClerkHome() {
  const today = useToday();
  const officeId = useViewer()?.office.id ?? '';
  const registered = {
    channel: 'DEPARTMENT' as const,
    officeId: [officeId],
    receivedFrom: today,
    receivedTo: today,
  };
  const { data, error } = useHome({
    name: 'clerk',
    document: ClerkHomeDocument,
    variables: { registered, first: FIRST },
    pulse: InboxDocument,
  });
  if (!data) return <HomeState error={error} />;
  return (
    <CounterHome
      registeredToday={data.registered.totalCount}
      todaysList={caseListLink(registered)}
      queues={queuesOf(data.inbox, [
        ['CLERK_TO_FORWARD', data.toForward],
        ['CLERK_FROM_AKIM', data.fromAkims],
        ['CLERK_RECEIPTS', data.receipts],
        ['CLERK_POSTED', data.posted],
      ])}
    />
  );
}

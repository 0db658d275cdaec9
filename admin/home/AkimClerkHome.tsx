import { useViewer } from '../auth/useViewer.ts';
import { useToday } from '../deadlines/useNow.ts';
import { AkimClerkHomeDocument, InboxDocument } from '../generated/graphql.ts';
import { caseListLink } from '../oversight/caseListLink.ts';
import { CounterHome } from './CounterHome.tsx';
import { HomeState } from './HomeState.tsx';
import { queuesOf } from './queuesOf.ts';
import { useHome } from './useHome.ts';

const FIRST = 5;

/** The day of the akim's clerk: mine, with the commission, sent, notices to hand over, receipts, and registering. */
export function AkimClerkHome() {
  const today = useToday();
  const officeId = useViewer()?.office.id ?? '';
  const registered = { akimOfficeId: [officeId], receivedFrom: today, receivedTo: today };
  const { data, error } = useHome({
    name: 'akimClerk',
    document: AkimClerkHomeDocument,
    variables: { registered, first: FIRST },
    pulse: InboxDocument,
  });
  if (!data) return <HomeState error={error} />;
  return (
    <CounterHome
      registeredToday={data.registered.totalCount}
      todaysList={caseListLink(registered)}
      queues={queuesOf(data.inbox, [
        ['AKIM_REGISTERED', data.mine],
        ['AKIM_AT_COMMISSION', data.atCommission],
        ['AKIM_SENT', data.sent],
        ['AKIM_TO_HAND_OVER', data.toHandOver],
        ['AKIM_RECEIPTS', data.receipts],
      ])}
    />
  );
}

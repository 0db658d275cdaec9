import { Box, Typography } from '@mui/material';
import { useRef } from 'react';
import { useViewer } from '../auth/useViewer.ts';
import { StatusChip } from '../cases/StatusChip.tsx';
import { serverNow } from '../deadlines/serverClock.ts';
import { ExecutorHomeDocument, type HomeCaseFragment, InboxDocument } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { caseListLink } from '../oversight/caseListLink.ts';
import { Section } from '../shared/Section.tsx';
import { visuallyHidden } from '../shared/visuallyHidden.ts';
import { QueueTiles } from '../work/QueueTiles.tsx';
import { CaseLines, type LineAction } from './CaseLines.tsx';
import { freshCases } from './freshCases.ts';
import { HomeState } from './HomeState.tsx';
import { EXECUTORS_STATES, executorsStep } from './nextSteps.ts';
import { AllOfThem, Columns, QueueSection } from './QueueSection.tsx';
import { queuesOf } from './queuesOf.ts';
import { useHome } from './useHome.ts';

const FIRST = 12;
const FRESH = 5;

/**
 * The executor's day: what has just been given to him, all that waits for him by due time, and the notices on their
 * way, of which there is something to see only where there are any.
 */
export function ExecutorHome() {
  const { t, term } = useWords();
  const executorId = [useViewer()?.id ?? ''];
  const fresh = { executorId, status: ['ASSIGNED' as const] };
  const filter = { executorId, status: EXECUTORS_STATES };
  const { data, error } = useHome({
    name: 'executor',
    document: ExecutorHomeDocument,
    variables: { filter, fresh, first: FIRST, freshOnes: FRESH },
    pulse: InboxDocument,
  });
  const arrived = useArrived(data?.fresh.nodes);
  if (!data) return <HomeState error={error} />;
  const queues = data.inbox.filter(({ code }) => code.startsWith('EXECUTOR_'));
  const newOnes = data.fresh.nodes;
  const onTheirWay = queuesOf(data.inbox, [
    ['EXECUTOR_CAME_BACK', data.cameBack],
    ['EXECUTOR_READY', data.ready],
    ['EXECUTOR_POSTED', data.posted],
  ]).filter(({ count }) => count > 0);
  const action = (record: HomeCaseFragment): LineAction | null => {
    const step = executorsStep(record);
    return step ? { to: `/cases/${record.id}`, words: term('transition', step) } : null;
  };
  const newest = newOnes.find(({ id }) => arrived.has(id));
  return (
    <>
      <QueueTiles queues={queues} />
      <Box role="status" sx={visuallyHidden}>
        {newest ? t('home.freshTold', { number: newest.number ?? newest.akimNumber ?? '' }) : null}
      </Box>
      <Columns widths={[5, 7]}>
        <Section
          title={term('inbox', 'EXECUTOR_NEW')}
          aside={
            <AllOfThem
              to="/work/EXECUTOR_NEW"
              count={queues.find(({ code }) => code === 'EXECUTOR_NEW')?.count ?? 0}
              title={term('inbox', 'EXECUTOR_NEW')}
            />
          }
        >
          <div data-queue="EXECUTOR_NEW">
            {newOnes.length === 0 ? (
              <Typography color="textSecondary" variant="body2">
                {t('home.empty.EXECUTOR_NEW')}
              </Typography>
            ) : (
              <CaseLines
                label={term('inbox', 'EXECUTOR_NEW')}
                cases={newOnes}
                action={action}
                fresh={arrived}
              />
            )}
          </div>
        </Section>
        <Section
          title={t('home.byDue')}
          aside={
            <AllOfThem
              to={caseListLink(filter, { field: 'DUE_AT', order: 'ASC' })}
              count={data.byDue.totalCount}
              title={t('home.byDue')}
            />
          }
        >
          <div data-queue="BY_DUE">
            {data.byDue.nodes.length === 0 ? (
              <Typography color="textSecondary" variant="body2">
                {t('home.empty.BY_DUE')}
              </Typography>
            ) : (
              <CaseLines
                label={t('home.byDue')}
                cases={data.byDue.nodes}
                action={action}
                fresh={arrived}
                aside={({ status }) => <StatusChip status={status} />}
              />
            )}
          </div>
        </Section>
      </Columns>
      <Columns>
        {onTheirWay.map((queue) => (
          <QueueSection key={queue.code} queue={queue} />
        ))}
      </Columns>
    </>
  );
}

/** The cases that came while this page was open. */
function useArrived(shown: readonly HomeCaseFragment[] | undefined): ReadonlySet<string> {
  const opened = useRef<{ readonly with: ReadonlySet<string>; readonly at: number } | null>(null);
  if (!shown) return new Set();
  opened.current ??= { with: new Set(shown.map(({ id }) => id)), at: serverNow() - A_MOMENT };
  return freshCases(shown, opened.current);
}

/** The server's clock is known to a few seconds only, and an assignment may have been on its way. */
const A_MOMENT = 10_000;

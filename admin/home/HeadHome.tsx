import { Typography } from '@mui/material';
import { StatusChip } from '../cases/StatusChip.tsx';
import { HeadHomeDocument, HeadPulseDocument } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { caseListLink } from '../oversight/caseListLink.ts';
import { DueTiles } from '../oversight/DueTiles.tsx';
import { ExecutorLoads } from '../oversight/ExecutorLoads.tsx';
import { Section } from '../shared/Section.tsx';
import { QueueTiles } from '../work/QueueTiles.tsx';
import { CaseLines } from './CaseLines.tsx';
import { HomeState } from './HomeState.tsx';
import { AllOfThem, Columns, QueueSection } from './QueueSection.tsx';
import { queuesOf } from './queuesOf.ts';
import { useHome } from './useHome.ts';

const FIRST = 5;

/** The head's day: to resolve, to sign, returned, what will be late first, and who has room. */
export function HeadHome() {
  const { t } = useWords();
  const { data, error } = useHome({
    name: 'head',
    document: HeadHomeDocument,
    variables: { first: FIRST },
    pulse: HeadPulseDocument,
  });
  if (!data) return <HomeState error={error} />;
  const queues = queuesOf(data.inbox, [
    ['HEAD_TO_RESOLVE', data.toResolve],
    ['HEAD_TO_SIGN', data.toSign],
    ['HEAD_RETURNED', data.returned],
  ]);
  const offices = data.dueOverview;
  const coming = offices.reduce((sum, { today, thisWeek }) => sum + today + thisWeek, 0);
  return (
    <>
      <QueueTiles queues={queues} />
      <DueTiles offices={offices} />
      <Columns>
        {queues.map((queue) => (
          <QueueSection key={queue.code} queue={queue} />
        ))}
        <Section
          title={t('oversight.nearest')}
          aside={
            <AllOfThem
              to={caseListLink({ due: ['TODAY', 'THIS_WEEK'] })}
              count={coming}
              title={t('oversight.nearest')}
            />
          }
        >
          {data.nearest.nodes.length === 0 ? (
            <Typography color="textSecondary" variant="body2">
              {t('oversight.nearestEmpty')}
            </Typography>
          ) : (
            <CaseLines
              label={t('oversight.nearest')}
              cases={data.nearest.nodes}
              aside={({ status }) => <StatusChip status={status} />}
            />
          )}
        </Section>
      </Columns>
      <Section title={t('oversight.loads')}>
        <ExecutorLoads loads={data.executorLoads} manyOffices={offices.length > 1} />
      </Section>
    </>
  );
}

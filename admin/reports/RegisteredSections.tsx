import { Typography } from '@mui/material';
import { useTimeLimits } from '../calendar/useCalendar.ts';
import { useWords } from '../i18n/useWords.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { ChartWithTable } from './ChartWithTable.tsx';
import { groundsFigure } from './figures/grounds.ts';
import { officesFigure } from './figures/offices.ts';
import { decisionFigure, intakeFigure, onTimeFigure, returnsFigure, spansOf } from './figures/overTime.ts';
import { stepsFigure } from './figures/steps.ts';
import { ReportSection, together } from './ReportSection.tsx';
import type { ReportState } from './reportState.ts';
import { useOffices, useOverTime, useSteps } from './useReports.ts';

interface RegisteredSectionsProps {
  readonly state: ReportState;
  readonly today: string;
}

/** What is told of the cases that came in on the days of the report. */
export function RegisteredSections({ state, today }: RegisteredSectionsProps) {
  const words = useWords();
  const { t } = words;
  const overTime = useOverTime(state);
  const offices = useOffices(state);
  const steps = useSteps(state);
  const limits = useTimeLimits();
  const { data } = overTime;
  if (data?.total.cases === 0) return <EmptyState title={t('reports.empty')} hint={t('reports.emptyHint')} />;
  const spans = { ...overTime, data: data && spansOf(data, state, words, today) };
  const figure = (name: string, title: string) => ({ name, title, state });
  return (
    <>
      {data?.groups.some(({ suppressed }) => suppressed) || data?.total.suppressed ? (
        <Typography variant="body2" sx={{ mb: 2, maxWidth: '90ch' }} data-testid="kept-back">
          {t('reports.fewHint')}
        </Typography>
      ) : null}
      <ReportSection title={t('reports.sections.intake')} asked={spans}>
        {(along) => (
          <>
            <ChartWithTable {...figure('intake', t('reports.figures.intake'))} figure={intakeFigure(along)} />
            <ChartWithTable
              {...figure('decisions', t('reports.figures.decisions'))}
              figure={decisionFigure(along)}
            />
          </>
        )}
      </ReportSection>
      <ReportSection
        title={t('reports.sections.onTime')}
        hint={t('reports.hints.onTime')}
        asked={together(offices, spans)}
      >
        {({ one, other }) => (
          <>
            {one.groups.length > 1 ? (
              <ChartWithTable
                {...figure('offices', t('reports.figures.offices'))}
                figure={officesFigure(one, words)}
              />
            ) : null}
            <ChartWithTable
              {...figure('on-time', t('reports.figures.onTime'))}
              figure={onTimeFigure(other)}
            />
          </>
        )}
      </ReportSection>
      <ReportSection
        title={t('reports.sections.steps')}
        hint={t('reports.hints.steps')}
        asked={together(steps, limits)}
      >
        {({ one, other }) => (
          <ChartWithTable
            {...figure('steps', t('reports.figures.steps'))}
            figure={stepsFigure(one.total, other, state.to < today ? state.to : today, words)}
            wide
          />
        )}
      </ReportSection>
      <ReportSection
        title={t('reports.sections.notices')}
        hint={t('reports.hints.notices')}
        asked={together(steps, spans)}
      >
        {({ one, other }) => (
          <>
            <ChartWithTable
              {...figure('grounds', t('reports.figures.grounds'))}
              figure={groundsFigure(one.total, words)}
            />
            <ChartWithTable
              {...figure('returns', t('reports.figures.returns'))}
              figure={returnsFigure(other)}
            />
          </>
        )}
      </ReportSection>
    </>
  );
}

import { Typography } from '@mui/material';
import { useWords } from '../i18n/useWords.ts';
import { Section } from '../shared/Section.tsx';
import { ChartWithTable } from './ChartWithTable.tsx';
import { dueByFigure, forecastFigure } from './figures/forecast.ts';
import { agesFigure, backlogFigure, loadsFigure } from './figures/open.ts';
import { ReportSection } from './ReportSection.tsx';
import type { ReportState } from './reportState.ts';
import { useBacklog, useForecast, useLoads } from './useReports.ts';

interface OpenSectionProps {
  readonly state: ReportState;
}

/** What is open, and how old. */
export function BacklogSection({ state }: OpenSectionProps) {
  const words = useWords();
  const { t } = words;
  return (
    <ReportSection
      title={t('reports.sections.backlog')}
      hint={t('reports.hints.backlog')}
      asked={useBacklog(state)}
    >
      {(answer) => (
        <>
          <ChartWithTable
            name="ages"
            title={t('reports.figures.ages')}
            figure={agesFigure(answer.total, words)}
            state={state}
          />
          {answer.groups.length > 1 ? (
            <ChartWithTable
              name="backlog"
              title={t('reports.figures.backlog')}
              figure={backlogFigure(answer, words)}
              state={state}
            />
          ) : null}
        </>
      )}
    </ReportSection>
  );
}

/** What lies with each executor. */
export function LoadsSection({ state }: OpenSectionProps) {
  const words = useWords();
  const { t } = words;
  return (
    <ReportSection
      title={t('reports.sections.loads')}
      hint={t('reports.hints.loads')}
      asked={useLoads(state)}
    >
      {(answer) => (
        <ChartWithTable
          name="loads"
          title={t('reports.figures.loads')}
          figure={loadsFigure(answer, words)}
          state={state}
        />
      )}
    </ReportSection>
  );
}

/** What will be late; only of now. */
export function ForecastSection({ state }: OpenSectionProps) {
  const words = useWords();
  const { t } = words;
  const asked = useForecast(state);
  if (state.asOf !== null)
    return (
      <Section title={t('reports.sections.forecast')}>
        <Typography>{t('reports.forecastPast')}</Typography>
      </Section>
    );
  return (
    <ReportSection title={t('reports.sections.forecast')} hint={t('reports.hints.forecast')} asked={asked}>
      {(offices) => (
        <>
          <ChartWithTable
            name="forecast"
            title={t('reports.figures.forecast')}
            figure={forecastFigure(offices, words)}
            state={state}
          />
          <ChartWithTable
            name="due-by"
            title={t('reports.figures.dueBy')}
            figure={dueByFigure(offices, words)}
            state={state}
          />
        </>
      )}
    </ReportSection>
  );
}

import { Alert, Button, Paper, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useToday } from '../../deadlines/useNow.ts';
import type { CalendarDayWholeFragment } from '../../generated/graphql.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { LoadingLines } from '../../shared/LoadingLines.tsx';
import { DayDialog } from '../draft/DayDialog.tsx';
import { OpenYearDialog } from '../draft/OpenYearDialog.tsx';
import { useDraft } from '../draft/useDraft.ts';
import { useCalendarYear, useCalendarYears } from '../useCalendar.ts';
import { useCalendarWords } from '../useCalendarWords.ts';
import { Legend } from './Legend.tsx';
import { MonthsGrid } from './MonthsGrid.tsx';
import { yearOf } from './monthGrid.ts';
import { SpecialDays } from './SpecialDays.tsx';
import { YearChoice } from './YearChoice.tsx';

/** The years that the calendar can have. */
const RANGE = { first: 1992, last: 2200 } as const;

/** A year of the calendar; ADMIN chooses its days to change them, and opens years that have no data. */
export function YearSection({ editable }: { readonly editable: boolean }) {
  const { t } = useCalendarWords();
  const { part } = useParams();
  const today = useToday();
  const year = part ? Number(part) : yearOf(today);
  const { data: years, error } = useCalendarYears();
  const [opening, setOpening] = useState<number | null>(null);
  if (error) return <Alert severity="error">{error.message}</Alert>;
  if (!years) return <LoadingLines />;
  const known = years.map((one) => one.year);
  const last = Math.max(...known);
  const data = years.find((one) => one.year === year);
  return (
    <>
      <Stack direction="row" sx={{ alignItems: 'center', gap: 1.5, mb: 2, flexWrap: 'wrap' }}>
        <YearChoice year={year} years={known} />
        {editable && known.length > 0 && last < RANGE.last ? (
          <Button onClick={() => setOpening(last + 1)} data-open-year={last + 1}>
            {t('calendar.year.open', { year: last + 1 })}
          </Button>
        ) : null}
      </Stack>
      {data ? (
        <YearDays year={year} summary={data} editable={editable} />
      ) : (
        <MissingYear year={year} editable={editable} onOpen={() => setOpening(year)} />
      )}
      {opening === null ? null : <OpenYearDialog year={opening} onClose={() => setOpening(null)} />}
    </>
  );
}

interface MissingYearProps {
  readonly year: number;
  readonly editable: boolean;
  readonly onOpen: () => void;
}

function MissingYear({ year, editable, onOpen }: MissingYearProps) {
  const { t } = useCalendarWords();
  const { draft } = useDraft();
  if (draft.openYears.includes(year)) return <EmptyState title={t('calendar.year.opened', { year })} />;
  if (year < RANGE.first || year > RANGE.last) return <EmptyState title={t('calendar.year.wrong', RANGE)} />;
  return (
    <EmptyState title={t('calendar.year.missing', { year })} hint={t('calendar.year.missingHint')}>
      {editable ? (
        <Button variant="contained" onClick={onOpen} data-open-year={year}>
          {t('calendar.year.open', { year })}
        </Button>
      ) : null}
    </EmptyState>
  );
}

interface YearDaysProps {
  readonly year: number;
  readonly summary: { readonly workingDays: number; readonly expectedDays: number };
  readonly editable: boolean;
}

function YearDays({ year, summary, editable }: YearDaysProps) {
  const { t } = useCalendarWords();
  const { draft } = useDraft();
  const { data, error } = useCalendarYear(year);
  const [chosen, setChosen] = useState<CalendarDayWholeFragment | null>(null);
  if (error) return <Alert severity="error">{error.message}</Alert>;
  if (!data) return <LoadingLines rows={12} />;
  const changes = new Map(draft.days.map((day) => [day.date, day]));
  return (
    <>
      <Paper component="section" variant="outlined" aria-labelledby="year-title" sx={{ p: 2, mb: 2 }}>
        <Stack direction="row" sx={{ alignItems: 'baseline', columnGap: 2, flexWrap: 'wrap', mb: 0.5 }}>
          <Typography id="year-title" variant="h2">
            {t('calendar.year.title', { year })}
          </Typography>
          <Typography variant="body2" data-testid="working-days">
            {t('calendar.year.workingDays', { count: summary.workingDays })}
          </Typography>
          {summary.expectedDays > 0 ? (
            <Typography variant="body2" color="textSecondary">
              {t('calendar.year.expectedDays', { count: summary.expectedDays })}
            </Typography>
          ) : null}
        </Stack>
        {editable ? (
          <Typography variant="caption" component="p">
            {t('calendar.year.edit')}
          </Typography>
        ) : null}
        <Legend editable={editable} />
        <div style={{ height: 20 }} />
        <MonthsGrid
          year={year}
          days={data.days}
          changes={changes}
          onChoose={editable ? setChosen : undefined}
        />
      </Paper>
      <SpecialDays days={data.days} />
      {chosen ? <DayDialog day={chosen} onClose={() => setChosen(null)} /> : null}
    </>
  );
}

import { MenuItem, Paper, TextField } from '@mui/material';
import { useWords } from '../i18n/useWords.ts';
import { PERIODS, type PeriodCode } from '../oversight/period.ts';
import { DateField } from '../shared/DateField.tsx';
import { OfficesPicker } from '../shared/OfficesPicker.tsx';
import { OwnDays } from './OwnDays.tsx';
import { type ReportChange, type ReportState, type Span, spansFor } from './reportState.ts';

const OWN = 'OWN';

interface ReportControlsProps {
  readonly state: ReportState;
  readonly today: string;
  readonly manyOffices: boolean;
  readonly onChange: (change: ReportChange) => void;
}

/** Days, offices, spans and the moment of the report. */
export function ReportControls({ state, today, manyOffices, onChange }: ReportControlsProps) {
  const { t, term } = useWords();
  const { period, from, to, officeId, by, asOf } = state;
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label={t('reports.about')}
      sx={{
        p: 2,
        mb: 2,
        display: 'flex',
        flexWrap: 'wrap',
        gap: 2,
        alignItems: 'flex-start',
        displayPrint: 'none',
      }}
    >
      <TextField
        select
        label={t('reports.period')}
        value={period ?? OWN}
        onChange={({ target }) =>
          onChange({ period: target.value === OWN ? null : (target.value as PeriodCode) })
        }
        sx={{ width: 180 }}
        data-testid="report-period"
      >
        {PERIODS.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`oversight.periods.${one}`)}
          </MenuItem>
        ))}
        <MenuItem value={OWN}>{t('reports.own')}</MenuItem>
      </TextField>
      {period === null ? <OwnDays from={from} to={to} onChange={onChange} /> : null}
      <TextField
        select
        label={t('reports.by')}
        value={by}
        onChange={({ target }) => onChange({ by: target.value as Span })}
        sx={{ width: 140 }}
        data-testid="report-by"
      >
        {spansFor(state).map((span) => (
          <MenuItem key={span} value={span}>
            {term('caseGrouping', span)}
          </MenuItem>
        ))}
      </TextField>
      <DateField
        label={t('reports.asOf')}
        value={asOf ?? ''}
        onChange={(day) => onChange({ asOf: day === '' || day >= today ? null : day })}
        helperText={t('reports.asOfHint')}
        sx={{ width: 200 }}
        data-testid="report-as-of"
      />
      {manyOffices ? (
        <div style={{ flex: '1 1 260px' }}>
          <OfficesPicker
            label={t('reports.offices')}
            kind="DEPARTMENT"
            values={officeId}
            onChange={(ids) => onChange({ officeId: ids })}
          />
        </div>
      ) : null}
    </Paper>
  );
}

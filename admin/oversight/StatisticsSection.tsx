import { Alert, Checkbox, FormControlLabel, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useToday } from '../deadlines/useNow.ts';
import { useWords } from '../i18n/useWords.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { Section } from '../shared/Section.tsx';
import { PERIODS, type PeriodCode, periodOf } from './period.ts';
import { StatisticsTable } from './StatisticsTable.tsx';
import { useTimeStatistics } from './useOversight.ts';

/** How each step's limit was kept: on time, late, and the time that it took, in words. */
export function StatisticsSection({ mayNamePersons }: { readonly mayNamePersons: boolean }) {
  const { t, date } = useWords();
  const today = useToday();
  const [code, setCode] = useState<PeriodCode>('MONTH');
  const [byExecutor, setByExecutor] = useState(false);
  const { from, to } = periodOf(code, today);
  const { data, error } = useTimeStatistics(from, to, byExecutor);
  return (
    <Section title={t('oversight.statistics')}>
      <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap', alignItems: 'center', mb: 1.5 }}>
        <TextField
          select
          label={t('oversight.period')}
          value={code}
          onChange={(event) => setCode(event.target.value as PeriodCode)}
          sx={{ width: 220 }}
          data-testid="period"
        >
          {PERIODS.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`oversight.periods.${one}`)}
            </MenuItem>
          ))}
        </TextField>
        <Typography variant="body2" color="textSecondary">{`${date(from)} – ${date(to)}`}</Typography>
        {mayNamePersons ? (
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={byExecutor}
                onChange={(_event, checked) => setByExecutor(checked)}
                data-testid="by-executor"
              />
            }
            label={t('oversight.byExecutor')}
          />
        ) : null}
      </Stack>
      {error ? <Alert severity="error">{error.message}</Alert> : null}
      {!data && !error ? <LoadingLines rows={6} /> : null}
      {data?.length === 0 ? <Typography>{t('oversight.nothing')}</Typography> : null}
      {data && data.length > 0 ? <StatisticsTable rows={data} byExecutor={byExecutor} /> : null}
    </Section>
  );
}

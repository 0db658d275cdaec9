import {
  Alert,
  Checkbox,
  FormControlLabel,
  MenuItem,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  TextField,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useToday } from '../deadlines/useNow.ts';
import type { TimeStatisticLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { Section } from '../shared/Section.tsx';
import { durationWords } from './durationWords.ts';
import { PERIODS, type PeriodCode, periodOf } from './period.ts';
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

interface StatisticsTableProps {
  readonly rows: readonly TimeStatisticLineFragment[];
  readonly byExecutor: boolean;
}

function StatisticsTable({ rows, byExecutor }: StatisticsTableProps) {
  const { t } = useWords();
  const manyOffices = new Set(rows.map(({ office }) => office.id)).size > 1;
  return (
    <>
      <Table size="small" aria-label={t('oversight.statistics')} sx={{ '& td, & th': { px: 1 } }}>
        <TableHead>
          <TableRow>
            <TableCell>{t('oversight.step')}</TableCell>
            {manyOffices ? <TableCell>{t('fields.anyOffice')}</TableCell> : null}
            {byExecutor ? <TableCell>{t('fields.executor')}</TableCell> : null}
            <TableCell align="right">{t('oversight.ended')}</TableCell>
            <TableCell align="right">{t('oversight.onTime')}</TableCell>
            <TableCell align="right">{t('oversight.endedLate')}</TableCell>
            <TableCell>{t('oversight.median')}</TableCell>
            <TableCell>{t('oversight.p90')}</TableCell>
            <TableCell>{t('oversight.running')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <StatisticRow
              key={`${row.office.id} ${row.step} ${row.unit} ${row.executor?.id}`}
              row={row}
              manyOffices={manyOffices}
              byExecutor={byExecutor}
            />
          ))}
        </TableBody>
      </Table>
      <Typography variant="caption" component="p" sx={{ mt: 1 }}>
        {t('oversight.units')}
      </Typography>
    </>
  );
}

interface StatisticRowProps {
  readonly row: TimeStatisticLineFragment;
  readonly manyOffices: boolean;
  readonly byExecutor: boolean;
}

function StatisticRow({ row, manyOffices, byExecutor }: StatisticRowProps) {
  const { t, term, number, office } = useWords();
  const { step, unit, ended, onTime, late, running, runningLate } = row;
  const share = (count: number): string =>
    ended === 0
      ? t('app.none')
      : t('oversight.share', { count: number(count), percent: Math.round((count / ended) * 100) });
  const used = (minutes: number | null | undefined): string =>
    typeof minutes === 'number' ? durationWords(t, minutes, unit) : t('app.none');
  return (
    <TableRow data-step={step} sx={{ '& td': { fontVariantNumeric: 'tabular-nums' } }}>
      <TableCell component="th" scope="row">
        {term('limitCode', step)}
      </TableCell>
      {manyOffices ? <TableCell>{office(row.office)}</TableCell> : null}
      {byExecutor ? <TableCell>{row.executor?.shortName ?? t('app.none')}</TableCell> : null}
      <TableCell align="right">{number(ended)}</TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        {share(onTime)}
      </TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        {share(late)}
      </TableCell>
      <TableCell>{used(row.medianMinutes)}</TableCell>
      <TableCell>{used(row.p90Minutes)}</TableCell>
      <TableCell>
        {number(running)}
        {runningLate > 0 ? (
          <Typography variant="caption" component="div">
            {t('oversight.runningLate', { count: number(runningLate) })}
          </Typography>
        ) : null}
      </TableCell>
    </TableRow>
  );
}

import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { TimeStatisticLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { durationWords } from './durationWords.ts';

interface StatisticsTableProps {
  readonly rows: readonly TimeStatisticLineFragment[];
  readonly byExecutor: boolean;
}

/** How each step's limit was kept; with several offices each has its own group of rows under its name. */
export function StatisticsTable({ rows, byExecutor }: StatisticsTableProps) {
  const { t, office } = useWords();
  const offices = [...new Map(rows.map((row) => [row.office.id, row.office])).values()];
  const columns = byExecutor ? 8 : 7;
  return (
    <>
      <Table size="small" aria-label={t('oversight.statistics')} sx={{ '& td, & th': { px: 1 } }}>
        <TableHead>
          <TableRow>
            <TableCell>{t('oversight.step')}</TableCell>
            {byExecutor ? <TableCell>{t('fields.executor')}</TableCell> : null}
            <TableCell align="right">{t('oversight.ended')}</TableCell>
            <TableCell align="right">{t('oversight.onTime')}</TableCell>
            <TableCell align="right">{t('oversight.endedLate')}</TableCell>
            <TableCell>{t('oversight.median')}</TableCell>
            <TableCell>{t('oversight.p90')}</TableCell>
            <TableCell>{t('oversight.running')}</TableCell>
          </TableRow>
        </TableHead>
        {offices.map((one) => (
          <TableBody key={one.id}>
            {offices.length > 1 ? (
              <TableRow>
                <TableCell component="th" scope="rowgroup" colSpan={columns} sx={{ fontWeight: 600, pt: 2 }}>
                  {office(one)}
                </TableCell>
              </TableRow>
            ) : null}
            {rows
              .filter((row) => row.office.id === one.id)
              .map((row) => (
                <StatisticRow
                  key={`${row.step} ${row.unit} ${row.executor?.id}`}
                  row={row}
                  byExecutor={byExecutor}
                />
              ))}
          </TableBody>
        ))}
      </Table>
      <Typography variant="caption" component="p" sx={{ mt: 1 }}>
        {t('oversight.units')}
      </Typography>
    </>
  );
}

interface StatisticRowProps {
  readonly row: TimeStatisticLineFragment;
  readonly byExecutor: boolean;
}

function StatisticRow({ row, byExecutor }: StatisticRowProps) {
  const { t, term, number } = useWords();
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

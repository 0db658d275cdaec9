import { Alert, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { Facts } from '../../shared/Facts.tsx';
import { useCalendarWords } from '../useCalendarWords.ts';
import type { DryRun } from './useDryRun.ts';
import { useShiftWords } from './useShiftWords.ts';

/** What a dry run found: how many due times move, of which steps, and the first of them before and after. */
export function DryRunFigures({ dryRun }: { readonly dryRun: DryRun }) {
  const { t, term, dateTime, office, number } = useCalendarWords();
  const shift = useShiftWords();
  const { examined, moved, earlier, later, becomeLate, noLongerLate, steps, clocks } = dryRun;
  if (moved === 0)
    return <Alert severity="info">{t('calendar.dryRun.none', { examined: number(examined) })}</Alert>;
  return (
    <>
      <Alert severity={becomeLate > 0 ? 'warning' : 'info'} sx={{ mb: 1.5 }}>
        {t('calendar.dryRun.moved', { moved: number(moved), examined: number(examined) })}
      </Alert>
      <Facts
        labelWidth={300}
        facts={[
          [t('calendar.dryRun.earlier'), number(earlier)],
          [t('calendar.dryRun.later'), number(later)],
          [t('calendar.dryRun.becomeLate'), number(becomeLate)],
          [t('calendar.dryRun.noLongerLate'), number(noLongerLate)],
        ]}
      />
      <Typography id="dry-run-steps" variant="h3" sx={{ mt: 2 }}>
        {t('calendar.dryRun.steps')}
      </Typography>
      <Table size="small" aria-labelledby="dry-run-steps">
        <TableHead>
          <TableRow>
            <TableCell>{t('calendar.dryRun.step')}</TableCell>
            <TableCell align="right">{t('calendar.dryRun.earlier')}</TableCell>
            <TableCell align="right">{t('calendar.dryRun.later')}</TableCell>
            <TableCell>{t('calendar.dryRun.largest')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {steps
            .filter((step) => step.moved > 0)
            .map((step) => (
              <TableRow key={step.step}>
                <TableCell component="th" scope="row">
                  {term('limitCode', step.step)}
                </TableCell>
                <TableCell align="right">{number(step.earlier)}</TableCell>
                <TableCell align="right">{number(step.later)}</TableCell>
                <TableCell>{shift(step.largestShiftMinutes)}</TableCell>
              </TableRow>
            ))}
        </TableBody>
      </Table>
      <Typography id="dry-run-clocks" variant="h3" sx={{ mt: 2 }}>
        {t('calendar.dryRun.clocks')}
      </Typography>
      {clocks.length < moved ? (
        <Typography variant="caption" component="p">
          {t('calendar.dryRun.firstOf', { shown: number(clocks.length), moved: number(moved) })}
        </Typography>
      ) : null}
      <Table size="small" aria-labelledby="dry-run-clocks">
        <TableHead>
          <TableRow>
            <TableCell>{t('calendar.dryRun.caseNumber')}</TableCell>
            <TableCell>{t('calendar.dryRun.step')}</TableCell>
            <TableCell>{t('calendar.dryRun.before')}</TableCell>
            <TableCell>{t('calendar.dryRun.after')}</TableCell>
            <TableCell>{t('calendar.dryRun.shift')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {clocks.map((clock) => (
            <TableRow key={clock.id} data-clock={clock.id}>
              <TableCell component="th" scope="row">
                {clock.caseNumber}
                <Typography variant="caption" component="div">
                  {office(clock.office)}
                </Typography>
              </TableCell>
              <TableCell>{term('limitCode', clock.step)}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{dateTime(clock.dueBefore)}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{dateTime(clock.dueAfter)}</TableCell>
              <TableCell>{shift(clock.shiftMinutes)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}

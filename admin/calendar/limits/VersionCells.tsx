import { TableCell, Typography } from '@mui/material';
import { useToday } from '../../deadlines/useNow.ts';
import type { TimeLimitWholeFragment } from '../../generated/graphql.ts';
import { useCalendarWords } from '../useCalendarWords.ts';
import { useLimitWords } from './useLimitWords.ts';

interface VersionCellsProps {
  readonly limit: TimeLimitWholeFragment;
  /** All versions of the limit, the newest first. */
  readonly versions: readonly TimeLimitWholeFragment[];
}

/** One version of a limit in words: from when, how long, how it is counted, who is told. */
export function VersionCells({ limit, versions }: VersionCellsProps) {
  const { t, date, amount, source } = useCalendarWords();
  const { counting, raising } = useLimitWords();
  const today = useToday();
  const inForce = versions.find(({ validFrom }) => validFrom <= today);
  return (
    <>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        {date(limit.validFrom)}
        {limit === inForce ? (
          <Typography variant="caption" component="div">
            {t('calendar.limits.inForce')}
          </Typography>
        ) : null}
      </TableCell>
      <TableCell>
        {amount(limit.limit, limit.unit)}
        {counting(limit).map((text) => (
          <Typography key={text} variant="caption" component="div">
            {text}
          </Typography>
        ))}
      </TableCell>
      <TableCell>{t('calendar.limits.remindAt', { percent: limit.remindAtPercent })}</TableCell>
      <TableCell>
        {raising(limit).map((text) => (
          <div key={text}>{text}</div>
        ))}
      </TableCell>
      <TableCell sx={{ color: 'text.secondary' }}>{source(limit.source)}</TableCell>
    </>
  );
}

import {
  Alert,
  Button,
  Paper,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import type { LimitCode, TimeLimitWholeFragment } from '../../generated/graphql.ts';
import { LoadingLines } from '../../shared/LoadingLines.tsx';
import { useTimeLimits } from '../useCalendar.ts';
import { useCalendarWords } from '../useCalendarWords.ts';
import { LimitDialog } from './LimitDialog.tsx';
import { LIMIT_CODES } from './limitCodes.ts';
import { VersionCells } from './VersionCells.tsx';

/** Every time limit with all its versions in words; ADMIN adds a version that is valid from a day. */
export function LimitsSection({ editable }: { readonly editable: boolean }) {
  const { t } = useCalendarWords();
  const { data, error } = useTimeLimits();
  const [from, setFrom] = useState<TimeLimitWholeFragment | null>(null);
  if (error) return <Alert severity="error">{error.message}</Alert>;
  if (!data) return <LoadingLines />;
  return (
    <>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
        {t('calendar.limits.hint')}
      </Typography>
      <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
        <Table
          size="small"
          aria-label={t('calendar.part.limits')}
          sx={{ '& tbody td, & tbody th': { verticalAlign: 'top' } }}
        >
          <TableHead>
            <TableRow>
              <TableCell>{t('calendar.limits.what')}</TableCell>
              <TableCell>{t('calendar.limits.validFrom')}</TableCell>
              <TableCell>{t('calendar.limits.limit')}</TableCell>
              <TableCell>{t('calendar.limits.reminder')}</TableCell>
              <TableCell>{t('calendar.limits.raise')}</TableCell>
              <TableCell>{t('calendar.limits.source')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {LIMIT_CODES.map((code) => (
              <LimitRows key={code} code={code} limits={data} onNewVersion={editable ? setFrom : undefined} />
            ))}
          </TableBody>
        </Table>
      </Paper>
      {from ? <LimitDialog from={from} validFrom="" onClose={() => setFrom(null)} /> : null}
    </>
  );
}

interface LimitRowsProps {
  readonly code: LimitCode;
  readonly limits: readonly TimeLimitWholeFragment[];
  readonly onNewVersion: ((from: TimeLimitWholeFragment) => void) | undefined;
}

/** The versions of one limit, the newest first. */
function LimitRows({ code, limits, onNewVersion }: LimitRowsProps) {
  const { t, term } = useCalendarWords();
  const versions = limits
    .filter((limit) => limit.code === code)
    .sort((one, other) => other.validFrom.localeCompare(one.validFrom));
  const name = term('limitCode', code);
  return versions.map((limit, index) => (
    <TableRow key={limit.id} data-limit={`${code} ${limit.validFrom}`}>
      {index === 0 ? (
        <TableCell component="th" scope="rowgroup" rowSpan={versions.length} sx={{ fontWeight: 600 }}>
          {name}
          {onNewVersion ? (
            <div>
              <Button
                size="small"
                onClick={() => onNewVersion(limit)}
                aria-label={t('calendar.limits.addLabel', { limit: name })}
                data-new-version={code}
                sx={{ ml: -1 }}
              >
                {t('calendar.limits.add')}
              </Button>
            </div>
          ) : null}
        </TableCell>
      ) : null}
      <VersionCells limit={limit} versions={versions} />
    </TableRow>
  ));
}

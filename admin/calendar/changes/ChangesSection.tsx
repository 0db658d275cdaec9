import {
  Alert,
  Paper,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TablePagination,
  TableRow,
  Typography,
} from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { DeadlineChangesDocument } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import type { KomekDataProvider } from '../../providers/dataProvider.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { LoadingLines } from '../../shared/LoadingLines.tsx';
import { CALENDAR_KEY } from '../useCalendar.ts';
import { LoggedLines } from './LoggedLines.tsx';

const PER_PAGE = 25;
const ASK_AGAIN = 3000;

/** Who changed what of the calendar, the limits and the hours, when and why, and how many due times moved. */
export function ChangesSection() {
  const { t, dateTime } = useWords();
  const { ask } = useDataProvider<KomekDataProvider>();
  const [page, setPage] = useState(0);
  const { data, error } = useQuery({
    queryKey: [...CALENDAR_KEY, 'changes', page],
    queryFn: async () =>
      (await ask(DeadlineChangesDocument, { first: PER_PAGE, offset: page * PER_PAGE })).deadlineChanges,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.nodes.some(({ finishedAt }) => finishedAt === null) ? ASK_AGAIN : false,
  });
  if (error) return <Alert severity="error">{error.message}</Alert>;
  if (!data) return <LoadingLines />;
  if (data.totalCount === 0) return <EmptyState title={t('calendar.changes.empty')} />;
  return (
    <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
      <Table
        size="small"
        aria-label={t('calendar.changes.rows')}
        sx={{ '& td, & th': { verticalAlign: 'top' } }}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('calendar.changes.when')}</TableCell>
            <TableCell>{t('calendar.changes.who')}</TableCell>
            <TableCell>{t('calendar.changes.reason')}</TableCell>
            <TableCell>{t('calendar.changes.what')}</TableCell>
            <TableCell>{t('calendar.changes.result')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {data.nodes.map((change) => (
            <TableRow key={change.id} data-revision={change.revision}>
              <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
                {dateTime(change.at)}
                <Typography variant="caption" component="div">
                  {t('calendar.changes.revision', { revision: change.revision })}
                </Typography>
              </TableCell>
              <TableCell>{change.actor.shortName}</TableCell>
              <TableCell sx={{ minWidth: 180, overflowWrap: 'anywhere' }}>{change.reason}</TableCell>
              <TableCell sx={{ minWidth: 280 }}>
                <LoggedLines changes={change.changes} />
              </TableCell>
              <TableCell>
                {change.finishedAt
                  ? t('calendar.progress.counts', change)
                  : t('calendar.progress.state', change)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {data.totalCount > PER_PAGE ? (
        <TablePagination
          component="div"
          count={data.totalCount}
          page={page}
          rowsPerPage={PER_PAGE}
          rowsPerPageOptions={[PER_PAGE]}
          onPageChange={(_event, next) => setPage(next)}
          labelDisplayedRows={({ from, to, count }) => `${from}–${to} / ${count}`}
          getItemAriaLabel={(type) => t(`ra.navigation.${type}`)}
        />
      ) : null}
    </Paper>
  );
}

import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { ExecutorLoadLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { tones } from '../theme/palette.ts';
import { caseListLink } from './caseListLink.ts';
import { DueBar } from './DueBar.tsx';
import { leastLoaded } from './leastLoaded.ts';
import { CountCell } from './OfficesTable.tsx';
import { OPEN_STATES } from './openStates.ts';

interface ExecutorLoadsProps {
  readonly loads: readonly ExecutorLoadLineFragment[];
  readonly manyOffices: boolean;
}

/** Each executor's open, late and soon due cases as a bar and in numbers, who is away, and who has room. */
export function ExecutorLoads({ loads, manyOffices }: ExecutorLoadsProps) {
  const { t } = useWords();
  const room = leastLoaded(loads);
  const most = Math.max(1, ...loads.map(({ open }) => open));
  if (loads.length === 0) return <Typography>{t('oversight.noExecutors')}</Typography>;
  return (
    <Table size="small" aria-label={t('oversight.loads')} sx={{ '& td, & th': { px: 1 } }}>
      <TableHead>
        <TableRow sx={{ '& th': { whiteSpace: 'normal', verticalAlign: 'bottom' } }}>
          <TableCell sx={{ pl: '0 !important' }}>{t('fields.executor')}</TableCell>
          {/* The bar draws the numbers beside it, so nobody has to hear it. */}
          <TableCell aria-hidden sx={{ width: '32%', display: { xs: 'none', sm: 'table-cell' } }} />
          <TableCell align="right">{t('oversight.open')}</TableCell>
          <TableCell align="right">{t('oversight.late')}</TableCell>
          <TableCell align="right">{t('oversight.soon')}</TableCell>
          <TableCell>{t('oversight.absences')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {loads.map((load) => (
          <LoadRow
            key={load.user.id}
            load={load}
            most={most}
            hasRoom={room.has(load.user.id)}
            manyOffices={manyOffices}
          />
        ))}
      </TableBody>
    </Table>
  );
}

interface LoadRowProps {
  readonly load: ExecutorLoadLineFragment;
  readonly most: number;
  readonly hasRoom: boolean;
  readonly manyOffices: boolean;
}

function LoadRow({ load, most, hasRoom, manyOffices }: LoadRowProps) {
  const { t, date, office, term } = useWords();
  const { user, open, late, today, thisWeek, absentNow, absences } = load;
  const soon = today + thisWeek;
  const executorId = [user.id];
  return (
    <TableRow data-executor={user.id} sx={{ '& td, & th': { verticalAlign: 'top' } }}>
      <TableCell component="th" scope="row" sx={{ pl: '0 !important' }}>
        {user.fullName}
        {hasRoom ? (
          <Typography
            variant="caption"
            component="div"
            data-testid="has-room"
            sx={{ color: tones.done.text, fontWeight: 600 }}
          >
            {t('home.hasRoom')}
          </Typography>
        ) : null}
        {manyOffices ? (
          <Typography variant="caption" component="div">
            {office(load.office)}
          </Typography>
        ) : null}
      </TableCell>
      <TableCell aria-hidden sx={{ display: { xs: 'none', sm: 'table-cell' } }}>
        <DueBar
          most={most}
          parts={[
            { state: 'LATE', count: late },
            { state: 'TODAY', count: soon },
            { state: 'LATER', count: open - late - soon },
          ]}
        />
      </TableCell>
      <CountCell
        count={open}
        to={caseListLink({ status: OPEN_STATES, executorId })}
        what={{ office: user.fullName, state: t('oversight.open') }}
      />
      <CountCell
        count={late}
        to={caseListLink({ due: ['LATE'], executorId })}
        what={{ office: user.fullName, state: term('dueState', 'LATE') }}
        bold
      />
      <CountCell
        count={soon}
        to={caseListLink({ due: ['TODAY', 'THIS_WEEK'], executorId })}
        what={{
          office: user.fullName,
          state: `${term('dueState', 'TODAY')}, ${term('dueState', 'THIS_WEEK')}`,
        }}
      />
      <TableCell>
        {absences.length === 0 ? t('app.none') : null}
        {absentNow ? <strong>{t('absences.awayToday')}</strong> : null}
        {absences.map(({ id, from, to }) => (
          <div key={id}>{`${date(from)} – ${date(to)}`}</div>
        ))}
      </TableCell>
    </TableRow>
  );
}

import { Alert, Link, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import type { DueState, ExecutorLoadLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { Section } from '../shared/Section.tsx';
import { caseListLink } from './caseListLink.ts';
import { useExecutorLoads } from './useOversight.ts';

/** Who has room: the open, late and soon due cases of each executor, and who is away. */
export function ExecutorsSection({ manyOffices }: { readonly manyOffices: boolean }) {
  const { t } = useWords();
  const { data, error } = useExecutorLoads();
  return (
    <Section title={t('oversight.loads')}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {t('oversight.loadsHint')}
      </Typography>
      {error ? <Alert severity="error">{error.message}</Alert> : null}
      {!data && !error ? <LoadingLines rows={4} /> : null}
      {data?.length === 0 ? <Typography>{t('oversight.noExecutors')}</Typography> : null}
      {data && data.length > 0 ? (
        <Table size="small" aria-label={t('oversight.loads')}>
          <TableHead>
            <TableRow>
              <TableCell sx={{ pl: 0 }}>{t('fields.executor')}</TableCell>
              <TableCell align="right">{t('oversight.open')}</TableCell>
              <TableCell align="right">{t('oversight.late')}</TableCell>
              <TableCell align="right">{t('oversight.soon')}</TableCell>
              <TableCell>{t('oversight.absences')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {data.map((load) => (
              <ExecutorRow key={load.user.id} load={load} manyOffices={manyOffices} />
            ))}
          </TableBody>
        </Table>
      ) : null}
    </Section>
  );
}

interface ExecutorRowProps {
  readonly load: ExecutorLoadLineFragment;
  readonly manyOffices: boolean;
}

function ExecutorRow({ load, manyOffices }: ExecutorRowProps) {
  const { t, date, office } = useWords();
  const { user, open, late, today, thisWeek, absentNow, absences } = load;
  return (
    <TableRow data-executor={user.id} sx={{ '& td, & th': { verticalAlign: 'top' } }}>
      <TableCell component="th" scope="row" sx={{ pl: 0 }}>
        {user.fullName}
        {manyOffices ? (
          <Typography variant="caption" component="div">
            {office(load.office)}
          </Typography>
        ) : null}
      </TableCell>
      <Count load={load} count={open} states={null} />
      <Count load={load} count={late} states={['LATE']} />
      <Count load={load} count={today + thisWeek} states={['TODAY', 'THIS_WEEK']} />
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

interface CountProps {
  readonly load: ExecutorLoadLineFragment;
  readonly count: number;
  /** null: all open cases, which no filter of the list names. */
  readonly states: DueState[] | null;
}

/** A count, as a link to its cases where there are any. */
function Count({ load, count, states }: CountProps) {
  const { t, term, number } = useWords();
  const shown = number(count);
  return (
    <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
      {count === 0 || states === null ? (
        shown
      ) : (
        <Link
          component={RouterLink}
          to={caseListLink({ due: states, executorId: [load.user.id] })}
          aria-label={t('oversight.openTheList', {
            office: load.user.fullName,
            state: states.map((state) => term('dueState', state)).join(', '),
            count: shown,
          })}
        >
          {shown}
        </Link>
      )}
    </TableCell>
  );
}

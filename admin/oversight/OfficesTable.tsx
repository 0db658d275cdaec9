import { Link, Table, TableBody, TableCell, TableHead, TableRow, TableSortLabel } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import type { OfficeDueLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { caseListLink } from './caseListLink.ts';
import { DUE_PARTS, type OfficeOrder } from './dueParts.ts';
import { OPEN_STATES } from './openStates.ts';

interface OfficesTableProps {
  readonly offices: readonly OfficeDueLineFragment[];
  readonly order: OfficeOrder;
  readonly onOrder: (order: OfficeOrder) => void;
}

/** The counts of each department, every one a link to its cases; a heading sorts by its column. */
export function OfficesTable({ offices, order, onOrder }: OfficesTableProps) {
  const { t, term, office: nameOf } = useWords();
  const heading = (column: OfficeOrder, words: string) => (
    <TableSortLabel
      component="button"
      active={order === column}
      direction={column === 'name' ? 'asc' : 'desc'}
      onClick={() => onOrder(column)}
      data-order={column}
      sx={{ font: 'inherit', textAlign: 'inherit', minHeight: 24 }}
    >
      {words}
    </TableSortLabel>
  );
  const sortOf = (column: OfficeOrder) =>
    order === column ? (column === 'name' ? 'ascending' : 'descending') : undefined;
  return (
    <Table size="small" aria-label={t('oversight.offices')} sx={{ '& td, & th': { px: 0.75 } }}>
      <TableHead>
        <TableRow sx={{ '& th': { whiteSpace: 'normal', verticalAlign: 'bottom' } }}>
          <TableCell sx={{ pl: '0 !important' }} aria-sort={sortOf('name')}>
            {heading('name', t('fields.office'))}
          </TableCell>
          {DUE_PARTS.map(({ count }) => (
            <TableCell key={count} align="right" aria-sort={sortOf(count)}>
              {heading(count, t(`oversight.${count}`))}
            </TableCell>
          ))}
          <TableCell align="right" aria-sort={sortOf('open')}>
            {heading('open', t('oversight.open'))}
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {offices.map(({ office, open, ...counts }) => (
          <TableRow key={office.id} data-office={office.code}>
            <TableCell component="th" scope="row" sx={{ pl: '0 !important', minWidth: 170 }}>
              {nameOf(office)}
            </TableCell>
            {DUE_PARTS.map(({ count, state }) => (
              <CountCell
                key={count}
                count={counts[count]}
                to={caseListLink({ due: [state], officeId: [office.id] })}
                what={{ office: nameOf(office), state: term('dueState', state) }}
                bold={state === 'LATE'}
              />
            ))}
            <CountCell
              count={open}
              to={caseListLink({ status: OPEN_STATES, officeId: [office.id] })}
              what={{ office: nameOf(office), state: t('oversight.open') }}
            />
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

interface CountCellProps {
  readonly count: number;
  readonly to: string;
  /** Whose and which cases, in words. */
  readonly what: { readonly office: string; readonly state: string };
  readonly bold?: boolean;
}

/** A count as a link to its cases where there are any. */
export function CountCell({ count, to, what, bold = false }: CountCellProps) {
  const { t, number } = useWords();
  return (
    <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
      {count === 0 ? (
        number(0)
      ) : (
        <Link
          component={RouterLink}
          to={to}
          aria-label={t('oversight.openTheList', { ...what, count: number(count) })}
          sx={{ fontWeight: bold ? 600 : 400, display: 'inline-block', minWidth: 24, lineHeight: '24px' }}
        >
          {number(count)}
        </Link>
      )}
    </TableCell>
  );
}

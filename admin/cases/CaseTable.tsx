import { Box, Link, type Theme, Typography, useMediaQuery } from '@mui/material';
import { DataTable, useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useViewer } from '../auth/useViewer.ts';
import { TimeLeft } from '../deadlines/TimeLeft.tsx';
import { useFreshDay } from '../deadlines/useFreshDay.ts';
import type { CaseLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { StatusChip } from './StatusChip.tsx';

interface CaseTableProps {
  /** A queue comes in the server's order. */
  readonly sortable?: boolean;
  readonly empty: { readonly title: string; readonly hint: string };
  /** Which rows may be chosen; without it none may. What is done with them stands outside the table. */
  readonly selectable?: (record: CaseLineFragment) => boolean;
}

const Col = DataTable.Col<CaseLineFragment>;

/** React-admin's own would lie outside the table's frame, where it cannot be seen. */
const NO_TOOLBAR = <></>;

/** The number under which the reader's office knows the case. */
export const numberOf = ({
  number,
  akimNumber,
}: Pick<CaseLineFragment, 'number' | 'akimNumber'>): string | null => number ?? akimNumber;

/** The rows of the list around it; the number is a real link, and a click anywhere in the row follows it. */
export function CaseTable({ sortable = true, empty, selectable }: CaseTableProps) {
  const { t, dateTime, office } = useWords();
  const viewer = useViewer();
  useFreshDay();
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('xl'));
  // Where the table must be scrolled, the time left stands in the first column too.
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const { isPending, data, total } = useListContext<CaseLineFragment>();
  if (isPending) return <LoadingLines rows={10} />;
  if (!data || total === 0) return <EmptyState {...empty} />;
  const manyOffices =
    (viewer?.roles.includes('ANALYST') ?? false) ||
    data.some(({ office }) => office.id !== data[0]?.office.id);
  const personal = data.some(({ applicant }) => applicant !== null);
  return (
    <DataTable<CaseLineFragment>
      {...(selectable
        ? { bulkActionButtons: NO_TOOLBAR, bulkActionsToolbar: NO_TOOLBAR, isRowSelectable: selectable }
        : { bulkActionButtons: false as const })}
      rowClick={(id) => `/cases/${id}`}
      aria-label={t('cases.rows')}
      sx={{ '& .RaDataTable-thead th': { whiteSpace: { xs: 'normal', xl: 'nowrap' } } }}
    >
      <Col
        source="NUMBER"
        label={t('fields.number')}
        disableSort={!sortable}
        render={(record) => (
          <>
            <NumberLink record={record} />
            {narrow && record.due ? <TimeLeft clock={record.due} /> : null}
          </>
        )}
      />
      {personal ? (
        <Col
          source="APPLICANT"
          label={t('fields.applicant')}
          disableSort={!sortable}
          render={({ applicant }) => (
            <>
              <Box component="span" sx={{ whiteSpace: { md: 'nowrap' } }}>
                {applicant?.fullName ?? t('cases.hidden')}
              </Box>
              {applicant ? (
                <Typography variant="caption" component="div" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                  {maskedIin(applicant.iin)}
                </Typography>
              ) : null}
            </>
          )}
        />
      ) : null}
      <Col
        source="STATUS"
        label={t('fields.status')}
        disableSort={!sortable}
        render={({ status, returnCount }) => (
          <>
            <StatusChip status={status} />
            {returnCount > 0 ? (
              <Typography variant="caption" component="div">
                {t('cases.returned', { count: returnCount })}
              </Typography>
            ) : null}
          </>
        )}
      />
      <Col
        source="DUE_AT"
        label={t('due.column')}
        disableSort={!sortable}
        render={({ due }) => <DueCell due={due} />}
      />
      <Col
        source="executor"
        label={t('fields.executor')}
        disableSort
        render={({ executor }) => executor?.shortName ?? t('app.none')}
      />
      <Col
        source="office"
        label={t(manyOffices ? 'fields.anyOffice' : 'fields.channel')}
        disableSort
        render={(record) => <OfficeCell record={record} all={manyOffices} officeName={office} />}
      />
      <Col
        source="RECEIVED_AT"
        label={t('fields.receivedAt')}
        disableSort={!sortable}
        render={({ receivedAt }) => <Moment text={dateTime(receivedAt)} />}
      />
      {wide ? (
        <Col
          source="STATUS_CHANGED_AT"
          label={t('fields.statusChangedAt')}
          disableSort={!sortable}
          render={({ statusChangedAt }) => <Moment text={dateTime(statusChangedAt)} />}
        />
      ) : null}
    </DataTable>
  );
}

/** Lists show no whole IIN, not even to those who work the case (regulation.md 4.1). */
const maskedIin = (iin: string): string => `${iin.slice(0, 6)}******`;

const Moment = ({ text }: { readonly text: string }) => (
  <Box component="span" sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
    {text}
  </Box>
);

function NumberLink({ record }: { readonly record: CaseLineFragment }) {
  const { t } = useWords();
  return (
    <Link
      component={RouterLink}
      to={`/cases/${record.id}`}
      onClick={(event) => event.stopPropagation()}
      sx={{ fontWeight: 600, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}
    >
      {numberOf(record) ?? t('cases.noNumber')}
    </Link>
  );
}

/** The time left of the limit that governs, and what it is for. */
function DueCell({ due }: Pick<CaseLineFragment, 'due'>) {
  const { t, term } = useWords();
  if (!due) return t('app.none');
  return (
    <>
      <Box sx={{ minWidth: 176 }}>
        <TimeLeft clock={due} />
      </Box>
      <Typography variant="caption" component="div">
        {term('limitCode', due.step)}
      </Typography>
    </>
  );
}

interface OfficeCellProps {
  readonly record: CaseLineFragment;
  readonly all: boolean;
  readonly officeName: (office: CaseLineFragment['office']) => string;
}

/** Inside one office only the way in matters: the akim's office, or the authorised body itself. */
function OfficeCell({ record, all, officeName }: OfficeCellProps) {
  const { term } = useWords();
  const shown = all ? officeName(record.office) : null;
  const way = record.akimOffice ? officeName(record.akimOffice) : term('channel', record.channel);
  return (
    <>
      {shown}
      <Typography variant={shown ? 'caption' : 'body2'} component="div">
        {way}
      </Typography>
    </>
  );
}

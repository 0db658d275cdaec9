import { Link, MenuItem, Paper, Stack, TextField, Typography } from '@mui/material';
import { DataTable, ListBase, Pagination, useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { OfficeKind, OfficeWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { PageHeading } from '../shared/PageHeading.tsx';
import { SearchField } from '../shared/SearchField.tsx';

const KINDS: readonly OfficeKind[] = ['DEPARTMENT', 'AKIM_OFFICE'];
const Col = DataTable.Col<OfficeWholeFragment>;

/** The departments and akims' offices. */
export function OfficeList() {
  const { t } = useWords();
  return (
    <ListBase resource="offices" sort={{ field: 'NAME', order: 'ASC' }} perPage={25} exporter={false}>
      <PageHeading title={t('offices.title')} />
      <OfficeFilters />
      <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
        <OfficeTable />
        <Pagination rowsPerPageOptions={[25, 50, 100]} />
      </Paper>
    </ListBase>
  );
}

function OfficeFilters() {
  const { t, term } = useWords();
  const { filterValues, setFilters } = useListContext();
  return (
    <Stack direction="row" sx={{ gap: 1.5, mb: 2, flexWrap: 'wrap' }}>
      <SearchField
        label={t('offices.search')}
        value={filterValues.search ?? ''}
        onChange={(search) => setFilters({ ...filterValues, search })}
      />
      <TextField
        select
        label={t('fields.kind')}
        value={filterValues.kind ?? ''}
        onChange={(event) => setFilters({ ...filterValues, kind: event.target.value || undefined })}
        sx={{ width: 240, backgroundColor: 'background.paper' }}
        slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      >
        <MenuItem value="">{t('cases.any')}</MenuItem>
        {KINDS.map((kind) => (
          <MenuItem key={kind} value={kind}>
            {term('officeKind', kind)}
          </MenuItem>
        ))}
      </TextField>
    </Stack>
  );
}

function OfficeTable() {
  const { t, term, office } = useWords();
  const { isPending, total } = useListContext();
  if (isPending) return <LoadingLines rows={10} />;
  if (!total) return <EmptyState title={t('offices.empty')} hint={t('cases.emptyHint')} />;
  return (
    <DataTable<OfficeWholeFragment> bulkActionButtons={false} rowClick={(id) => `/offices/${id}/show`}>
      <Col source="CODE" label={t('fields.code')} render={({ code }) => code} />
      <Col
        source="NAME"
        label={t('fields.anyOffice')}
        render={(record) => (
          <>
            <Link
              component={RouterLink}
              to={`/offices/${record.id}/show`}
              onClick={(event) => event.stopPropagation()}
            >
              {office(record)}
            </Link>
            {record.validTo ? (
              <Typography variant="caption" component="div">
                {t('offices.closed')}
              </Typography>
            ) : null}
          </>
        )}
      />
      <Col
        source="kind"
        label={t('fields.kind')}
        disableSort
        render={({ kind }) => term('officeKind', kind)}
      />
      <Col source="district" label={t('fields.district')} disableSort />
      <Col
        source="phone"
        label={t('fields.phone')}
        disableSort
        render={({ phone, phoneRaw }) => phone ?? phoneRaw ?? ''}
      />
    </DataTable>
  );
}

import { Link, MenuItem, Paper, TextField, Typography } from '@mui/material';
import { DataTable, ListBase, useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { ReferenceList as ListCode, ReferenceEntryWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { PageHeading } from '../shared/PageHeading.tsx';
import { clauseNumber } from './clauseNumber.ts';

const LISTS: readonly ListCode[] = ['DOCUMENT_KIND', 'REFUSAL_GROUND'];
const Col = DataTable.Col<ReferenceEntryWholeFragment>;

/** The coded lists: the documents of the application and the grounds for refusal. */
export function ReferenceList() {
  const { t } = useWords();
  return (
    <ListBase
      resource="referenceEntries"
      perPage={100}
      exporter={false}
      filterDefaultValues={{ list: LISTS[0] }}
    >
      <PageHeading title={t('reference.title')} actions={<ListChoice />} />
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
        {t('reference.hint')}
      </Typography>
      <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
        <ReferenceTable />
      </Paper>
    </ListBase>
  );
}

function ListChoice() {
  const { t, term } = useWords();
  const { filterValues, setFilters } = useListContext();
  return (
    <TextField
      select
      label={t('fields.list')}
      value={filterValues.list ?? LISTS[0]}
      onChange={(event) => setFilters({ list: event.target.value })}
      sx={{ width: 300, backgroundColor: 'background.paper' }}
    >
      {LISTS.map((list) => (
        <MenuItem key={list} value={list}>
          {term('referenceList', list)}
        </MenuItem>
      ))}
    </TextField>
  );
}

function ReferenceTable() {
  const { t, date } = useWords();
  const { isPending } = useListContext();
  if (isPending) return <LoadingLines />;
  return (
    <DataTable<ReferenceEntryWholeFragment>
      bulkActionButtons={false}
      rowClick={(id) => `/referenceEntries/${id}`}
    >
      <Col
        source="nameKk"
        label={t('fields.nameKk')}
        disableSort
        render={({ id, nameKk }) => (
          <Link
            component={RouterLink}
            to={`/referenceEntries/${id}`}
            lang="kk"
            onClick={(event) => event.stopPropagation()}
          >
            {nameKk}
          </Link>
        )}
      />
      <Col source="nameRu" label={t('fields.nameRu')} disableSort />
      <Col
        source="clause"
        label={t('fields.clause')}
        disableSort
        render={({ clause }) => clauseNumber(clause)}
      />
      <Col
        source="validFrom"
        label={t('fields.validFrom')}
        disableSort
        render={({ validFrom }) => date(validFrom)}
      />
      <Col
        source="validTo"
        label={t('fields.validTo')}
        disableSort
        render={({ validTo }) => (validTo ? date(validTo) : t('app.none'))}
      />
    </DataTable>
  );
}

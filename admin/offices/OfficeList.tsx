import { Button, Paper, Stack } from '@mui/material';
import type { OfficeWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { ColumnsButton } from '../lists/ColumnsButton.tsx';
import { ListFrame } from '../lists/ListFrame.tsx';
import { ListPages } from '../lists/ListPages.tsx';
import { ListTable } from '../lists/ListTable.tsx';
import { ListTotal } from '../lists/ListTotal.tsx';
import { useColumns } from '../lists/useColumns.ts';
import { useListClear } from '../lists/useListClear.ts';
import { ViewsButton } from '../lists/ViewsButton.tsx';
import { PageHeading } from '../shared/PageHeading.tsx';
import { OfficeFilters } from './OfficeFilters.tsx';
import { OFFICE_LIST } from './officeList.ts';
import { officeColumnKey, useOfficeColumns } from './useOfficeColumns.tsx';

/** The departments and akims' offices. */
export function OfficeList() {
  const { t } = useWords();
  return (
    <ListFrame definition={OFFICE_LIST}>
      <PageHeading
        title={t('offices.title')}
        aside={<ListTotal />}
        actions={
          <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 0.5 }}>
            <ViewsButton definition={OFFICE_LIST} />
            <ColumnsButton definition={OFFICE_LIST} word={(code) => t(officeColumnKey(code))} />
          </Stack>
        }
      />
      <OfficeFilters />
      <OfficeRows />
    </ListFrame>
  );
}

function OfficeRows() {
  const { t } = useWords();
  const [shown] = useColumns(OFFICE_LIST);
  const columns = useOfficeColumns(shown);
  const { narrowed, clear } = useListClear('offices');
  const action = narrowed ? (
    <Button variant="outlined" onClick={clear}>
      {t('list.clearAll')}
    </Button>
  ) : null;
  return (
    <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
      <ListTable<OfficeWholeFragment>
        label={t('offices.title')}
        columns={columns}
        to={({ id }) => `/offices/${id}/show`}
        empty={{ title: t('offices.empty'), hint: t('list.noOfficesHint'), action }}
      />
      <ListPages />
    </Paper>
  );
}

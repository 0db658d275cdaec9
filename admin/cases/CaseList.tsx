import { Button, Paper, Typography } from '@mui/material';
import { ListBase, Pagination, useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { useHasRole } from '../auth/useViewer.ts';
import { useWords } from '../i18n/useWords.ts';
import { PageHeading } from '../shared/PageHeading.tsx';
import { CaseFilters } from './CaseFilters.tsx';
import { CaseTable } from './CaseTable.tsx';
import { ReassignMany } from './ReassignMany.tsx';
import { isReassignable } from './reassignable.ts';
import { useCaseSearch } from './useCaseSearch.ts';

/** All cases that one may see: search, filters, sort, pages. */
export function CaseList() {
  const [search, setSearch] = useCaseSearch();
  return (
    <ListBase
      resource="cases"
      sort={{ field: 'RECEIVED_AT', order: 'DESC' }}
      perPage={25}
      exporter={false}
      // A person's name or IIN must not get into the address or into the browser's storage (I-42).
      {...(search ? { filter: { search } } : {})}
    >
      <CaseListHeading />
      <Paper variant="outlined" sx={{ p: 2, mb: 2 }}>
        <CaseFilters search={search} onSearch={setSearch} />
      </Paper>
      <CaseListRows />
    </ListBase>
  );
}

function CaseListHeading() {
  const { t, number } = useWords();
  const { total } = useListContext();
  const mayRegister = useHasRole('CLERK', 'AKIM_CLERK');
  return (
    <PageHeading
      title={t('cases.title')}
      aside={total === undefined ? null : <span data-testid="total">{number(total)}</span>}
      actions={
        mayRegister ? (
          <Button variant="contained" component={Link} to="/register">
            {t('terms.transition.registerApplication')}
          </Button>
        ) : null
      }
    />
  );
}

function CaseListRows() {
  const { t } = useWords();
  const reassigns = useHasRole('HEAD');
  const { filterValues } = useListContext();
  return (
    <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
      {filterValues.executorId ? (
        <Typography variant="body2" role="status" sx={{ px: 2, pt: 1.5 }}>
          {t('many.byExecutor')}
        </Typography>
      ) : null}
      {reassigns ? <ReassignMany /> : null}
      <CaseTable
        empty={{ title: t('cases.empty'), hint: t('cases.emptyHint') }}
        {...(reassigns ? { selectable: isReassignable } : {})}
      />
      <Pagination rowsPerPageOptions={[25, 50, 100]} />
    </Paper>
  );
}

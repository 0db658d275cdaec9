import { Button, Paper, Stack } from '@mui/material';
import { useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { useHasRole, useViewer } from '../auth/useViewer.ts';
import { useWords } from '../i18n/useWords.ts';
import { ColumnsButton } from '../lists/ColumnsButton.tsx';
import { caseListFor } from '../lists/caseList.ts';
import { ExportButton } from '../lists/ExportButton.tsx';
import { ListFrame } from '../lists/ListFrame.tsx';
import { ListPages } from '../lists/ListPages.tsx';
import { ListTotal } from '../lists/ListTotal.tsx';
import { useListSearch } from '../lists/useListSearch.ts';
import { ViewsButton } from '../lists/ViewsButton.tsx';
import { mayAccess } from '../providers/access.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { PageHeading } from '../shared/PageHeading.tsx';
import { CaseFilters } from './CaseFilters.tsx';
import { CaseTable } from './CaseTable.tsx';
import { ChosenCases } from './ChosenCases.tsx';

/** Any row may be chosen; what cannot be done with it is said where it is done. */
const isAny = () => true;

/** All cases that one may see: search, filters, kept views, columns, sort, pages, export. */
export function CaseList() {
  const { t } = useWords();
  const viewer = useViewer();
  const mayRegister = useHasRole('CLERK', 'AKIM_CLERK');
  if (!viewer) return <LoadingLines />;
  const definition = caseListFor(viewer.roles);
  return (
    <ListFrame definition={definition}>
      <PageHeading
        title={t('cases.title')}
        aside={<ListTotal />}
        actions={
          <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 0.5 }}>
            <ViewsButton definition={definition} />
            <ColumnsButton definition={definition} word={(code) => t(`list.column.${code}`)} />
            <ExportButton />
            {mayRegister ? (
              <Button variant="contained" component={Link} to="/register">
                {t('terms.transition.registerApplication')}
              </Button>
            ) : null}
          </Stack>
        }
      />
      <CaseFilters roles={viewer.roles} office={viewer.office} userId={viewer.id} />
      <CaseRows mayRegister={mayRegister} mayPrint={mayAccess(viewer.roles, 'papers', 'show')} />
    </ListFrame>
  );
}

interface CaseRowsProps {
  readonly mayRegister: boolean;
  readonly mayPrint: boolean;
}

function CaseRows({ mayRegister, mayPrint }: CaseRowsProps) {
  const { t } = useWords();
  const reassigns = useHasRole('HEAD');
  const { filterValues, setFilters } = useListContext();
  const [search, setSearch] = useListSearch('cases');
  const narrowed = search !== '' || Object.keys(filterValues).length > 0;
  const clear = () => {
    setSearch('');
    setFilters({});
  };
  const register = (
    <Button variant="contained" component={Link} to="/register">
      {t('terms.transition.registerApplication')}
    </Button>
  );
  return (
    <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
      {mayPrint ? <ChosenCases prints={mayPrint} reassigns={reassigns} /> : null}
      <CaseTable
        empty={
          narrowed
            ? {
                title: t('cases.empty'),
                hint: t('cases.emptyHint'),
                action: (
                  <Button variant="outlined" onClick={clear}>
                    {t('list.clearAll')}
                  </Button>
                ),
              }
            : {
                title: t('list.noCases'),
                hint: t(mayRegister ? 'list.noCasesClerk' : 'list.noCasesHint'),
                ...(mayRegister ? { action: register } : {}),
              }
        }
        {...(mayPrint ? { selectable: isAny } : {})}
      />
      <ListPages />
    </Paper>
  );
}

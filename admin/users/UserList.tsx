import { Button, Paper, Stack } from '@mui/material';
import { Link } from 'react-router-dom';
import type { UserWholeFragment } from '../generated/graphql.ts';
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
import { UserFilters } from './UserFilters.tsx';
import { USER_LIST } from './userList.ts';
import { userColumnKey, useUserColumns } from './useUserColumns.tsx';

/** All accounts. */
export function UserList() {
  const { t } = useWords();
  return (
    <ListFrame definition={USER_LIST}>
      <PageHeading
        title={t('users.title')}
        aside={<ListTotal />}
        actions={
          <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 0.5 }}>
            <ViewsButton definition={USER_LIST} />
            <ColumnsButton definition={USER_LIST} word={(code) => t(userColumnKey(code))} />
            <Button variant="contained" component={Link} to="/users/create">
              {t('users.create')}
            </Button>
          </Stack>
        }
      />
      <UserFilters />
      <UserRows />
    </ListFrame>
  );
}

function UserRows() {
  const { t } = useWords();
  const [shown] = useColumns(USER_LIST);
  const columns = useUserColumns(shown);
  const { narrowed, clear } = useListClear('users');
  return (
    <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
      <ListTable<UserWholeFragment>
        label={t('users.title')}
        columns={columns}
        to={({ id }) => `/users/${id}`}
        empty={{
          title: t('users.empty'),
          hint: t('list.noUsersHint'),
          action: (
            <Stack direction="row" sx={{ gap: 1 }}>
              {narrowed ? (
                <Button variant="outlined" onClick={clear}>
                  {t('list.clearAll')}
                </Button>
              ) : null}
              <Button variant="contained" component={Link} to="/users/create">
                {t('users.create')}
              </Button>
            </Stack>
          ),
        }}
      />
      <ListPages />
    </Paper>
  );
}

import { Button, Link, MenuItem, Paper, Stack, TextField, Typography } from '@mui/material';
import { DataTable, ListBase, Pagination, useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Role, UserWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { OfficePicker } from '../shared/OfficePicker.tsx';
import { PageHeading } from '../shared/PageHeading.tsx';
import { SearchField } from '../shared/SearchField.tsx';
import { ROLES } from './roles.ts';

const Col = DataTable.Col<UserWholeFragment>;

/** All accounts. */
export function UserList() {
  const { t } = useWords();
  return (
    <ListBase resource="users" sort={{ field: 'NAME', order: 'ASC' }} perPage={25} exporter={false}>
      <PageHeading
        title={t('users.title')}
        actions={
          <Button variant="contained" component={RouterLink} to="/users/create">
            {t('users.create')}
          </Button>
        }
      />
      <UserFilters />
      <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
        <UserTable />
        <Pagination rowsPerPageOptions={[25, 50, 100]} />
      </Paper>
    </ListBase>
  );
}

function UserFilters() {
  const { t, term } = useWords();
  const { filterValues, setFilters } = useListContext();
  const change = (part: object) => setFilters({ ...filterValues, ...part });
  const active: boolean | undefined = filterValues.active;
  const role: Role | undefined = filterValues.role;
  const look = { width: 260, '& .MuiInputBase-root': { backgroundColor: 'background.paper' } };
  const choice = { inputLabel: { shrink: true }, select: { displayEmpty: true } };
  return (
    <Stack
      direction="row"
      sx={{
        gap: 1.5,
        mb: 2,
        flexWrap: 'wrap',
        '& > .MuiAutocomplete-root': { width: 320, backgroundColor: 'background.paper' },
      }}
    >
      <SearchField
        label={t('users.search')}
        value={filterValues.search ?? ''}
        onChange={(search) => change({ search })}
      />
      <TextField
        select
        label={t('fields.role')}
        value={role ?? ''}
        onChange={(event) => change({ role: event.target.value || undefined })}
        sx={look}
        slotProps={choice}
      >
        <MenuItem value="">{t('cases.any')}</MenuItem>
        {ROLES.map((one) => (
          <MenuItem key={one} value={one}>
            {term('role', one)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={t('users.state')}
        value={active === undefined ? '' : String(active)}
        onChange={(event) =>
          change({ active: event.target.value === '' ? undefined : event.target.value === 'true' })
        }
        sx={look}
        slotProps={choice}
      >
        <MenuItem value="">{t('cases.any')}</MenuItem>
        <MenuItem value="true">{t('users.onlyOpen')}</MenuItem>
        <MenuItem value="false">{t('users.onlyClosed')}</MenuItem>
      </TextField>
      <OfficePicker
        label={t('fields.anyOffice')}
        value={filterValues.officeId ?? null}
        onChange={(officeId) => change({ officeId: officeId ?? undefined })}
      />
    </Stack>
  );
}

function UserTable() {
  const { t, term, office, dateTime } = useWords();
  const { isPending, total } = useListContext();
  if (isPending) return <LoadingLines rows={10} />;
  if (!total) return <EmptyState title={t('users.empty')} hint={t('cases.emptyHint')} />;
  return (
    <DataTable<UserWholeFragment> bulkActionButtons={false} rowClick={(id) => `/users/${id}`}>
      <Col
        source="NAME"
        label={t('fields.fullName')}
        render={(user) => (
          <>
            <Link
              component={RouterLink}
              to={`/users/${user.id}`}
              onClick={(event) => event.stopPropagation()}
              sx={{ whiteSpace: { md: 'nowrap' } }}
            >
              {user.fullName}
            </Link>
            {user.active ? null : (
              <Typography variant="caption" component="div">
                {t('users.closed')}
              </Typography>
            )}
          </>
        )}
      />
      <Col source="LOGIN" label={t('fields.login')} render={({ login }) => login} />
      <Col
        source="roles"
        label={t('fields.roles')}
        disableSort
        render={({ roles }) => roles.map((role) => term('role', role)).join(', ')}
      />
      <Col source="office" label={t('fields.anyOffice')} disableSort render={(user) => office(user.office)} />
      <Col
        source="lastSignInAt"
        label={t('fields.lastSignInAt')}
        disableSort
        render={({ lastSignInAt }) => (lastSignInAt ? dateTime(lastSignInAt) : t('app.none'))}
      />
    </DataTable>
  );
}

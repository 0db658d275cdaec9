import { Box } from '@mui/material';
import { useGetOne } from 'react-admin';
import { useParams } from 'react-router-dom';
import type { UserPageQuery } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { NotFoundPage } from '../layout/NotFoundPage.tsx';
import { CheckInput, TextInput } from '../shared/fields.tsx';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { RecordForm } from '../shared/RecordForm.tsx';
import { useSaveRecord } from '../shared/useSaveRecord.ts';
import { UserFields } from './UserFields.tsx';
import { UserTotp } from './UserTotp.tsx';

type UserRecord = NonNullable<UserPageQuery['user']> & {
  readonly officeId: string;
  readonly overseenOfficeIds: readonly string[];
};

/** A row of the list has no IIN, so the form waits for the whole account. */
const WHOLE = { whole: true };
const EDITED = [
  'surname',
  'givenName',
  'patronymic',
  'phone',
  'email',
  'externalId',
  'iin',
  'officeId',
  'roles',
  'overseenOfficeIds',
  'active',
] as const;

/** Changes of an account; a new temporary password where one is typed. */
export function UserEdit() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const { update } = useSaveRecord('users');
  const { data: record, isPending } = useGetOne<UserRecord>('users', { id, meta: WHOLE }, { retry: false });
  if (isPending) return <LoadingLines />;
  if (!record) return <NotFoundPage />;
  return (
    <>
      <RecordForm
        title={`${t('users.edit')}: ${record.login}`}
        defaults={{ ...Object.fromEntries(EDITED.map((name) => [name, record[name] ?? ''])), password: '' }}
        save={({ password, ...values }) => update(record, password ? { ...values, password } : values)}
        back="/users"
      >
        <UserFields />
        <CheckInput source="active" label={t('fields.active')} />
        <TextInput
          source="password"
          type="password"
          label={t('users.resetPassword')}
          hint={t('users.resetHint')}
          autoComplete="new-password"
        />
      </RecordForm>
      <Box sx={{ maxWidth: 760, mt: 2 }}>
        <UserTotp user={record} />
      </Box>
    </>
  );
}

import { useWords } from '../i18n/useWords.ts';
import { TextInput } from '../shared/fields.tsx';
import { RecordForm } from '../shared/RecordForm.tsx';
import { useSaveRecord } from '../shared/useSaveRecord.ts';
import { UserFields } from './UserFields.tsx';

const EMPTY = {
  login: '',
  password: '',
  surname: '',
  givenName: '',
  patronymic: '',
  phone: '',
  email: '',
  externalId: '',
  iin: '',
  officeId: '',
  roles: [],
  overseenOfficeIds: [],
};

/** A new account with a temporary password. */
export function UserCreate() {
  const { t } = useWords();
  const { create } = useSaveRecord('users');
  return (
    <RecordForm title={t('users.create')} defaults={EMPTY} save={create} back="/users">
      <TextInput source="login" label={t('fields.login')} required autoFocus />
      <TextInput
        source="password"
        type="password"
        label={t('fields.password')}
        hint={t('users.passwordHint')}
        required
        autoComplete="new-password"
      />
      <UserFields />
    </RecordForm>
  );
}

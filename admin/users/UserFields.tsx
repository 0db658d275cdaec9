import { Box } from '@mui/material';
import { useController, useWatch } from 'react-hook-form';
import { useSignInOptions } from '../auth/useSignInOptions.ts';
import type { Role } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { fieldMessage, ManyInput, TextInput } from '../shared/fields.tsx';
import { IinInput } from '../shared/IinInput.tsx';
import { OfficePicker } from '../shared/OfficePicker.tsx';
import { OfficesPicker } from '../shared/OfficesPicker.tsx';
import { ROLES } from './roles.ts';

/** What every account has: the person, the office, the roles; an overseer's offices too. */
export function UserFields() {
  const { t, term } = useWords();
  const { provider } = useSignInOptions();
  const roles: readonly Role[] = useWatch({ name: 'roles' }) ?? [];
  return (
    <>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr 1fr' } }}>
        <TextInput source="surname" label={t('fields.surname')} required />
        <TextInput source="givenName" label={t('fields.givenName')} required />
        <TextInput source="patronymic" label={t('fields.patronymic')} />
        <TextInput source="phone" label={t('fields.phone')} type="tel" />
        <TextInput source="email" label={t('fields.email')} type="email" />
        {provider ? (
          <TextInput
            source="externalId"
            label={t('provider.externalId')}
            hint={t('provider.externalIdHint', { name: provider })}
          />
        ) : null}
        <IinInput source="iin" label={t('fields.iin')} hint={t('users.iinHint')} />
      </Box>
      <OfficeInput />
      <ManyInput
        source="roles"
        label={t('fields.roles')}
        required
        choices={ROLES.map((value) => ({ value, label: term('role', value) }))}
      />
      {roles.includes('OVERSEER') ? <OverseenOfficesInput /> : null}
    </>
  );
}

function OfficeInput() {
  const { t } = useWords();
  const { field, fieldState } = useController({
    name: 'officeId',
    defaultValue: '',
    rules: { required: 'problems.field.REQUIRED' },
  });
  return (
    <OfficePicker
      label={`${t('fields.anyOffice')} *`}
      value={field.value || null}
      onChange={(id) => field.onChange(id ?? '')}
      error={fieldState.invalid}
      helperText={fieldMessage(fieldState.error?.message)}
    />
  );
}

function OverseenOfficesInput() {
  const { t } = useWords();
  const { field, fieldState } = useController({ name: 'overseenOfficeIds', defaultValue: [] });
  const { error } = fieldState;
  // The server names one of the chosen by its place.
  const message = Array.isArray(error) ? error.find((one) => one?.message)?.message : error?.message;
  return (
    <OfficesPicker
      label={t('fields.overseenOfficeIds')}
      kind="DEPARTMENT"
      values={field.value ?? []}
      onChange={field.onChange}
      error={fieldState.invalid}
      helperText={fieldMessage(message) ?? t('users.overseenHint')}
    />
  );
}

import { Autocomplete, TextField } from '@mui/material';
import { useController, useWatch } from 'react-hook-form';
import { PersonInput } from '../absences/PersonInput.tsx';
import type { Role } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { ChoiceInput, TextInput } from '../shared/fields.tsx';
import { useOperations } from './useTokens.ts';

const PERIODS = ['7', '30', '90', '365'] as const;
const ANALYSTS = { role: 'ANALYST' } as const;

/** The fields of a new token; an administrator also chooses in whose name it asks. */
export function TokenFields({ held }: { readonly held: readonly Role[] }) {
  const { t, term } = useWords();
  const whose = useWatch({ name: 'whose' });
  const chosen: Role = useWatch({ name: 'role' });
  const forAnalyst = whose === 'ANALYST';
  return (
    <>
      <TextInput source="name" label={t('tokens.name')} hint={t('tokens.nameHint')} required />
      {held.includes('ADMIN') ? (
        <ChoiceInput
          source="whose"
          label={t('tokens.whose')}
          row
          choices={[
            { value: 'OWN', label: t('tokens.whoseOwn') },
            { value: 'ANALYST', label: t('tokens.whoseAnalyst') },
          ]}
        />
      ) : null}
      {forAnalyst ? <PersonInput among={ANALYSTS} label={t('tokens.user')} /> : null}
      {!forAnalyst && held.length > 1 ? (
        <ChoiceInput
          source="role"
          label={t('tokens.role')}
          hint={t('tokens.roleHint')}
          choices={held.map((value) => ({ value, label: term('role', value) }))}
        />
      ) : null}
      <OperationsInput role={forAnalyst ? 'ANALYST' : chosen} />
      <ChoiceInput
        source="days"
        label={t('tokens.days')}
        row
        choices={PERIODS.map((value) => ({
          value,
          label: t('tokens.period', { smart_count: Number(value) }),
        }))}
      />
      <TextInput
        source="requestsPerMinute"
        label={t('tokens.rate')}
        parse={(text) => text.replace(/\D/g, '').slice(0, 6)}
        inputMode="numeric"
        required
      />
    </>
  );
}

function OperationsInput({ role }: { readonly role: Role }) {
  const { t } = useWords();
  const { field, fieldState } = useController({ name: 'operations', defaultValue: [] });
  const { data: options = [], isFetching } = useOperations(role);
  return (
    <Autocomplete
      multiple
      disableCloseOnSelect
      value={field.value as string[]}
      options={[...options]}
      loading={isFetching}
      loadingText={t('ra.page.loading')}
      noOptionsText={t('tokens.noOperation')}
      clearText={t('ra.action.clear_input_value')}
      openText={t('ra.action.open')}
      closeText={t('ra.action.close')}
      onChange={(_event, next) => field.onChange(next)}
      renderInput={(params) => (
        <TextField
          {...params}
          label={t('tokens.operations')}
          placeholder={(field.value as string[]).length === 0 ? t('tokens.any') : ''}
          helperText={t('tokens.operationsHint')}
          error={fieldState.invalid}
          slotProps={{ ...params.slotProps, inputLabel: { ...params.slotProps.inputLabel, shrink: true } }}
        />
      )}
    />
  );
}

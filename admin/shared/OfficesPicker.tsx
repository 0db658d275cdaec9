import { Autocomplete, TextField } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useGetList, useGetMany, useTranslate } from 'react-admin';
import type { OfficeKind, OfficeWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';

interface OfficesPickerProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly onChange: (ids: string[]) => void;
  readonly kind?: OfficeKind;
  readonly error?: boolean;
  readonly helperText?: ReactNode;
}

/** Finds any number of offices by a part of their names. */
export function OfficesPicker({
  label,
  values,
  onChange,
  kind,
  error = false,
  helperText,
}: OfficesPickerProps) {
  const t = useTranslate();
  const { office } = useWords();
  const [search, setSearch] = useState('');
  const { data: found = [], isFetching } = useGetList<OfficeWholeFragment>('offices', {
    pagination: { page: 1, perPage: 50 },
    sort: { field: 'NAME', order: 'ASC' },
    filter: { search, kind },
  });
  const { data: chosen = [] } = useGetMany<OfficeWholeFragment>(
    'offices',
    { ids: [...values] },
    { enabled: values.length > 0 },
  );
  const current = chosen.filter((one) => one && values.includes(one.id));
  const options = [...current, ...found.filter(({ id }) => !values.includes(id))];
  return (
    <Autocomplete
      multiple
      disableCloseOnSelect
      value={current}
      options={options}
      loading={isFetching}
      loadingText={t('ra.page.loading')}
      noOptionsText={t('offices.empty')}
      clearText={t('ra.action.clear_input_value')}
      openText={t('ra.action.open')}
      closeText={t('ra.action.close')}
      filterOptions={(all) => all}
      getOptionLabel={office}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      onChange={(_event, next) => onChange(next.map(({ id }) => id))}
      onInputChange={(_event, text, reason) => reason !== 'reset' && setSearch(text)}
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          error={error}
          helperText={helperText}
          slotProps={{ ...params.slotProps, inputLabel: { ...params.slotProps.inputLabel, shrink: true } }}
        />
      )}
    />
  );
}

import { Autocomplete, TextField } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useGetList, useGetOne, useTranslate } from 'react-admin';
import type { OfficeKind, OfficeWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';

interface OfficePickerProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly kind?: OfficeKind;
  readonly parentId?: string;
  readonly error?: boolean;
  readonly helperText?: ReactNode;
}

/** Finds one of the offices by a part of its name. */
export function OfficePicker({
  label,
  value,
  onChange,
  kind,
  parentId,
  error = false,
  helperText,
}: OfficePickerProps) {
  const t = useTranslate();
  const { office } = useWords();
  const [search, setSearch] = useState('');
  const { data = [], isFetching } = useGetList<OfficeWholeFragment>('offices', {
    pagination: { page: 1, perPage: 50 },
    sort: { field: 'NAME', order: 'ASC' },
    filter: { search, kind, parentId },
  });
  const { data: chosen } = useGetOne<OfficeWholeFragment>(
    'offices',
    { id: value ?? '' },
    { enabled: value !== null },
  );
  const current = value !== null && chosen?.id === value ? chosen : null;
  const options = current && !data.some(({ id }) => id === current.id) ? [current, ...data] : data;
  return (
    <Autocomplete
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
      onChange={(_event, next) => onChange(next?.id ?? null)}
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

import { type AutocompleteRenderInputParams, TextField } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import type { OfficeKind, OfficeWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';

interface Looks {
  readonly label: string;
  readonly error: boolean;
  readonly helperText: ReactNode;
}

/** Offices found by a part of their name, and what every field that finds them so gives to its Autocomplete. */
export function useOfficeSearch(
  which: { kind: OfficeKind | undefined; parentId?: string | undefined },
  looks: Looks,
) {
  const t = useTranslate();
  const { office } = useWords();
  const [search, setSearch] = useState('');
  const { data: found = [], isFetching } = useGetList<OfficeWholeFragment>('offices', {
    pagination: { page: 1, perPage: 50 },
    sort: { field: 'NAME', order: 'ASC' },
    filter: { search, ...which },
  });
  const field = {
    loading: isFetching,
    loadingText: t('ra.page.loading'),
    noOptionsText: t('offices.empty'),
    clearText: t('ra.action.clear_input_value'),
    openText: t('ra.action.open'),
    closeText: t('ra.action.close'),
    // The server has found them already.
    filterOptions: (all: OfficeWholeFragment[]) => all,
    getOptionLabel: office,
    getOptionKey: ({ id }: OfficeWholeFragment) => id,
    isOptionEqualToValue: (one: OfficeWholeFragment, other: OfficeWholeFragment) => one.id === other.id,
    onInputChange: (_event: unknown, text: string, reason: string) => {
      if (reason !== 'reset') setSearch(text);
    },
    renderInput: (params: AutocompleteRenderInputParams) => (
      <TextField
        {...params}
        {...looks}
        slotProps={{ ...params.slotProps, inputLabel: { ...params.slotProps.inputLabel, shrink: true } }}
      />
    ),
  };
  return { found, field };
}

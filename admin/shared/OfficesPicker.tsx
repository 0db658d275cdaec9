import { Autocomplete } from '@mui/material';
import type { ReactNode } from 'react';
import { useGetMany } from 'react-admin';
import type { OfficeKind, OfficeWholeFragment } from '../generated/graphql.ts';
import { useOfficeSearch } from './useOfficeSearch.tsx';

interface OfficesPickerProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly onChange: (ids: string[]) => void;
  readonly kind?: OfficeKind;
  readonly parentId?: string;
  readonly error?: boolean;
  readonly helperText?: ReactNode;
}

/** Finds any number of offices by a part of their names. */
export function OfficesPicker({
  label,
  values,
  onChange,
  kind,
  parentId,
  error = false,
  helperText,
}: OfficesPickerProps) {
  const { found, field } = useOfficeSearch({ kind, parentId }, { label, error, helperText });
  const { data: chosen = [] } = useGetMany<OfficeWholeFragment>(
    'offices',
    { ids: [...values] },
    { enabled: values.length > 0 },
  );
  const current = chosen.filter((one) => one && values.includes(one.id));
  return (
    <Autocomplete
      {...field}
      multiple
      disableCloseOnSelect
      value={current}
      options={[...current, ...found.filter(({ id }) => !values.includes(id))]}
      onChange={(_event, next) => onChange(next.map(({ id }) => id))}
    />
  );
}

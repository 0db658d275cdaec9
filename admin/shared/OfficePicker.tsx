import { Autocomplete } from '@mui/material';
import type { ReactNode } from 'react';
import { useGetOne } from 'react-admin';
import type { OfficeKind, OfficeWholeFragment } from '../generated/graphql.ts';
import { useOfficeSearch } from './useOfficeSearch.tsx';

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
  const { found, field } = useOfficeSearch({ kind, parentId }, { label, error, helperText });
  const { data: chosen } = useGetOne<OfficeWholeFragment>(
    'offices',
    { id: value ?? '' },
    { enabled: value !== null },
  );
  const current = value !== null && chosen?.id === value ? chosen : null;
  return (
    <Autocomplete
      {...field}
      value={current}
      options={current && !found.some(({ id }) => id === current.id) ? [current, ...found] : found}
      onChange={(_event, next) => onChange(next?.id ?? null)}
    />
  );
}

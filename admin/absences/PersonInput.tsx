import { Autocomplete, TextField } from '@mui/material';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import type { PeopleQuery, Role, UserFilter } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { fieldMessage } from '../shared/fields.tsx';
import { usePeople } from './usePeople.ts';

type Person = PeopleQuery['users']['nodes'][number];

interface PersonInputProps {
  /** Who may be chosen: of an office, with a role. */
  readonly among: UserFilter;
  readonly label: string;
  /** Leaves out whoever has one of these roles. */
  readonly without?: readonly Role[];
}

/** One of some people, found by a part of the name; the form around it gets the key as `userId`. */
export function PersonInput({ among, label, without = [] }: PersonInputProps) {
  const { t, term } = useWords();
  const { field, fieldState } = useController({
    name: 'userId',
    defaultValue: '',
    rules: { required: 'problems.field.REQUIRED' },
  });
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<Person | null>(null);
  const { data: found = [], isFetching } = usePeople(among, search);
  const options = found.filter(({ roles }) => !roles.some((role) => without.includes(role)));
  return (
    <Autocomplete
      value={chosen}
      options={chosen && !options.some(({ id }) => id === chosen.id) ? [chosen, ...options] : options}
      loading={isFetching}
      loadingText={t('ra.page.loading')}
      noOptionsText={t('users.empty')}
      clearText={t('ra.action.clear_input_value')}
      openText={t('ra.action.open')}
      closeText={t('ra.action.close')}
      filterOptions={(all) => all}
      getOptionLabel={({ fullName }) => fullName}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      onChange={(_event, next) => {
        setChosen(next);
        field.onChange(next?.id ?? '');
      }}
      onInputChange={(_event, text, reason) => reason !== 'reset' && setSearch(text.trim())}
      renderOption={({ key, ...props }, { fullName, roles }) => (
        <li key={key} {...props}>
          {`${fullName} — ${roles.map((role) => term('role', role)).join(', ')}`}
        </li>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label={`${label} *`}
          error={fieldState.invalid}
          helperText={fieldMessage(fieldState.error?.message)}
          inputRef={field.ref}
          slotProps={{ ...params.slotProps, inputLabel: { ...params.slotProps.inputLabel, shrink: true } }}
        />
      )}
    />
  );
}

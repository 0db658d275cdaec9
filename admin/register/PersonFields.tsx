import { Box } from '@mui/material';
import { useWatch } from 'react-hook-form';
import type { Sex } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { ChoiceInput, DateInput, TextInput } from '../shared/fields.tsx';
import type { KnownPerson } from './usePersonLookup.ts';

const SEXES: readonly Sex[] = ['FEMALE', 'MALE'];

/** The name, the birth date and the sex; differences to the IIN are told and never in the way. */
export function PersonFields({ person }: { readonly person: KnownPerson | null }) {
  const { t, term } = useWords();
  const birthDate: string = useWatch({ name: 'birthDate' });
  const sex: string = useWatch({ name: 'sex' });
  const check = person?.iinCheck;
  const differs = (declared: string, shown: string | null | undefined): boolean =>
    Boolean(declared && shown && declared !== shown);
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr 1fr' },
        alignItems: 'start',
      }}
    >
      <TextInput source="surname" label={t('fields.surname')} required />
      <TextInput source="givenName" label={t('fields.givenName')} required />
      <TextInput source="patronymic" label={t('fields.patronymic')} />
      <DateInput
        source="birthDate"
        label={t('fields.birthDate')}
        hint={differs(birthDate, check?.birthDate) ? t('problems.iin.BIRTH_DATE') : undefined}
      />
      <ChoiceInput
        source="sex"
        label={t('fields.sex')}
        row
        choices={SEXES.map((value) => ({ value, label: term('sex', value) }))}
        hint={differs(sex, check?.sex) ? t('problems.iin.SEX') : undefined}
      />
    </Box>
  );
}

import { Box } from '@mui/material';
import { useWatch } from 'react-hook-form';
import type { Sex } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { ChoiceInput, DateInput, TextInput } from '../shared/fields.tsx';
import { ChoiceKeys } from './keys/ChoiceKeys.tsx';
import { useTakenOver } from './takenOver.ts';
import type { KnownPerson } from './usePersonLookup.ts';

const SEXES: readonly Sex[] = ['FEMALE', 'MALE'];

/** The name, the birth date and the sex; differences to the IIN are told and never in the way. */
export function PersonFields({ person }: { readonly person: KnownPerson | null }) {
  const { t, term } = useWords();
  const birthDate: string = useWatch({ name: 'birthDate' });
  const sex: string = useWatch({ name: 'sex' });
  const takenOver = useTakenOver(person);
  const check = person?.iinCheck;
  const differs = (declared: string, shown: string | null | undefined): boolean =>
    Boolean(declared && shown && declared !== shown);
  const sexes = SEXES.map((value) => ({ value, label: term('sex', value) }));
  return (
    <Box
      sx={{
        display: 'grid',
        columnGap: 2,
        rowGap: 1.5,
        gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr 1fr' },
        alignItems: 'start',
      }}
    >
      <TextInput source="surname" label={t('fields.surname')} required hint={takenOver('surname')} />
      <TextInput source="givenName" label={t('fields.givenName')} required hint={takenOver('givenName')} />
      <TextInput source="patronymic" label={t('fields.patronymic')} hint={takenOver('patronymic')} />
      <DateInput
        source="birthDate"
        label={t('fields.birthDate')}
        hint={differs(birthDate, check?.birthDate) ? t('problems.iin.BIRTH_DATE') : takenOver('birthDate')}
      />
      <Box sx={{ gridColumn: { sm: 'span 2' }, mt: -0.5 }}>
        <ChoiceKeys labels={sexes.map(({ label }) => label)}>
          <ChoiceInput
            source="sex"
            label={t('fields.sex')}
            row
            choices={sexes}
            hint={differs(sex, check?.sex) ? t('problems.iin.SEX') : takenOver('sex')}
          />
        </ChoiceKeys>
      </Box>
    </Box>
  );
}

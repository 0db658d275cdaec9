import { Stack } from '@mui/material';
import type { DeliveryPreference, PaperLanguage } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { ChoiceInput } from '../shared/fields.tsx';
import { ChoiceKeys } from './keys/ChoiceKeys.tsx';
import { useTakenOver } from './takenOver.ts';
import type { KnownPerson } from './usePersonLookup.ts';

const LANGUAGES: readonly PaperLanguage[] = ['KK', 'RU', 'BOTH'];
const AT_DEPARTMENT: readonly DeliveryPreference[] = ['DEPARTMENT', 'POST'];
const AT_AKIM: readonly DeliveryPreference[] = ['AKIM_OFFICE', 'DEPARTMENT', 'POST'];

interface PaperFieldsProps {
  readonly atAkim: boolean;
  readonly person: KnownPerson | null;
}

/** In which language the applicant gets his papers, and how. */
export function PaperFields({ atAkim, person }: PaperFieldsProps) {
  const { t, term } = useWords();
  const takenOver = useTakenOver(person);
  const languages = LANGUAGES.map((value) => ({ value, label: term('paperLanguage', value) }));
  const preferences = (atAkim ? AT_AKIM : AT_DEPARTMENT).map((value) => ({
    value,
    label: term('deliveryPreference', value),
  }));
  return (
    <Stack sx={{ gap: 1 }}>
      <ChoiceKeys labels={languages.map(({ label }) => label)}>
        <ChoiceInput
          source="language"
          label={t('fields.language')}
          row
          choices={languages}
          hint={takenOver('language')}
        />
      </ChoiceKeys>
      <ChoiceKeys labels={preferences.map(({ label }) => label)}>
        <ChoiceInput
          source="deliveryPreference"
          label={t('fields.deliveryPreference')}
          row
          choices={preferences}
        />
      </ChoiceKeys>
    </Stack>
  );
}

import { useFormContext } from 'react-hook-form';
import { useWords } from '../i18n/useWords.ts';
import type { RegisterValues } from './registerInput.ts';
import type { KnownPerson } from './usePersonLookup.ts';

type Field = 'surname' | 'givenName' | 'patronymic' | 'birthDate' | 'sex' | 'address' | 'phone' | 'language';

/** Says under a field where its content was taken from, as long as the clerk has not changed it. */
export function useTakenOver(person: KnownPerson | null): (name: Field) => string | undefined {
  const { t } = useWords();
  const { formState, getValues } = useFormContext<RegisterValues>();
  const { dirtyFields } = formState;
  return (name) => {
    if (!person || dirtyFields[name] || !getValues(name)) return undefined;
    if (person.applicant?.[name]) return t('register.fromCase');
    return name === 'birthDate' || name === 'sex' ? t('register.fromIin') : undefined;
  };
}

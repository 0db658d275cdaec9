import { useCallback, useEffect, useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { UseFormReturn } from 'react-hook-form';
import type { PersonAtIntakeMutation } from '../generated/graphql.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { typedIinProblem } from '../shared/iinText.ts';
import type { RegisterValues } from './registerInput.ts';

/** What is known of the person at the counter. */
export type KnownPerson = PersonAtIntakeMutation['personAtIntake'];

interface Lookup {
  readonly person: KnownPerson | null;
  readonly looking: boolean;
  readonly problem: string | null;
}

const IDLE: Lookup = { person: null, looking: false, problem: null };
const PREFILLED = [
  'surname',
  'givenName',
  'patronymic',
  'birthDate',
  'sex',
  'address',
  'phone',
  'language',
] as const;

/** Looks the person up as soon as the IIN has its 12 digits, and fills in what the clerk has not typed himself. */
export function usePersonLookup(form: UseFormReturn<RegisterValues>, iin: string) {
  const dataProvider = useDataProvider<KomekDataProvider>();
  const [lookup, setLookup] = useState<Lookup>(IDLE);
  const asked = useRef('');

  const look = useCallback(async (): Promise<void> => {
    asked.current = iin;
    if (iin.length !== 12 || typedIinProblem(iin)) return setLookup(IDLE);
    setLookup((now) => ({ ...now, looking: true, problem: null }));
    try {
      const person = await dataProvider.personAtIntake(iin);
      if (asked.current !== iin) return;
      setLookup({ person, looking: false, problem: null });
      fillIn(form, person);
      const [error] = person.iinCheck.errors;
      if (error) form.setError('iin', { type: 'server', message: `problems.iin.${error}` });
    } catch (error) {
      if (asked.current === iin)
        setLookup({ ...IDLE, problem: error instanceof Error ? error.message : null });
    }
  }, [dataProvider, form, iin]);

  useEffect(() => {
    // What belongs to another number must not stand beside this one.
    setLookup(IDLE);
    void look();
  }, [look]);

  const failed = lookup.problem !== null;
  useEffect(() => {
    if (!failed) return;
    const again = () => void look();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [failed, look]);

  return { ...lookup, look };
}

function fillIn(form: UseFormReturn<RegisterValues>, { applicant, iinCheck }: KnownPerson): void {
  const known: Partial<Record<(typeof PREFILLED)[number], string | null>> = {
    ...(applicant ?? {}),
    birthDate: applicant?.birthDate ?? iinCheck.birthDate,
    sex: applicant?.sex ?? iinCheck.sex,
  };
  for (const name of PREFILLED) {
    if (form.getFieldState(name).isDirty) continue;
    // The default moves along, so that a filled-in field does not count as typed when the IIN is corrected.
    form.resetField(name, { defaultValue: (known[name] ?? (name === 'language' ? 'KK' : '')) as never });
  }
}

import { type FormEvent, useState } from 'react';
import { useWords } from '../i18n/useWords.ts';
import type { SignInStep } from '../providers/authProvider.ts';
import { problemOf } from '../providers/problem.ts';

/** The form of a sign-in: the password, and then the code where one is asked for. */
export interface SignInSteps {
  readonly step: 'PASSWORD' | 'CODE';
  readonly problem: string | null;
  readonly busy: boolean;
  readonly submit: (event: FormEvent<HTMLFormElement>) => Promise<void>;
  /** Back to the password. */
  readonly restart: () => void;
}

interface Start {
  /** The login of somebody who is known already need not be typed. */
  readonly knownLogin?: string;
  readonly startsAt?: SignInSteps['step'];
  /** The key of what went wrong before the page was opened. */
  readonly startsWith?: string | null;
}

/** Drives both steps. */
export function useSignInSteps(
  enter: (step: SignInStep) => Promise<unknown>,
  { knownLogin, startsAt = 'PASSWORD', startsWith = null }: Start = {},
): SignInSteps {
  const { t } = useWords();
  const [step, setStep] = useState(startsAt);
  const [problem, setProblem] = useState<string | null>(startsWith && t(startsWith));
  const [busy, setBusy] = useState(false);

  /** What was typed, or the words for what is missing: the browser's own would be in the browser's language. */
  const typed = (form: FormData): SignInStep | string => {
    const text = (name: string) => String(form.get(name) ?? '');
    if (step === 'CODE') return text('code').trim() ? { code: text('code') } : t('problems.field.REQUIRED');
    const login = knownLogin ?? text('login').trim();
    const password = text('password');
    if (login && password) return { login, password };
    return t(knownLogin === undefined ? 'signIn.bothNeeded' : 'problems.field.REQUIRED');
  };

  return {
    step,
    problem,
    busy,
    async submit(event) {
      event.preventDefault();
      const given = typed(new FormData(event.currentTarget));
      if (typeof given === 'string') return setProblem(given);
      setBusy(true);
      setProblem(null);
      try {
        await enter(given);
      } catch (error) {
        const { code } = problemOf(error);
        if (code === 'CODE_NEEDED') setStep('CODE');
        else setProblem(error instanceof Error ? error.message : t('problems.error.INTERNAL'));
        if (code === 'SIGN_IN_EXPIRED') setStep('PASSWORD');
      } finally {
        setBusy(false);
      }
    },
    restart() {
      setStep('PASSWORD');
      setProblem(null);
    },
  };
}

import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { RegisterValues } from '../registerInput.ts';
import type { Draft } from './draft.ts';

/** Puts a draft into the form before it is first shown: what was typed as typed, what was filled in as filled in. */
export function useRestored(
  form: UseFormReturn<RegisterValues>,
  restored: Draft | null,
  empty: RegisterValues,
): void {
  useState(() => {
    if (!restored) return;
    // A draft may have been written by an older page, with fewer fields.
    form.reset({ ...empty, ...restored.content.defaults });
    form.reset({ ...empty, ...restored.content.values }, { keepDefaultValues: true });
  });
}

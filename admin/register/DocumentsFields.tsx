import { Box, Typography } from '@mui/material';
import { type KeyboardEvent, useId } from 'react';
import { useFormContext } from 'react-hook-form';
import { useWords } from '../i18n/useWords.ts';
import { useReferenceWords } from '../shared/useReferenceWords.ts';
import { DocumentLine } from './DocumentLine.tsx';
import { choiceOfKey, DOCUMENT_STATES, lineOfKey, nextState } from './keys/choiceKeys.ts';
import { DOCUMENT_KINDS, type RegisterValues } from './registerInput.ts';

/** The checklist of Standard cl. 11: a mark for each document, by its number key or by hand, and the pages. */
export function DocumentsFields() {
  const { t, term } = useWords();
  const hint = useId();
  const { nameOf, isRequired } = useReferenceWords('DOCUMENT_KIND');
  const { getValues, setValue, formState } = useFormContext<RegisterValues>();
  const { isSubmitted } = formState;

  const mark = (event: KeyboardEvent<HTMLElement>) => {
    const { target, currentTarget } = event;
    if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return;
    const here = Number(target.name.split('.')[1]);
    const line = lineOfKey(event, DOCUMENT_KINDS.length);
    const labels = DOCUMENT_STATES.map((state) => term('documentState', state));
    const marked = getValues(`documents.${line ?? here}.state`);
    const letter = choiceOfKey(event, labels, marked === '' ? -1 : DOCUMENT_STATES.indexOf(marked));
    const state = line !== null ? nextState(marked) : DOCUMENT_STATES[letter ?? -1];
    if (!state) return;
    event.preventDefault();
    const name = `documents.${line ?? here}.state` as const;
    setValue(name, state, { shouldDirty: true, shouldValidate: isSubmitted });
    currentTarget.querySelector<HTMLInputElement>(`input[name="${name}"][value="${state}"]`)?.focus();
  };

  return (
    <Box onKeyDown={mark}>
      <Typography variant="caption" component="p" id={hint} sx={{ mb: 1 }}>
        {t('register.documentsHint')}
      </Typography>
      {DOCUMENT_KINDS.map((kind, index) => (
        <DocumentLine
          key={kind}
          index={index}
          name={nameOf(kind)}
          required={isRequired(kind)}
          describedBy={hint}
        />
      ))}
    </Box>
  );
}

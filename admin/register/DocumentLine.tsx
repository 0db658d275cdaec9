import { Box, FormControlLabel, FormHelperText, InputAdornment, Radio, RadioGroup } from '@mui/material';
import { useId } from 'react';
import { useController } from 'react-hook-form';
import { useWords } from '../i18n/useWords.ts';
import { typeDigits } from '../shared/digitKeys.ts';
import { fieldMessage, TextInput } from '../shared/fields.tsx';
import { DOCUMENT_STATES } from './keys/choiceKeys.ts';
import { Key } from './keys/Key.tsx';

interface DocumentLineProps {
  readonly index: number;
  readonly name: string;
  readonly required: boolean;
  /** The hint on the keys, for screen readers. */
  readonly describedBy: string;
}

const threeDigits = (text: string): string => text.replace(/\D/g, '').slice(0, 3);

/** A document of the checklist: its number key, its mark, and the pages of what is there. */
export function DocumentLine({ index, name, required, describedBy }: DocumentLineProps) {
  const { t, term } = useWords();
  const id = useId();
  const { field, fieldState } = useController({
    name: `documents.${index}.state`,
    defaultValue: '',
    rules: { required: 'problems.field.CHECKLIST_INCOMPLETE' },
  });
  const { ref, ...bound } = field;
  const wrong = fieldState.error ? `${id}-wrong` : '';
  return (
    <Box data-document={index + 1} sx={{ mb: 0.75 }}>
      <Box id={id} sx={{ fontSize: '0.875rem', fontWeight: 600 }}>
        <Key>{index + 1}</Key> {name}
        {required ? ` (${t('register.required')})` : ''}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', minHeight: 40 }}>
        <RadioGroup
          row
          aria-labelledby={id}
          aria-describedby={`${describedBy} ${wrong}`.trim()}
          aria-required
          aria-invalid={fieldState.invalid}
          {...bound}
          value={field.value ?? ''}
          sx={{ flexGrow: 1 }}
        >
          {DOCUMENT_STATES.map((state, at) => (
            <FormControlLabel
              key={state}
              value={state}
              control={<Radio size="small" sx={{ p: 0.5 }} {...(at === 0 ? { inputRef: ref } : {})} />}
              label={term('documentState', state)}
              sx={{ ml: -0.5, '& .MuiFormControlLabel-label': { fontSize: '0.875rem' } }}
            />
          ))}
        </RadioGroup>
        {field.value === 'PRESENT' ? (
          <TextInput
            source={`documents.${index}.pages`}
            label=""
            hiddenLabel
            parse={threeDigits}
            onKeyDown={typeDigits}
            sx={{ width: 112, flexShrink: 0 }}
            slotProps={{
              input: {
                startAdornment: <InputAdornment position="start">{t('fields.pages')}</InputAdornment>,
              },
              htmlInput: { inputMode: 'numeric', 'aria-label': `${name}: ${t('fields.pages')}` },
            }}
          />
        ) : null}
      </Box>
      {fieldState.error ? (
        <FormHelperText error id={wrong} sx={{ mt: 0 }}>
          {fieldMessage(fieldState.error.message)}
        </FormHelperText>
      ) : null}
    </Box>
  );
}

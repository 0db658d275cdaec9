import { TextField } from '@mui/material';
import { useLayoutEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { useController } from 'react-hook-form';
import { typeDigits } from './digitKeys.ts';
import { fieldMessage } from './fields.tsx';
import { caretAfter, groupedIin, iinDigits, typedIinProblem } from './iinText.ts';

interface IinInputProps {
  readonly source: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
}

/** Twelve digits, shown in two groups; what cannot become an IIN any more is said while it is typed. */
export function IinInput({ source, label, hint, required = false, autoFocus = false }: IinInputProps) {
  const t = useTranslate();
  const { field, fieldState } = useController({
    name: source,
    defaultValue: '',
    rules: required ? { required: 'problems.field.REQUIRED' } : {},
  });
  const { ref, ...bound } = field;
  const input = useRef<HTMLInputElement | null>(null);
  const caret = useRef<number | null>(null);
  const digits = iinDigits(field.value ?? '');
  const problem = typedIinProblem(digits);
  const shown = groupedIin(digits);

  useLayoutEffect(() => {
    if (caret.current === null) return;
    input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });

  return (
    <TextField
      {...bound}
      autoComplete="off"
      autoFocus={autoFocus}
      value={shown}
      onKeyDown={typeDigits}
      onChange={({ target, nativeEvent }) => {
        const before = target.value.slice(0, target.selectionStart ?? target.value.length);
        const forward = 'inputType' in nativeEvent && nativeEvent.inputType === 'deleteContentForward';
        caret.current = caretAfter(iinDigits(before).length, forward);
        field.onChange(iinDigits(target.value));
      }}
      label={label}
      required={required}
      error={fieldState.invalid || problem !== null}
      helperText={fieldMessage(fieldState.error?.message) ?? (problem ? t(`problems.iin.${problem}`) : hint)}
      inputRef={(element: HTMLInputElement | null) => {
        input.current = element;
        ref(element);
      }}
      slotProps={{
        htmlInput: {
          inputMode: 'numeric',
          style: { fontVariantNumeric: 'tabular-nums' },
          'aria-required': required,
          required: false,
        },
      }}
    />
  );
}

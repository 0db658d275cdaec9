import { TextField, type TextFieldProps } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { dateToText, textToDate, withStops } from './dateText.ts';
import { typeDigits } from './digitKeys.ts';

interface DateFieldProps extends Omit<TextFieldProps, 'value' | 'onChange'> {
  /** `2013-04-05`, or empty. */
  readonly value: string;
  /** Called with a whole date, or with nothing when the field was emptied. */
  readonly onChange: (iso: string) => void;
}

/** A day typed as DD.MM.YYYY; the browser's own date field would follow the browser's language instead of ours. */
export function DateField({ value, onChange, helperText, error, slotProps, ...rest }: DateFieldProps) {
  const t = useTranslate();
  const [text, setText] = useState(dateToText(value));
  const [left, setLeft] = useState(false);
  // A half-typed day has no value yet and must not be wiped.
  useEffect(() => setText((now) => ((textToDate(now) ?? '') === value ? now : dateToText(value))), [value]);
  const wrong = left && text !== '' && textToDate(text) === null;
  return (
    <TextField
      {...rest}
      value={text}
      onChange={(event) => {
        const next = withStops(event.target.value);
        setText(next);
        const date = textToDate(next);
        if (date) onChange(date);
        else if (value) onChange('');
      }}
      onKeyDown={typeDigits}
      onFocus={() => setLeft(false)}
      onBlur={() => setLeft(true)}
      error={error || wrong}
      helperText={wrong ? t('problems.field.DATE_FORMAT') : helperText}
      autoComplete="off"
      slotProps={{
        inputLabel: { shrink: true },
        htmlInput: { inputMode: 'numeric', maxLength: 10 },
        ...slotProps,
      }}
    />
  );
}

import {
  Checkbox,
  FormControl,
  FormControlLabel,
  FormHelperText,
  FormLabel,
  Radio,
  RadioGroup,
  TextField,
  type TextFieldProps,
} from '@mui/material';
import { useId } from 'react';
import { ValidationError } from 'react-admin';
import { useController } from 'react-hook-form';
import { DateField } from './DateField.tsx';

/** The rule of a field that must be filled in; the words are found when they are shown. */
const needed = (required: boolean) => (required ? { required: 'problems.field.REQUIRED' } : {});

/** The message under a field: our key, or the server's words as they came. */
export function fieldMessage(message: string | undefined) {
  return message ? <ValidationError error={message} /> : undefined;
}

interface BaseProps {
  readonly source: string;
  readonly label: string;
  readonly required?: boolean;
  readonly hint?: string | undefined;
}

interface TextInputProps
  extends BaseProps,
    Omit<TextFieldProps, 'name' | 'value' | 'label' | 'required' | 'error' | 'helperText' | 'variant'> {
  /** Cleans what is typed, sign by sign. */
  readonly parse?: (text: string) => string;
}

/** A text of the form around it; `multiline` for longer ones. */
export function TextInput({
  source,
  label,
  required = false,
  hint,
  parse,
  slotProps,
  ...rest
}: TextInputProps) {
  const { field, fieldState } = useController({ name: source, defaultValue: '', rules: needed(required) });
  // On the frame around it the ref would take the focus that a wrong field is given.
  const { ref, ...bound } = field;
  const message = fieldMessage(fieldState.error?.message);
  return (
    <TextField
      autoComplete="off"
      {...rest}
      {...bound}
      value={field.value ?? ''}
      onChange={(event) => field.onChange(parse ? parse(event.target.value) : event.target.value)}
      label={label}
      required={required}
      error={fieldState.invalid}
      helperText={message ?? hint}
      inputRef={ref}
      slotProps={{
        ...slotProps,
        htmlInput: { 'aria-required': required, required: false, ...slotProps?.htmlInput },
      }}
    />
  );
}

/** A day of the form around it, typed as DD.MM.YYYY. */
export function DateInput({ source, label, required = false, hint }: BaseProps) {
  const { field, fieldState } = useController({ name: source, defaultValue: '', rules: needed(required) });
  return (
    <DateField
      name={field.name}
      label={label}
      value={field.value ?? ''}
      onChange={field.onChange}
      required={required}
      error={fieldState.invalid}
      helperText={fieldMessage(fieldState.error?.message) ?? hint}
      inputRef={field.ref}
    />
  );
}

interface ChoiceProps extends BaseProps {
  readonly choices: readonly { readonly value: string; readonly label: string; readonly note?: string }[];
  readonly row?: boolean;
  /** Where every line must be marked, a star at each would only be noise. */
  readonly star?: boolean;
}

/** One of a few, all in sight. */
export function ChoiceInput({
  source,
  label,
  choices,
  required = false,
  hint,
  row = false,
  star = required,
}: ChoiceProps) {
  const id = useId();
  const { field, fieldState } = useController({ name: source, defaultValue: '', rules: needed(required) });
  return (
    <FormControl error={fieldState.invalid} component="fieldset" required={star}>
      <FormLabel component="legend" id={id} sx={{ fontSize: '0.875rem', fontWeight: 600, mb: 0.5 }}>
        {label}
      </FormLabel>
      <RadioGroup row={row} aria-labelledby={id} {...field} value={field.value ?? ''}>
        {choices.map(({ value, label: text, note }) => (
          <FormControlLabel
            key={value}
            value={value}
            control={<Radio size="small" sx={{ py: 0.5 }} />}
            label={
              <>
                {text}
                {note ? <FormHelperText component="span" sx={{ ml: 1 }}>{`(${note})`}</FormHelperText> : null}
              </>
            }
          />
        ))}
      </RadioGroup>
      {fieldState.error ? <FormHelperText>{fieldMessage(fieldState.error.message)}</FormHelperText> : null}
      {hint && !fieldState.error ? <FormHelperText>{hint}</FormHelperText> : null}
    </FormControl>
  );
}

/** Any number of a few. */
export function ManyInput({ source, label, choices, required = false, hint }: ChoiceProps) {
  const { field, fieldState } = useController({
    name: source,
    defaultValue: [],
    rules: { validate: (chosen: unknown[]) => !required || chosen?.length > 0 || 'problems.field.REQUIRED' },
  });
  const chosen: readonly string[] = field.value ?? [];
  const { error } = fieldState;
  // The server may name one of the chosen by its place.
  const message = Array.isArray(error) ? error.find((one) => one?.message)?.message : error?.message;
  const toggle = (value: string) =>
    field.onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <FormControl error={fieldState.invalid} component="fieldset" required={required}>
      <FormLabel component="legend" sx={{ fontSize: '0.875rem', fontWeight: 600, mb: 0.5 }}>
        {label}
      </FormLabel>
      {choices.map(({ value, label: text }) => (
        <FormControlLabel
          key={value}
          control={
            <Checkbox
              size="small"
              sx={{ py: 0.5 }}
              checked={chosen.includes(value)}
              onChange={() => toggle(value)}
            />
          }
          label={text}
        />
      ))}
      <FormHelperText>{message ? fieldMessage(message) : hint}</FormHelperText>
    </FormControl>
  );
}

/** A yes that may be given. */
export function CheckInput({ source, label, required = false, hint }: BaseProps) {
  const { field, fieldState } = useController({
    name: source,
    defaultValue: false,
    rules: { validate: (given: unknown) => !required || given === true || 'problems.field.REQUIRED' },
  });
  return (
    <FormControl error={fieldState.invalid}>
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={field.value === true}
            onChange={(_event, given) => field.onChange(given)}
          />
        }
        label={label}
      />
      <FormHelperText sx={{ mt: 0 }}>
        {fieldState.error ? fieldMessage(fieldState.error.message) : hint}
      </FormHelperText>
    </FormControl>
  );
}

import { TextField } from '@mui/material';
import { useController } from 'react-hook-form';
import { fieldMessage } from '../../shared/fields.tsx';
import { minutesOf } from './minutesOf.ts';

interface TimeInputProps {
  readonly source: string;
  readonly label: string;
  /** A further rule; answers what to say. */
  readonly validate?: (text: string, values: Record<string, unknown>) => string | true;
}

/** A time of the day typed as 09:00; the browser's own time field would follow the browser's language instead of ours. */
export function TimeInput({ source, label, validate }: TimeInputProps) {
  const { field, fieldState } = useController({
    name: source,
    rules: {
      required: 'problems.field.REQUIRED',
      validate: {
        time: (text: string) => minutesOf(text) !== null || 'problems.field.TIME_FORMAT',
        ...(validate ? { further: validate as never } : {}),
      },
    },
  });
  const { ref, ...bound } = field;
  return (
    <TextField
      {...bound}
      label={label}
      required
      autoComplete="off"
      placeholder="09:00"
      error={fieldState.invalid}
      helperText={fieldMessage(fieldState.error?.message)}
      inputRef={ref}
      slotProps={{
        inputLabel: { shrink: true },
        htmlInput: { maxLength: 5, 'aria-required': true, required: false },
      }}
    />
  );
}

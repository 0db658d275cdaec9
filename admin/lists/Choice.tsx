import { Checkbox, ListItemText, MenuItem, TextField } from '@mui/material';
import { useWords } from '../i18n/useWords.ts';

interface ChoiceProps<Code extends string, Chosen> {
  readonly label: string;
  readonly value: Chosen;
  readonly codes: readonly Code[];
  readonly word: (code: Code) => string;
  readonly onChange: (value: Chosen) => void;
}

const SHRUNK = { shrink: true } as const;

/** Any number of codes; none means all. */
export function Choices<Code extends string>({
  label,
  value,
  codes,
  word,
  onChange,
}: ChoiceProps<Code, readonly Code[]>) {
  const { t } = useWords();
  return (
    <TextField
      select
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value as unknown as Code[])}
      slotProps={{
        inputLabel: SHRUNK,
        select: {
          multiple: true,
          displayEmpty: true,
          renderValue: (values) => (values as Code[]).map(word).join(', ') || t('cases.any'),
        },
      }}
    >
      {codes.map((code) => (
        <MenuItem key={code} value={code} dense>
          <Checkbox checked={value.includes(code)} tabIndex={-1} disableRipple size="small" sx={{ py: 0 }} />
          <ListItemText primary={word(code)} />
        </MenuItem>
      ))}
    </TextField>
  );
}

/** One code or all. */
export function Choice<Code extends string>({
  label,
  value,
  codes,
  word,
  onChange,
}: ChoiceProps<Code, Code | undefined>) {
  const { t } = useWords();
  return (
    <TextField
      select
      label={label}
      value={value ?? ''}
      onChange={(event) => onChange((event.target.value || undefined) as Code | undefined)}
      slotProps={{ inputLabel: SHRUNK, select: { displayEmpty: true } }}
    >
      <MenuItem value="">{t('cases.any')}</MenuItem>
      {codes.map((code) => (
        <MenuItem key={code} value={code}>
          {word(code)}
        </MenuItem>
      ))}
    </TextField>
  );
}

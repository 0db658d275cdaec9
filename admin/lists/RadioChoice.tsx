import { FormControl, FormControlLabel, FormLabel, Radio, RadioGroup } from '@mui/material';

interface RadioChoiceProps<Value extends string> {
  readonly id: string;
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Value[];
  readonly wordOf: (option: Value) => string;
  readonly onChoose: (option: Value) => void;
}

/** One of a few, all of which are seen. */
export function RadioChoice<Value extends string>({
  id,
  label,
  value,
  options,
  wordOf,
  onChoose,
}: RadioChoiceProps<Value>) {
  return (
    <FormControl>
      <FormLabel id={id}>{label}</FormLabel>
      <RadioGroup
        aria-labelledby={id}
        value={value}
        onChange={(event) => onChoose(event.target.value as Value)}
      >
        {options.map((option) => (
          <FormControlLabel
            key={option}
            value={option}
            control={<Radio size="small" />}
            label={wordOf(option)}
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}

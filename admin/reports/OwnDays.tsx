import { useState } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { DateField } from '../shared/DateField.tsx';
import { daysProblem } from './reportState.ts';

interface OwnDaysProps {
  readonly from: string;
  readonly to: string;
  readonly onChange: (days: { readonly from: string; readonly to: string }) => void;
}

/** The first and the last day of a report, asked for once both make sense together. */
export function OwnDays({ from, to, onChange }: OwnDaysProps) {
  const { t } = useWords();
  const [days, setDays] = useState({ from, to });
  const problem = daysProblem(days);
  const type = (part: Partial<typeof days>) => {
    const next = { ...days, ...part };
    setDays(next);
    if (next.from && next.to && !daysProblem(next)) onChange(next);
  };
  const words = problem ? t(`problems.field.${problem.code}`, problem.params) : undefined;
  return (
    <>
      <DateField
        label={t('list.from')}
        value={days.from}
        onChange={(day) => type({ from: day })}
        sx={{ width: 130 }}
      />
      <DateField
        label={t('list.to')}
        value={days.to}
        onChange={(day) => type({ to: day })}
        error={problem !== null}
        helperText={words}
        sx={{ width: 130 }}
      />
    </>
  );
}

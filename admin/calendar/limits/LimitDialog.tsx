import { Typography } from '@mui/material';
import { useWatch } from 'react-hook-form';
import type { LimitUnit, TimeLimitInput } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { CheckInput, ChoiceInput, DateInput, TextInput } from '../../shared/fields.tsx';
import { ChangeDialog } from '../draft/ChangeDialog.tsx';
import { useDraft } from '../draft/useDraft.ts';
import { type LimitForm, limitForm, limitInput } from './limitForm.ts';

const UNITS: readonly LimitUnit[] = ['WORKING_MINUTES', 'CALENDAR_DAYS', 'WORKING_DAYS'];

interface LimitDialogProps {
  /** The version that the form is filled in from. */
  readonly from: TimeLimitInput;
  /** Empty for a new version. */
  readonly validFrom: string;
  readonly onClose: () => void;
}

/** A new version of a time limit, in force from a day. */
export function LimitDialog({ from, validFrom, onClose }: LimitDialogProps) {
  const { t, term } = useWords();
  const { draft, putLimit } = useDraft();
  const { code } = from;
  const drafted = draft.limits.find((limit) => limit.code === code && limit.validFrom === validFrom);
  return (
    <ChangeDialog<LimitForm>
      title={t('calendar.limits.title')}
      changeKey={{ part: 'limits', code, validFrom }}
      defaults={limitForm(drafted ?? from, validFrom)}
      onSubmit={(values) => putLimit(limitInput(code, values))}
      onClose={onClose}
    >
      <Typography variant="h3">{term('limitCode', code)}</Typography>
      <LimitFields />
    </ChangeDialog>
  );
}

const digits = (text: string): string => text.replace(/\D/g, '').slice(0, 6);

function LimitFields() {
  const { t, term } = useWords();
  const unit = useWatch<LimitForm, 'unit'>({ name: 'unit' });
  const amount = {
    required: true,
    parse: digits,
    slotProps: { htmlInput: { inputMode: 'numeric' } },
  } as const;
  return (
    <>
      <DateInput source="validFrom" label={t('calendar.limits.validFrom')} required />
      <TextInput source="limit" label={t('calendar.limits.limit')} {...amount} />
      <ChoiceInput
        source="unit"
        label={t('calendar.limits.unit')}
        choices={UNITS.map((value) => ({ value, label: term('limitUnit', value) }))}
      />
      {unit === 'WORKING_MINUTES' ? null : (
        <CheckInput source="firstDayCounts" label={t('calendar.limits.countFirst')} />
      )}
      {unit === 'CALENDAR_DAYS' ? (
        <CheckInput source="rollsForward" label={t('calendar.limits.rollOn')} />
      ) : null}
      <TextInput source="remindAtPercent" label={t('calendar.limits.percent')} {...amount} />
      <TextInput
        source="headAfter"
        label={t('calendar.limits.headMinutes')}
        hint={t('calendar.limits.fromTheDue')}
        {...amount}
      />
      <TextInput
        source="overseerAfter"
        label={t('calendar.limits.overseerMinutes')}
        hint={t('calendar.limits.fromTheDue')}
        {...amount}
      />
      <TextInput source="source" label={t('calendar.day.source')} required multiline />
    </>
  );
}

import { Box, Typography } from '@mui/material';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import type { OfficeHoursWholeFragment, OfficeNameFragment } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { ChoiceInput, fieldMessage } from '../../shared/fields.tsx';
import { OfficePicker } from '../../shared/OfficePicker.tsx';
import { ChangeDialog } from '../draft/ChangeDialog.tsx';
import { useDraft } from '../draft/useDraft.ts';
import { useOfficesWithHours } from '../useCalendar.ts';
import { formHours, type HoursForm, hoursForm, inOrder, TIMES } from './hoursForm.ts';
import { standardHours } from './standardHours.ts';
import { TimeInput } from './TimeInput.tsx';

interface HoursDialogProps {
  /** Null: to be chosen in the form. */
  readonly office: OfficeNameFragment | null;
  /** The hours of its own that the form is filled in with. */
  readonly hours: OfficeHoursWholeFragment | null;
  readonly onClose: () => void;
}

interface OfficeHoursForm extends HoursForm {
  readonly officeId: string;
}

/** An office's own hours, or its return to the standard ones. */
export function HoursDialog({ office, hours, onClose }: HoursDialogProps) {
  const { t, office: officeName } = useWords();
  const { draft, putHours, remove } = useDraft();
  const { data: offices = [] } = useOfficesWithHours();
  return (
    <ChangeDialog<OfficeHoursForm>
      title={t('calendar.hours.title')}
      changeKey={{ part: 'hours', officeId: office?.id ?? '' }}
      defaults={{
        ...hoursForm(hours ?? standardHours(offices), hours !== null || office === null),
        officeId: office?.id ?? '',
      }}
      onSubmit={({ officeId, ...form }) => {
        const chosen = offices.find(({ id }) => id === officeId);
        const next = formHours(form);
        if (!chosen) return;
        if (next === null && !chosen.ownHours) remove({ part: 'hours', officeId });
        else putHours({ office: chosen, hours: next });
      }}
      onClose={onClose}
    >
      {office ? <Typography variant="h3">{officeName(office)}</Typography> : <OfficeInput />}
      {office && draft.hours.some((one) => one.office.id === office.id) ? (
        <Typography variant="caption">{t('calendar.hours.inDraft')}</Typography>
      ) : null}
      <HoursFields />
    </ChangeDialog>
  );
}

function OfficeInput() {
  const { t } = useWords();
  const { field, fieldState } = useController({
    name: 'officeId',
    rules: { required: 'problems.field.REQUIRED' },
  });
  return (
    <OfficePicker
      label={t('calendar.hours.office')}
      value={field.value || null}
      onChange={(id) => field.onChange(id ?? '')}
      error={fieldState.invalid}
      helperText={fieldMessage(fieldState.error?.message)}
    />
  );
}

function HoursFields() {
  const { t } = useWords();
  const which = useWatch<OfficeHoursForm, 'which'>({ name: 'which' });
  const { getValues } = useFormContext<OfficeHoursForm>();
  const ordered = (): string | true => {
    const hours = formHours(getValues());
    return hours === null || inOrder(hours) || 'problems.field.NOT_IN_ORDER';
  };
  return (
    <>
      <ChoiceInput
        source="which"
        label={t('calendar.hours.which')}
        row
        choices={[
          { value: 'STANDARD', label: t('calendar.hours.useStandard') },
          { value: 'OWN', label: t('calendar.hours.useOwn') },
        ]}
      />
      {which === 'OWN' ? (
        <>
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: '1fr 1fr' }}>
            {TIMES.map((name) => (
              <TimeInput
                key={name}
                source={name}
                label={t(`calendar.hours.${name}`)}
                // The order is told once, at the last of the four.
                {...(name === 'closesAt' ? { validate: ordered } : {})}
              />
            ))}
          </Box>
          <Typography variant="caption">{t('calendar.hours.lunchHint')}</Typography>
        </>
      ) : null}
    </>
  );
}

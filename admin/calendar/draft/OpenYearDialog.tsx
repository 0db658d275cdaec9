import { Typography } from '@mui/material';
import { useController } from 'react-hook-form';
import { useWords } from '../../i18n/useWords.ts';
import { DateField } from '../../shared/DateField.tsx';
import { CheckInput, fieldMessage, TextInput } from '../../shared/fields.tsx';
import { yearOf } from '../year/monthGrid.ts';
import { ChangeDialog } from './ChangeDialog.tsx';
import { useDraft } from './useDraft.ts';

/** The day's name in the data, which is the same in every language of the reader. */
const KURBAN_AIT = {
  nameKk: 'Құрбан айттың бірінші күні',
  nameRu: 'Первый день Курбан-айта',
  nameEn: 'First day of Kurban Ait',
} as const;

interface OpenYearForm {
  readonly date: string;
  readonly source: string;
  readonly expected: boolean;
}

interface OpenYearDialogProps {
  readonly year: number;
  readonly onClose: () => void;
}

/** A year that has no data yet: of all its days only the first day of Kurban Ait cannot be taken over. */
export function OpenYearDialog({ year, onClose }: OpenYearDialogProps) {
  const { t } = useWords();
  const { draft, putYear } = useDraft();
  const opened = draft.openYears.includes(year);
  const drafted = draft.days.find(({ date, kind }) => yearOf(date) === year && kind === 'FIXED_DAY_OFF');
  return (
    <ChangeDialog<OpenYearForm>
      title={t('calendar.openYear.title', { year })}
      changeKey={{ part: 'openYears', year }}
      defaults={
        opened && drafted
          ? { date: drafted.date, source: drafted.source, expected: drafted.expected }
          : { date: '', source: '', expected: true }
      }
      onSubmit={({ date, source, expected }) =>
        putYear({ date, kind: 'FIXED_DAY_OFF', ...KURBAN_AIT, source: source.trim(), expected })
      }
      onClose={onClose}
    >
      <Typography variant="body2" color="textSecondary">
        {t('calendar.openYear.hint')}
      </Typography>
      <KurbanAitDate year={year} />
      <TextInput source="source" label={t('calendar.day.source')} required />
      <CheckInput source="expected" label={t('calendar.day.expected')} />
    </ChangeDialog>
  );
}

function KurbanAitDate({ year }: { readonly year: number }) {
  const { t } = useWords();
  const { field, fieldState } = useController({
    name: 'date',
    rules: {
      required: 'problems.field.REQUIRED',
      validate: (date: string) => yearOf(date) === year || t('calendar.openYear.otherYear', { year }),
    },
  });
  return (
    <DateField
      name={field.name}
      label={t('calendar.openYear.date')}
      value={field.value}
      onChange={field.onChange}
      required
      error={fieldState.invalid}
      helperText={fieldMessage(fieldState.error?.message)}
      inputRef={field.ref}
    />
  );
}

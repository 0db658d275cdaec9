import { Typography } from '@mui/material';
import { useWatch } from 'react-hook-form';
import type { CalendarDayKind, CalendarDayWholeFragment } from '../../generated/graphql.ts';
import { CheckInput, ChoiceInput, TextInput } from '../../shared/fields.tsx';
import { useCalendarWords } from '../useCalendarWords.ts';
import { isWeekend } from '../year/monthGrid.ts';
import { ChangeDialog } from './ChangeDialog.tsx';
import { type DayForm, dayChange, dayForm, isStored, NOTHING } from './dayForm.ts';
import { useDraft } from './useDraft.ts';

const ON_WEEKDAYS: readonly CalendarDayKind[] = ['HOLIDAY', 'FIXED_DAY_OFF', 'FREED'];
const ON_WEEKENDS: readonly CalendarDayKind[] = ['HOLIDAY', 'FIXED_DAY_OFF', 'WORKED'];

interface DayDialogProps {
  readonly day: CalendarDayWholeFragment;
  readonly onClose: () => void;
}

/** What a day is to be: only what its weekday allows. */
export function DayDialog({ day, onClose }: DayDialogProps) {
  const { t, fullDate, dayReason } = useCalendarWords();
  const { draft, putDay, remove } = useDraft();
  const drafted = draft.days.find(({ date }) => date === day.date);
  const key = { part: 'days', date: day.date } as const;
  return (
    <ChangeDialog<DayForm>
      title={fullDate(day.date)}
      changeKey={key}
      defaults={dayForm(day, drafted)}
      onSubmit={(values) => {
        const change = dayChange(day.date, values);
        if (isStored(day, change)) remove(key);
        else putDay(change);
      }}
      onClose={onClose}
    >
      <Typography variant="body2" color="textSecondary">
        {dayReason(day)}
        {drafted ? `. ${t('calendar.day.inDraft')}` : ''}
      </Typography>
      <DayFields kinds={isWeekend(day.date) ? ON_WEEKENDS : ON_WEEKDAYS} />
    </ChangeDialog>
  );
}

function DayFields({ kinds }: { readonly kinds: readonly CalendarDayKind[] }) {
  const { t, term } = useCalendarWords();
  const kind = useWatch<DayForm, 'kind'>({ name: 'kind' });
  const named = kind === 'HOLIDAY' || kind === 'FIXED_DAY_OFF';
  return (
    <>
      <ChoiceInput
        source="kind"
        label={t('calendar.day.kind')}
        choices={[
          { value: NOTHING, label: t('calendar.day.nothing') },
          ...kinds.map((value) => ({ value, label: term('calendarDayKind', value) })),
        ]}
      />
      {named ? (
        <>
          <TextInput source="nameKk" label={t('calendar.day.nameKk')} required lang="kk" />
          <TextInput source="nameRu" label={t('calendar.day.nameRu')} required lang="ru" />
          <TextInput source="nameEn" label={t('calendar.day.nameEn')} required lang="en" />
        </>
      ) : null}
      {kind === NOTHING ? null : <TextInput source="source" label={t('calendar.day.source')} required />}
      {named ? <CheckInput source="expected" label={t('calendar.day.expected')} /> : null}
    </>
  );
}

import { Box } from '@mui/material';
import type { CalendarDayWholeFragment } from '../../generated/graphql.ts';
import type { DayChange } from '../draft/draft.ts';
import { useCalendarWords } from '../useCalendarWords.ts';
import { DAY_MARKS, drawnKind } from './dayMarks.ts';
import { addDays, dayOf, monthGrid } from './monthGrid.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Any Monday: its week lends the weekdays their names. */
const MONDAY = '2025-01-06';

const UNSEEN = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;

interface MonthTableProps {
  readonly year: number;
  readonly month: number;
  readonly days: ReadonlyMap<string, CalendarDayWholeFragment>;
  readonly changes: ReadonlyMap<string, DayChange>;
  readonly today: string;
  /** The one day that the Tab key reaches; null where nothing can be changed. */
  readonly reachable: string | null;
  readonly onChoose: (date: string) => void;
}

/** One month, a week a row from Monday; for ADMIN a grid whose days can be chosen. */
export function MonthTable(props: MonthTableProps) {
  const { year, month, days } = props;
  const { t, weekday } = useCalendarWords();
  const weeks = monthGrid(year, month);
  const working = weeks.flat().filter((date) => date !== null && days.get(date)?.working).length;
  return (
    <Box
      component="table"
      role={props.reachable === null ? undefined : 'grid'}
      data-month={month}
      sx={{ borderCollapse: 'collapse', width: '100%', '& td, & th': { p: '1px', textAlign: 'center' } }}
    >
      <Box component="caption" sx={{ textAlign: 'left', pb: 0.5, fontWeight: 600, fontSize: '0.9375rem' }}>
        {t(`calendar.month.m${month}`)}{' '}
        <Box component="span" sx={{ fontWeight: 400, fontSize: '0.8125rem', color: 'text.secondary' }}>
          {t('calendar.year.workingDays', { count: working })}
        </Box>
      </Box>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <Box
              component="th"
              key={day}
              scope="col"
              abbr={weekday(addDays(MONDAY, day - 1))}
              sx={{ fontSize: '0.75rem', fontWeight: 600, color: 'text.secondary' }}
            >
              {t(`calendar.weekday.d${day}`)}
            </Box>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((date) => date !== null)}>
            {week.map((date, index) => {
              const day = date === null ? undefined : days.get(date);
              return <td key={date ?? WEEKDAYS[index]}>{day ? <Day {...props} day={day} /> : null}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </Box>
  );
}

function Day({
  day,
  changes,
  today,
  reachable,
  onChoose,
}: MonthTableProps & { readonly day: CalendarDayWholeFragment }) {
  const { t, dayLabel, saidDay } = useCalendarWords();
  const change = changes.get(day.date);
  const kind = drawnKind(day, change);
  const expected = change ? change.expected : day.expected;
  const label = [
    dayLabel(day),
    change && `${t('calendar.year.changed')}: ${saidDay({ ...change, name: namesOf(change) })}`,
    day.date === today && t('calendar.year.today'),
  ]
    .filter(Boolean)
    .join('; ');
  const shared = {
    'data-kind': kind,
    'data-date': day.date,
    'data-changed': change ? '' : undefined,
    'aria-current': day.date === today ? ('date' as const) : undefined,
    title: label,
  };
  const drawn = (
    <>
      {dayOf(day.date)}
      <i aria-hidden>{`${DAY_MARKS[kind]}${expected ? '?' : ''}`}</i>
    </>
  );
  if (reachable === null) {
    return (
      <span {...shared}>
        <span aria-hidden>{drawn}</span>
        <Box component="span" sx={UNSEEN}>
          {label}
        </Box>
      </span>
    );
  }
  return (
    <button
      type="button"
      {...shared}
      aria-label={label}
      tabIndex={day.date === reachable ? 0 : -1}
      onClick={() => onChoose(day.date)}
      style={{ cursor: 'pointer' }}
    >
      {drawn}
    </button>
  );
}

const namesOf = ({ nameKk, nameRu, nameEn }: DayChange) =>
  nameKk || nameRu || nameEn ? { kk: nameKk, ru: nameRu, en: nameEn } : null;

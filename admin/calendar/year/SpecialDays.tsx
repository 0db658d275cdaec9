import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { CalendarDayWholeFragment } from '../../generated/graphql.ts';
import { Section } from '../../shared/Section.tsx';
import { useCalendarWords } from '../useCalendarWords.ts';

const PLAIN = new Set(['WORKING', 'WEEKEND']);

/** The days that differ from their weekday: what, why, from which source, moved from where and to where. */
export function SpecialDays({ days }: { readonly days: readonly CalendarDayWholeFragment[] }) {
  const { t, term, dayMonth, weekday, localName, source } = useCalendarWords();
  const special = days.filter(({ kind, entry }) => entry !== null || !PLAIN.has(kind));
  const movedTo = new Map(
    days.flatMap(({ date, movedFrom }) => (movedFrom ? [[movedFrom, date] as const] : [])),
  );
  return (
    <Section title={t('calendar.year.special')}>
      {special.length === 0 ? (
        <Typography color="textSecondary">{t('calendar.year.noSpecial')}</Typography>
      ) : (
        <Table size="small" aria-label={t('calendar.year.special')}>
          <TableHead>
            <TableRow>
              <TableCell>{t('calendar.year.date')}</TableCell>
              <TableCell>{t('calendar.year.name')}</TableCell>
              <TableCell>{t('calendar.year.kind')}</TableCell>
              <TableCell>{t('calendar.year.source')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {special.map((day) => {
              const to = movedTo.get(day.date);
              const notes = [
                day.movedFrom && t('calendar.year.movedFrom', { day: dayMonth(day.movedFrom) }),
                to && t('calendar.year.movedTo', { day: dayMonth(to) }),
                day.expected && t('calendar.year.expected'),
              ].filter((note) => typeof note === 'string');
              return (
                <TableRow key={day.date} data-special={day.date}>
                  <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
                    {dayMonth(day.date)}, {weekday(day.date)}
                  </TableCell>
                  <TableCell>{localName(day.name)}</TableCell>
                  <TableCell>
                    {term('dayKind', day.kind)}
                    {notes.map((note) => (
                      <Typography key={note} variant="caption" component="div">
                        {note}
                      </Typography>
                    ))}
                  </TableCell>
                  <TableCell sx={{ color: 'text.secondary' }}>
                    {day.source ? source(day.source) : ''}
                  </TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      )}
    </Section>
  );
}

import { Box } from '@mui/material';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useToday } from '../../deadlines/useNow.ts';
import type { CalendarDayWholeFragment } from '../../generated/graphql.ts';
import type { DayChange } from '../draft/draft.ts';
import { DAY_LOOKS } from './dayMarks.ts';
import { MonthTable } from './MonthTable.tsx';
import { moveDay, yearOf } from './monthGrid.ts';

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

interface MonthsGridProps {
  readonly year: number;
  readonly days: readonly CalendarDayWholeFragment[];
  readonly changes: ReadonlyMap<string, DayChange>;
  /** Absent where nothing can be changed. */
  readonly onChoose?: ((day: CalendarDayWholeFragment) => void) | undefined;
}

/** The twelve months; the arrow keys go from day to day and over the ends of months, Tab only in and out. */
export function MonthsGrid({ year, days, changes, onChoose }: MonthsGridProps) {
  const today = useToday();
  const grid = useRef<HTMLDivElement>(null);
  const [last, setLast] = useState<string | null>(null);
  const start = yearOf(today) === year ? today : `${year}-01-01`;
  const reachable = last !== null && yearOf(last) === year ? last : start;
  const byDate = new Map(days.map((day) => [day.date, day]));

  const focus = (date: string): void => {
    setLast(date);
    grid.current?.querySelector<HTMLElement>(`[data-date="${date}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const from = event.target instanceof HTMLElement ? event.target.dataset.date : undefined;
    if (!from || event.ctrlKey || event.altKey || event.metaKey) return;
    const to = moveDay(from, event.key);
    if (to === null) return;
    event.preventDefault();
    focus(to);
  };
  const choose = (date: string): void => {
    setLast(date);
    const day = byDate.get(date);
    if (day) onChoose?.(day);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the days' buttons, in whichever month
    <div ref={grid} onKeyDown={onChoose ? onKeyDown : undefined}>
      <Box
        sx={{
          ...DAY_LOOKS,
          display: 'grid',
          gap: 3,
          alignItems: 'start',
          gridTemplateColumns: 'repeat(auto-fill, minmax(272px, 1fr))',
        }}
      >
        {MONTHS.map((month) => (
          <MonthTable
            key={month}
            year={year}
            month={month}
            days={byDate}
            changes={changes}
            today={today}
            reachable={onChoose ? reachable : null}
            onChoose={choose}
          />
        ))}
      </Box>
    </div>
  );
}

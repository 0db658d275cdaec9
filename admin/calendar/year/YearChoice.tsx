import { Button, Stack } from '@mui/material';
import { Link } from 'react-router-dom';
import { useWords } from '../../i18n/useWords.ts';

/** The way to the years that have data: all of them, the one before, the one after. */
export function YearChoice({ year, years }: { readonly year: number; readonly years: readonly number[] }) {
  const { t } = useWords();
  const previous = years.filter((other) => other < year).at(-1);
  const next = years.find((other) => other > year);
  const step = (to: number | undefined, sign: string, key: string) => (
    <Button
      component={Link}
      to={`/calendar/${to ?? year}`}
      aria-label={
        to === undefined ? t(`calendar.year.${key}`, { year: '' }) : t(`calendar.year.${key}`, { year: to })
      }
      disabled={to === undefined}
      data-step={key}
      sx={{ minWidth: 40 }}
    >
      {sign}
    </Button>
  );
  return (
    <Stack
      component="nav"
      aria-label={t('calendar.year.choose')}
      direction="row"
      sx={{ flexWrap: 'wrap', gap: 0.5 }}
    >
      {step(previous, '‹', 'previous')}
      {years.map((other) => (
        <Button
          key={other}
          component={Link}
          to={`/calendar/${other}`}
          variant={other === year ? 'contained' : 'text'}
          aria-current={other === year ? 'page' : undefined}
          sx={{ minWidth: 56, px: 1 }}
        >
          {other}
        </Button>
      ))}
      {step(next, '›', 'next')}
    </Stack>
  );
}

import { Box } from '@mui/material';
import { useWords } from '../../i18n/useWords.ts';
import { DAY_LOOKS, DAY_MARKS, MARKED_KINDS } from './dayMarks.ts';

/** What each mark of the year view means. */
export function Legend({ editable }: { readonly editable: boolean }) {
  const { t, term } = useWords();
  return (
    <Box
      component="ul"
      aria-label={t('calendar.year.legend')}
      sx={{
        ...DAY_LOOKS,
        listStyle: 'none',
        m: 0,
        mt: 2,
        p: 0,
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 2.5,
        rowGap: 0.75,
        fontSize: '0.8125rem',
        '& li': { display: 'flex', alignItems: 'center', gap: 0.75 },
      }}
    >
      {MARKED_KINDS.map((kind) => (
        <li key={kind}>
          <span aria-hidden data-kind={kind}>
            1<i>{DAY_MARKS[kind]}</i>
          </span>
          {term('dayKind', kind)}
        </li>
      ))}
      <li>
        <span aria-hidden data-kind="FIXED_DAY_OFF">
          1<i>{DAY_MARKS.FIXED_DAY_OFF}?</i>
        </span>
        {t('calendar.year.expected')}
      </li>
      {editable ? (
        <li>
          <span aria-hidden data-kind="WORKING" data-changed="">
            1
          </span>
          {t('calendar.year.changed')}
        </li>
      ) : null}
    </Box>
  );
}

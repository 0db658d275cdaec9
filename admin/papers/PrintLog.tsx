import { Box, Typography } from '@mui/material';
import type { PaperWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';

interface PrintLogProps {
  readonly prints: PaperWholeFragment['prints'];
  /** Of the paper. */
  readonly name: string;
}

/** How often a paper was printed and when last; opened, every print. */
export function PrintLog({ prints, name }: PrintLogProps) {
  const { t, dateTime } = useWords();
  const last = prints.at(-1);
  if (!last)
    return (
      <Typography variant="caption" component="p">
        {t('papers.neverPrinted')}
      </Typography>
    );
  const words = t('papers.printedTimes', {
    smart_count: prints.length,
    time: dateTime(last.at),
    name: last.by.shortName,
  });
  if (prints.length === 1)
    return (
      <Typography variant="caption" component="p" data-testid="print-log">
        {words}
      </Typography>
    );
  return (
    <Box component="details" sx={{ fontSize: '0.8125rem' }} data-testid="print-log">
      <Box
        component="summary"
        aria-label={`${name}. ${words}`}
        sx={{ cursor: 'pointer', color: 'text.secondary', minHeight: 24, width: 'fit-content' }}
      >
        {words}
      </Box>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, pl: 2 }}>
        {[...prints].reverse().map(({ at, by }) => (
          <Typography key={`${at} ${by.id}`} variant="caption" component="li">
            {t('papers.printLine', { time: dateTime(at), name: by.fullName })}
          </Typography>
        ))}
      </Box>
    </Box>
  );
}

import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useId } from 'react';
import type { DueExplanationWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { Facts } from '../shared/Facts.tsx';
import { colours } from '../theme/palette.ts';
import { type DayLine, explanationLines, hoursWords, ruleWords } from './explanationLines.ts';
import { sourceWords } from './sourceWords.ts';

// A term of 22 working days is long on a screen and whole on paper.
const SCROLLED = { maxHeight: 560, overflowY: 'auto', '@media print': { maxHeight: 'none' } } as const;

interface DueExplanationPanelProps {
  readonly explanation: DueExplanationWholeFragment;
}

/** How a due time came about, for an official and for the applicant at the counter: the rule, each day, the result. */
export function DueExplanationPanel({ explanation }: DueExplanationPanelProps) {
  const { t, locale, term, longDate, time } = useWords();
  const reader = { t, locale };
  const { limit, startedAt, dueAt } = explanation;
  const tableTitle = useId();
  return (
    <Box data-explanation={limit.code} sx={{ fontSize: '0.875rem' }}>
      <Facts
        labelWidth={140}
        facts={[
          [t('due.step'), term('limitCode', limit.code)],
          [t('due.began'), `${longDate(startedAt)}, ${time(startedAt)}`],
          [t('due.rule'), ruleWords(explanation, reader)],
          [t('due.hours'), hoursWords(explanation, reader)],
          [t('due.source'), sourceWords(limit.source, t)],
        ]}
      />
      <Typography id={tableTitle} variant="h3" sx={{ mt: 2, mb: 0.5 }}>
        {t('due.days')}
      </Typography>
      <Box role="region" aria-labelledby={tableTitle} tabIndex={0} sx={SCROLLED}>
        <Table size="small" stickyHeader aria-labelledby={tableTitle}>
          <TableHead>
            <TableRow>
              <TableCell sx={{ pl: 0 }}>{t('due.day')}</TableCell>
              <TableCell>{t('due.whatDay')}</TableCell>
              <TableCell>{t('due.howCounted')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {explanationLines(explanation, reader).map((line) => (
              <DayRow key={line.date} line={line} />
            ))}
          </TableBody>
        </Table>
      </Box>
      <Typography sx={{ mt: 1.5, fontWeight: 600 }} data-due-at={dueAt}>
        {t('due.result')}: {longDate(dueAt)}, {time(dueAt)}
      </Typography>
    </Box>
  );
}

function DayRow({ line }: { readonly line: DayLine }) {
  const { counted, last } = line;
  return (
    <TableRow
      data-day={line.date}
      sx={{
        '& td, & th': {
          color: counted || last ? 'text.primary' : 'text.secondary',
          fontWeight: last ? 600 : 400,
          backgroundColor: last ? colours.tealSoft : undefined,
        },
      }}
    >
      <TableCell component="th" scope="row" sx={{ pl: 0, whiteSpace: { sm: 'nowrap' } }}>
        <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {line.day}
        </Box>
        , {line.weekday}
      </TableCell>
      <TableCell>{line.kind}</TableCell>
      <TableCell sx={{ fontVariantNumeric: 'tabular-nums' }}>{line.count}</TableCell>
    </TableRow>
  );
}

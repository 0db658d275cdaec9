import { Box, Paper, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { TimeLeft } from '../deadlines/TimeLeft.tsx';
import type { TimedClock } from '../deadlines/timeLeft.ts';
import type { CaseWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { earlierOf, serviceDues } from './serviceDues.ts';

/** The due time that governs, and the two of the whole service with the earlier one named (I-33); nothing once closed. */
export function DueSummary({ record }: { readonly record: CaseWholeFragment }) {
  const { t, term } = useWords();
  const { due, serviceDue } = record;
  if (!due) return null;
  const service = serviceDue ? serviceDues(serviceDue, record) : null;
  const earlier = serviceDue ? earlierOf(serviceDue) : null;
  // The nearest may be that of the whole service, which stands beside it anyway.
  const nearest = service && (due.step === 'STANDARD' || due.step === 'STANDARD_AKIM') ? null : due;
  return (
    <Paper
      variant="outlined"
      data-testid="due-summary"
      sx={{
        px: 2,
        py: 1.5,
        mb: 2,
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: '1fr', md: `repeat(${(nearest ? 1 : 0) + (service ? 2 : 0)}, 1fr)` },
      }}
    >
      {nearest ? (
        <DueFact label={`${t('due.nearest')}: ${term('limitCode', nearest.step)}`} clock={nearest} />
      ) : null}
      {service ? (
        <>
          <DueFact
            label={`${t('due.service')}. ${t('due.standard')}`}
            clock={service.standard}
            note={earlier === 'standard' ? t('due.earlier') : earlier === 'both' ? t('due.same') : null}
          />
          <DueFact
            label={`${t('due.service')}. ${t('due.chain')}`}
            clock={service.chain}
            note={earlier === 'chain' ? t('due.earlier') : null}
          />
        </>
      ) : null}
    </Paper>
  );
}

interface DueFactProps {
  readonly label: string;
  readonly clock: TimedClock;
  readonly note?: ReactNode;
}

function DueFact({ label, clock, note }: DueFactProps) {
  return (
    <Box>
      <Typography variant="caption" component="div">
        {label}
      </Typography>
      <Typography component="div" variant="body2">
        <TimeLeft clock={clock} exact />
      </Typography>
      {note ? (
        <Typography variant="caption" component="div" sx={{ fontWeight: 600, color: 'text.primary' }}>
          {note}
        </Typography>
      ) : null}
    </Box>
  );
}

import Check from '@mui/icons-material/Check';
import ErrorIcon from '@mui/icons-material/Error';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import RemoveCircleOutline from '@mui/icons-material/RemoveCircleOutlined';
import { Box, type SvgIconProps, Typography } from '@mui/material';
import type { ComponentType, ReactNode } from 'react';
import type { CaseLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { problemOfValue } from '../providers/problem.ts';
import { problemWords } from '../providers/problemWords.ts';
import { tones } from '../theme/palette.ts';
import { numberOf } from './numberOf.ts';
import type { ReassignResult } from './reassignBatches.ts';

type State = 'IDLE' | 'RUNNING' | 'STOPPING' | 'DONE' | 'STOPPED' | 'BROKEN';

interface ReassignedCasesProps {
  readonly cases: readonly CaseLineFragment[];
  readonly results: readonly ReassignResult[];
  readonly state: State;
}

/** The chosen cases, and once they are sent what became of each, in words with a shape of their own. */
export function ReassignedCases({ cases, results, state }: ReassignedCasesProps) {
  const { t, term } = useWords();
  return (
    <Box
      component="ul"
      // Scrolled with the keyboard.
      tabIndex={0}
      aria-label={t('many.cases')}
      sx={{ m: 0, pl: 2.5, maxHeight: 320, overflowY: 'auto' }}
    >
      {cases.map((record) => {
        const result = results.find(({ caseId }) => caseId === record.id);
        return (
          <Box
            component="li"
            key={record.id}
            data-reassigned={record.id}
            data-result={result ? (result.problem?.code ?? 'DONE') : undefined}
          >
            <Box component="span" sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
              {numberOf(record) ?? t('cases.noNumber')}
            </Box>
            {`, ${term('status', record.status)}, ${record.executor?.shortName ?? t('app.none')}`}
            <ResultLine result={result} state={state} />
          </Box>
        );
      })}
    </Box>
  );
}

function ResultLine({
  result,
  state,
}: {
  readonly result: ReassignResult | undefined;
  readonly state: State;
}) {
  const { t, term } = useWords();
  if (result?.problem) {
    const reason = problemWords(t, problemOfValue(result.problem));
    return (
      <Line icon={ErrorIcon} colour={tones.returned.text}>
        {t('many.failed', { reason })}
      </Line>
    );
  }
  if (result)
    return (
      <Line icon={Check} colour={tones.done.text}>
        {term('done', 'reassignExecutor')}
      </Line>
    );
  if (state === 'IDLE') return null;
  const waits = state === 'RUNNING' || state === 'STOPPING';
  return (
    <Line icon={waits ? HourglassEmpty : RemoveCircleOutline} colour="text.secondary">
      {t(waits ? 'batches.waiting' : 'batches.notSent')}
    </Line>
  );
}

interface LineProps {
  readonly icon: ComponentType<SvgIconProps>;
  readonly colour: string;
  readonly children: ReactNode;
}

const Line = ({ icon: Icon, colour, children }: LineProps) => (
  <Typography
    variant="body2"
    component="div"
    sx={{ display: 'flex', gap: 0.5, alignItems: 'center', color: colour }}
  >
    <Icon fontSize="inherit" aria-hidden />
    {children}
  </Typography>
);

import Check from '@mui/icons-material/Check';
import ErrorIcon from '@mui/icons-material/Error';
import { Alert, Box, Typography } from '@mui/material';
import type { CaseLineFragment, ReassignCasesMutation } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { problemOfValue } from '../providers/problem.ts';
import { problemWords } from '../providers/problemWords.ts';
import { tones } from '../theme/palette.ts';
import { numberOf } from './CaseTable.tsx';

type Result = ReassignCasesMutation['reassignCases'][number];

interface ReassignedCasesProps {
  readonly cases: readonly CaseLineFragment[];
  /** null: nothing was sent yet. */
  readonly results: readonly Result[] | null;
}

/** The chosen cases, and once they were sent what became of each, in words with a shape of their own. */
export function ReassignedCases({ cases, results }: ReassignedCasesProps) {
  const { t, term } = useWords();
  const done = results?.filter(({ problem }) => !problem).length ?? 0;
  return (
    <>
      {results ? (
        <Alert severity={done === cases.length ? 'success' : 'warning'} role="status">
          {t('many.done', { done, all: results.length })}
        </Alert>
      ) : null}
      <Box
        component="ul"
        aria-label={t('many.cases')}
        sx={{ m: 0, pl: 2.5, maxHeight: 280, overflowY: 'auto' }}
      >
        {cases.map((record) => (
          <Box component="li" key={record.id} data-reassigned={record.id}>
            <Box component="span" sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
              {numberOf(record) ?? t('cases.noNumber')}
            </Box>
            {`, ${term('status', record.status)}, ${record.executor?.shortName ?? t('app.none')}`}
            <ResultLine result={results?.find(({ caseId }) => caseId === record.id)} />
          </Box>
        ))}
      </Box>
    </>
  );
}

function ResultLine({ result }: { readonly result: Result | undefined }) {
  const { t, term } = useWords();
  if (!result) return null;
  const { problem } = result;
  const Icon = problem ? ErrorIcon : Check;
  return (
    <Typography
      variant="body2"
      component="div"
      sx={{
        display: 'flex',
        gap: 0.5,
        alignItems: 'center',
        color: problem ? tones.returned.text : tones.done.text,
      }}
    >
      <Icon fontSize="inherit" aria-hidden />
      {problem
        ? t('many.failed', { reason: problemWords(t, problemOfValue(problem)) })
        : term('done', 'reassignExecutor')}
    </Typography>
  );
}

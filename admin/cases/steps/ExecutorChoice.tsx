import {
  Alert,
  Box,
  FormControl,
  FormControlLabel,
  FormHelperText,
  FormLabel,
  Radio,
  RadioGroup,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useDataProvider } from 'react-admin';
import { useController } from 'react-hook-form';
import type { CandidateWholeFragment } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { suggestionWords } from '../../oversight/suggestionWords.ts';
import type { KomekDataProvider } from '../../providers/dataProvider.ts';
import { refusalWords } from '../../providers/problemWords.ts';
import { fieldMessage } from '../../shared/fields.tsx';
import { LoadingLines } from '../../shared/LoadingLines.tsx';
import { colours } from '../../theme/palette.ts';

interface ExecutorChoiceProps {
  /** The case that needs one; null where many are given at once. */
  readonly caseId: string | null;
}

/**
 * The executors of the office with what lies on their desks; one of them marked as suggested, with the reason. Nobody is
 * chosen beforehand: the choice is the head's.
 */
export function ExecutorChoice({ caseId }: ExecutorChoiceProps) {
  const { t } = useWords();
  const id = useId();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const { data, isPending, error } = useQuery({
    queryKey: ['executorCandidates', caseId],
    queryFn: () => dataProvider.executorCandidates(caseId),
    // Desks change by the minute: an older answer would suggest whoever was suggested then.
    staleTime: 0,
    gcTime: 0,
  });
  const { field, fieldState } = useController({
    name: 'executorId',
    defaultValue: '',
    rules: { required: 'problems.field.REQUIRED' },
  });
  if (isPending) return <LoadingLines rows={3} />;
  if (error) return <Alert severity="error">{error.message}</Alert>;
  if (data.length === 0) return <Alert severity="warning">{t('dialog.candidatesEmpty')}</Alert>;
  return (
    <FormControl error={fieldState.invalid} component="fieldset" required>
      <FormLabel component="legend" id={id} sx={{ fontSize: '0.875rem', fontWeight: 600, mb: 0.5 }}>
        {t('dialog.candidates')}
      </FormLabel>
      <RadioGroup aria-labelledby={id} {...field} value={field.value ?? ''}>
        {data.map((candidate) => (
          <FormControlLabel
            key={candidate.user.id}
            value={candidate.user.id}
            disabled={candidate.refusal !== null}
            data-candidate={candidate.user.id}
            sx={{
              alignItems: 'flex-start',
              mr: 0,
              ...(candidate.suggestion ? { backgroundColor: colours.tealSoft, borderRadius: 1 } : {}),
            }}
            control={<Radio size="small" sx={{ py: 0.5 }} />}
            label={<CandidateLines candidate={candidate} />}
          />
        ))}
      </RadioGroup>
      {data.some(({ suggestion }) => suggestion !== null) ? null : (
        <FormHelperText error={false}>{t('candidate.nobody')}</FormHelperText>
      )}
      {fieldState.error ? <FormHelperText>{fieldMessage(fieldState.error.message)}</FormHelperText> : null}
    </FormControl>
  );
}

function CandidateLines({ candidate }: { readonly candidate: CandidateWholeFragment }) {
  const { t, date, dateTime } = useWords();
  const { user, openCases, lateCases, nextDueAts, absences, absentNow, refusal, suggestion } = candidate;
  const desk = [
    t('dialog.openCases', { count: openCases }),
    ...(lateCases > 0 ? [t('candidate.late', { count: lateCases })] : []),
    ...(nextDueAts.length > 0
      ? [t('candidate.nearest', { times: nextDueAts.map(dateTime).join(', ') })]
      : []),
  ];
  return (
    <Box sx={{ py: 0.5 }}>
      <Box component="span" sx={{ fontWeight: suggestion ? 600 : 400 }}>
        {user.fullName}
      </Box>
      {suggestion ? (
        <Box
          component="span"
          sx={{ ml: 1, fontSize: '0.8125rem', fontWeight: 600, color: 'primary.main' }}
          data-suggested
        >
          {t('candidate.suggested')}
        </Box>
      ) : null}
      <Typography variant="caption" component="div">
        {desk.join('; ')}
      </Typography>
      {absences.map(({ id, from, to }) => (
        <Typography key={id} variant="caption" component="div" sx={{ fontWeight: absentNow ? 600 : 400 }}>
          {t('candidate.away', { from: date(from), to: date(to) })}
        </Typography>
      ))}
      {suggestion ? (
        <Typography variant="caption" component="div" sx={{ color: 'text.primary' }}>
          {suggestionWords(t, suggestion)}
        </Typography>
      ) : null}
      {refusal ? (
        <Typography variant="caption" component="div" sx={{ color: 'error.main' }}>
          {refusalWords(t, refusal)}
        </Typography>
      ) : null}
    </Box>
  );
}

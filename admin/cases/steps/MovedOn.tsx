import { Alert, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import type { CaseWholeFragment } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { refusalWords } from '../../providers/problemWords.ts';
import type { StepName } from '../../providers/transitions.ts';
import { storySentence } from '../story/storySentence.ts';

interface MovedOnProps {
  readonly name: StepName;
  readonly record: CaseWholeFragment;
  /** The version that the dialog was opened with. */
  readonly seenVersion: number;
  /** What was typed so far; empty when nothing was. */
  readonly typed: () => string;
  readonly onGoOn: () => void;
}

/** Says who has moved the case while the dialog was open, and leaves it to the reader whether to go on. */
export function MovedOn({ name, record, seenVersion, typed, onGoOn }: MovedOnProps) {
  const { t, time } = useWords();
  const [copied, setCopied] = useState<'copied' | 'copyFailed' | null>(null);
  const since = record.history.filter(({ seq }) => seq > seenVersion);
  const step = record.availableTransitions.find((one) => one.name === name);
  const allowed = step?.allowed === true;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(typed());
      setCopied('copied');
    } catch {
      // A page without TLS has no clipboard.
      setCopied('copyFailed');
    }
  };
  return (
    <Alert severity="warning" role="alert" data-testid="moved-on">
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {t('dialog.movedOn')}
      </Typography>
      {since.map((event) => (
        <Typography key={event.id} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {time(event.at)}. {storySentence(t, event).text}
        </Typography>
      ))}
      <Typography variant="body2" sx={{ mt: 0.5 }}>
        {allowed ? t('dialog.goOnHint') : t('dialog.impossible')}
        {!allowed && step?.refusal && step.refusal.code !== 'WRONG_STATUS'
          ? ` ${refusalWords(t, step.refusal)}`
          : null}
      </Typography>
      <Stack direction="row" sx={{ mt: 1, gap: 1, flexWrap: 'wrap' }}>
        {allowed ? (
          <Button size="small" variant="outlined" color="inherit" onClick={onGoOn} data-testid="go-on">
            {t('dialog.goOn')}
          </Button>
        ) : null}
        {typed() === '' ? null : (
          <Button size="small" color="inherit" onClick={() => void copy()} data-testid="copy-typed">
            {t('dialog.copyText')}
          </Button>
        )}
      </Stack>
      <div role="status">{copied ? t(`dialog.${copied}`) : null}</div>
    </Alert>
  );
}

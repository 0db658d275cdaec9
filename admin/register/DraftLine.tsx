import { Alert, Button, Typography } from '@mui/material';
import { useWords } from '../i18n/useWords.ts';
import type { Draft } from './draft/draft.ts';

interface DraftLineProps {
  readonly restored: Draft | null;
  /** Whether everything typed is kept here. */
  readonly whole: boolean;
  readonly onDiscard: () => void;
}

/** Says that a draft was restored, and what is kept where nothing can be encrypted. */
export function DraftLine({ restored, whole, onDiscard }: DraftLineProps) {
  const { t, time, dateTime } = useWords();
  const sent = restored?.content.attempt;
  const iso = (at: number): string => new Date(at).toISOString();
  return (
    <>
      {restored ? (
        <Alert
          severity={sent ? 'warning' : 'info'}
          role="status"
          data-testid="draft-restored"
          sx={{ mb: 2, py: 0 }}
          action={
            <Button color="inherit" size="small" onClick={onDiscard}>
              {t('register.draftDiscard')}
            </Button>
          }
        >
          {t('register.draftRestored', { time: time(iso(restored.savedAt)) })}{' '}
          {sent ? t('register.draftSent', { time: dateTime(iso(sent.sentAt)) }) : null}
        </Alert>
      ) : null}
      {whole ? null : (
        <Typography variant="body2" sx={{ mb: 1.5 }} data-testid="draft-partly">
          {t('register.draftPartly')}
        </Typography>
      )}
    </>
  );
}

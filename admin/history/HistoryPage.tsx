import { Alert, Button, Stack, Typography } from '@mui/material';
import { useWords } from '../i18n/useWords.ts';
import { Facts } from '../shared/Facts.tsx';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { PageHeading } from '../shared/PageHeading.tsx';
import { Section } from '../shared/Section.tsx';
import { ProofResult } from './ProofResult.tsx';
import { useHistoryHead, useProof } from './useHistory.ts';

/** How far the history is sealed, and the proof that nobody has touched it. */
export function HistoryPage() {
  const { t, number, dateTime } = useWords();
  const head = useHistoryHead();
  const proof = useProof();
  return (
    <>
      <PageHeading title={t('history.title')} />
      <Typography color="textSecondary" sx={{ mb: 2, maxWidth: '75ch' }}>
        {t('history.hint')}
      </Typography>
      <Section title={t('history.head')}>
        {head.error ? <Alert severity="error">{head.error.message}</Alert> : null}
        {head.data === undefined && !head.error ? <LoadingLines rows={3} /> : null}
        {head.data === null ? <Typography>{t('history.noHead')}</Typography> : null}
        {head.data ? (
          <Facts
            facts={[
              [t('history.block'), number(head.data.block)],
              [t('history.sealedAt'), dateTime(head.data.sealedAt)],
              [t('history.rows'), number(head.data.rows)],
              [t('history.hash'), <code key="hash">{head.data.hash}</code>],
            ]}
          />
        ) : null}
      </Section>
      <Stack direction="row" useFlexGap sx={{ gap: 1, mb: 2, flexWrap: 'wrap' }}>
        <Button
          variant="contained"
          disabled={proof.isPending}
          onClick={() => proof.mutate('recent')}
          data-testid="prove-recent"
        >
          {t('history.recent')}
        </Button>
        <Button
          variant="outlined"
          disabled={proof.isPending}
          onClick={() => proof.mutate('whole')}
          data-testid="prove-whole"
        >
          {t('history.whole')}
        </Button>
      </Stack>
      <div aria-live="polite">
        {proof.isPending ? <Alert severity="info">{t('history.proving')}</Alert> : null}
        {proof.error ? <Alert severity="error">{proof.error.message}</Alert> : null}
        {proof.data && !proof.isPending ? <ProofResult proof={proof.data} /> : null}
      </div>
    </>
  );
}

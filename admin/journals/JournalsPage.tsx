import { Alert, Box, Button, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { JournalsDocument, type PaperWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { PaperLine } from '../papers/PaperLine.tsx';
import { PreviewOfPaper } from '../papers/PreviewOfPaper.tsx';
import { usePrint } from '../papers/printing/usePrint.ts';
import { JOURNALS_KEY } from '../papers/printing/useSaidPrints.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { PageHeading } from '../shared/PageHeading.tsx';
import { Section } from '../shared/Section.tsx';
import { JournalForm } from './JournalForm.tsx';

/** The journals of what one's office has registered: issuing one, and the issued ones. */
export function JournalsPage() {
  const { t } = useWords();
  const queryClient = useQueryClient();
  const printing = usePrint();
  const [shown, setShown] = useState<PaperWholeFragment | null>(null);
  return (
    <>
      <PageHeading title={t('journals.title')} />
      <Section title={t('journals.new')}>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5, maxWidth: '80ch' }}>
          {t('journals.hint')}
        </Typography>
        <JournalForm
          onIssued={(journal) => {
            setShown(journal);
            void queryClient.invalidateQueries({ queryKey: JOURNALS_KEY });
          }}
        />
      </Section>
      <Issued printing={printing} onPreview={setShown} />
      {shown ? <PreviewOfPaper paper={shown} printing={printing} onClose={() => setShown(null)} /> : null}
    </>
  );
}

interface IssuedProps {
  readonly printing: ReturnType<typeof usePrint>;
  readonly onPreview: (journal: PaperWholeFragment) => void;
}

function Issued({ printing, onPreview }: IssuedProps) {
  const { t } = useWords();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const { data, error, refetch } = useQuery({
    queryKey: JOURNALS_KEY,
    queryFn: async () => (await dataProvider.ask(JournalsDocument, {})).journals,
  });
  if (error && !data)
    return (
      <Alert
        severity="error"
        action={
          <Button color="inherit" size="small" onClick={() => void refetch()}>
            {t('app.retry')}
          </Button>
        }
      >
        {error.message}
      </Alert>
    );
  if (!data) return <LoadingLines rows={4} />;
  if (data.length === 0) return <EmptyState title={t('journals.empty')} hint={t('journals.emptyHint')} />;
  return (
    <Section title={t('journals.issued')}>
      <Box
        component="ul"
        sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2 }}
        data-testid="journals"
      >
        {data.map((journal) => (
          <PaperLine
            key={journal.id}
            paper={journal}
            printing={printing}
            onPreview={() => onPreview(journal)}
          />
        ))}
      </Box>
    </Section>
  );
}

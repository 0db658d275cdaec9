import { Alert, Stack } from '@mui/material';
import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import { useWords } from '../i18n/useWords.ts';
import { PageHeading } from '../shared/PageHeading.tsx';
import { tellProof } from './proofTold.ts';
import { providerProblem } from './providerProblem.ts';

/** Where the provider's proof comes back to, in a window of its own: tells the page that asked, and can be closed. */
export function ProvenPage() {
  const { t } = useWords();
  const { search } = useLocation();
  const code = new URLSearchParams(search).get('problem');
  const problem = providerProblem(code);
  useEffect(() => {
    tellProof(code);
    // Browsers leave it open where the provider has led through several pages: then it says what to do.
    window.close();
  }, [code]);
  return (
    <Stack sx={{ gap: 2 }} data-testid="proven">
      <PageHeading title={t('provider.provenTitle')} />
      <Alert severity={problem ? 'error' : 'success'}>
        {problem ? t(problem) : t('provider.proven')} {t('provider.closeWindow')}
      </Alert>
    </Stack>
  );
}

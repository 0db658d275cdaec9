import { useEffect, useState } from 'react';
import { useNotify } from 'react-admin';
import { Navigate, useLocation } from 'react-router-dom';
import { useWords } from '../i18n/useWords.ts';
import { takeProofPlace } from './proofPlace.ts';
import { providerProblem } from './providerProblem.ts';
import { useViewer } from './useViewer.ts';

/** Where the provider's proof comes back to: leads on to where it was asked for, and says there if it failed. */
export function ProvenPage() {
  const notify = useNotify();
  const { search } = useLocation();
  const [place] = useState(takeProofPlace);
  const problem = providerProblem(new URLSearchParams(search).get('problem'));
  useEffect(() => {
    // It stays until it is closed: he comes from another site and may look elsewhere first.
    if (problem) notify(<NotProven problem={problem} />, { type: 'error', autoHideDuration: null });
  }, [notify, problem]);
  return <Navigate to={place} replace />;
}

function NotProven({ problem }: { readonly problem: string }) {
  const { t } = useWords();
  const viewer = useViewer();
  return `${t(problem)} ${t('provider.notProven', { name: viewer?.wholeName ?? '' })}`;
}

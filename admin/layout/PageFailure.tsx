import { useEffect } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { problemOf } from '../providers/problem.ts';
import { EmptyState } from '../shared/EmptyState.tsx';

interface PageFailureProps {
  readonly error?: unknown;
}

/** What went wrong, as the reader can act on it. */
export type Failure = 'outdated' | 'unreachable' | 'failed';

/** A page whose code is gone was built anew at the server; one that cannot be fetched at all waits for the network. */
export function failureOf(error: unknown, online: boolean): Failure {
  const message = error instanceof Error ? error.message : '';
  if (/dynamically imported module|Importing a module script failed|Unable to preload/.test(message))
    return online ? 'outdated' : 'unreachable';
  return error !== undefined && problemOf(error).code === 'UNREACHABLE' ? 'unreachable' : 'failed';
}

/** What is shown when a page broke, a part of it could not be fetched, or the server does not answer. */
export function PageFailure({ error }: PageFailureProps) {
  const { t } = useWords();
  const failure = failureOf(error, navigator.onLine);
  useEffect(() => {
    if (failure !== 'unreachable') return;
    const knock = async (): Promise<void> => {
      const answer = await fetch('/live', { cache: 'no-store' }).catch(() => null);
      if (answer?.ok) window.location.reload();
    };
    const timer = setInterval(knock, 5000);
    return () => clearInterval(timer);
  }, [failure]);
  return (
    <div role="alert">
      <EmptyState
        title={t(`app.${failure}`)}
        hint={t(`app.${failure}Hint`)}
        action={{ label: t('app.reload'), onClick: () => window.location.reload() }}
      />
    </div>
  );
}

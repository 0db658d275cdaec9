import { useId, useState } from 'react';
import { useViewer } from '../auth/useViewer.ts';
import type { CaseWholeFragment } from '../generated/graphql.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { RegisteredPanel } from './RegisteredPanel.tsx';
import { RegisterForm } from './RegisterForm.tsx';

/** One application after another: the form, then its number, then an empty form. */
export function RegisterPage() {
  const viewer = useViewer();
  const pageId = useId();
  const [round, setRound] = useState(0);
  const [registered, setRegistered] = useState<CaseWholeFragment | null>(null);
  if (!viewer) return <LoadingLines />;
  if (registered) {
    const another = () => {
      setRound(round + 1);
      setRegistered(null);
    };
    return <RegisteredPanel record={registered} onAnother={another} />;
  }
  const atAkim = viewer.office.kind === 'AKIM_OFFICE';
  return (
    <RegisterForm key={round} formId={`${pageId}${round}`} atAkim={atAkim} onRegistered={setRegistered} />
  );
}

import { useEffect, useMemo, useState } from 'react';
import { useViewer } from '../auth/useViewer.ts';
import type { CaseWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { preloadPrinting } from '../papers/printing/sheet.ts';
import type { Identity } from '../providers/authProvider.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { DraftChoice } from './DraftChoice.tsx';
import { RegisteredPanel } from './RegisteredPanel.tsx';
import { RegisterForm } from './RegisterForm.tsx';
import { emptyForm } from './registerInput.ts';
import { useForms } from './useForms.ts';

/** One application after another: the form, then its number and receipt, then an empty form. */
export function RegisterPage() {
  const viewer = useViewer();
  useEffect(preloadPrinting, []);
  return viewer ? <Forms key={viewer.id} viewer={viewer} /> : <LoadingLines />;
}

interface Registered {
  readonly record: CaseWholeFragment;
  /** It was registered with what was sent before the clerk went on typing. */
  readonly earlier: boolean;
}

function Forms({ viewer }: { readonly viewer: Identity }) {
  const { t } = useWords();
  const atAkim = viewer.office.kind === 'AKIM_OFFICE';
  const empty = useMemo(() => emptyForm(atAkim ? 'AKIM_OFFICE' : 'DEPARTMENT'), [atAkim]);
  const { shown, startNew, restore, discard } = useForms(viewer.id, empty);
  const [registered, setRegistered] = useState<Registered | null>(null);
  const title = t(atAkim ? 'register.titleAkim' : 'register.title');

  if (registered) {
    const another = async () => {
      await startNew();
      setRegistered(null);
    };
    return <RegisteredPanel {...registered} onAnother={() => void another()} />;
  }
  if (shown.kind === 'loading') return <LoadingLines />;
  if (shown.kind === 'drafts')
    return (
      <DraftChoice
        title={title}
        drafts={shown.drafts}
        onRestore={(draft) => void restore(draft)}
        onDiscard={(id) => void discard(id)}
        onNew={() => void startNew()}
      />
    );
  return (
    <RegisterForm
      key={shown.id}
      {...shown}
      title={title}
      atAkim={atAkim}
      empty={empty}
      onRegistered={(record, earlier) => setRegistered({ record, earlier })}
      onDiscarded={() => void startNew()}
    />
  );
}

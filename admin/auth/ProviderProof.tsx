import { Stack } from '@mui/material';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { FormProblem } from '../shared/FormProblem.tsx';
import { useProof } from '../signing/useProof.ts';
import { ProviderButton } from './ProviderButton.tsx';
import { hearProof } from './proofTold.ts';
import { providerProblem } from './providerProblem.ts';
import { useComingBack } from './useComingBack.ts';
import { useViewer } from './useViewer.ts';

interface ProviderProofProps {
  readonly onProven?: (() => void) | undefined;
}

/** The button of the proof by the provider, and what became of it in its window; that it holds only the server says. */
export function ProviderProof({ onProven }: ProviderProofProps) {
  const { t } = useWords();
  const viewer = useViewer();
  const { isProvenNow } = useProof(false);
  const [problem, setProblem] = useState<string | null>(null);
  /** Whether its window was opened here: what was asked for in another window goes on there, and here but once. */
  const waits = useRef(false);

  const look = async (): Promise<void> => {
    if (!waits.current || !(await isProvenNow().catch(() => false)) || !waits.current) return;
    waits.current = false;
    setProblem(null);
    onProven?.();
  };
  const onTold = useEffectEvent((code: string | null) => {
    const wrong = providerProblem(code);
    if (!wrong) return void look();
    if (waits.current)
      setProblem(`${t(wrong)} ${t('provider.notProven', { name: viewer?.wholeName ?? '' })}`);
    waits.current = false;
  });
  useEffect(() => hearProof((code) => onTold(code)), []);
  // Whoever comes back may have proven it where the two windows do not hear each other.
  useComingBack(() => void look());

  return (
    <Stack sx={{ gap: 2, alignItems: 'start' }}>
      <FormProblem problem={problem} />
      <ProviderButton proof onOpen={() => (waits.current = true)} />
    </Stack>
  );
}

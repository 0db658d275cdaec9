import { useSyncExternalStore } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { proof } from '../providers/providers.ts';
import { ProofDialog } from '../signing/ProofDialog.tsx';
import { useProof } from '../signing/useProof.ts';

/** Over whatever form is open when the server wants a proof for what it sends: then that goes again, and the form is kept. */
export function ProofPrompt() {
  const { t } = useWords();
  const isAsked = useSyncExternalStore(proof.subscribe, proof.isAsked);
  const { confirm } = useProof(false);
  return isAsked ? (
    <ProofDialog
      question={t('signing.proofQuestion')}
      submit={t('signing.proofSubmit')}
      confirm={confirm}
      onProven={() => proof.answer(true)}
      onClose={() => proof.answer(false)}
    />
  ) : null;
}

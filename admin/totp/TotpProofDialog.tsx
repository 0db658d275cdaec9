import { Stack } from '@mui/material';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { CodeInput } from '../auth/CodeInput.tsx';
import { useWords } from '../i18n/useWords.ts';
import { DialogButtons } from '../shared/DialogButtons.tsx';
import { DialogForm } from '../shared/DialogForm.tsx';
import { FormProblem } from '../shared/FormProblem.tsx';
import { placeProofProblem } from '../signing/placeProofProblem.ts';
import type { ProofValues } from '../signing/useProof.ts';
import { OwnPassword } from './OwnPassword.tsx';

interface TotpProofDialogProps {
  readonly title: string;
  readonly question: string;
  readonly submit: string;
  readonly save: (proof: ProofValues) => Promise<void>;
  readonly onClose: () => void;
  readonly danger?: boolean;
}

/** Asks for the password and a code before something about the codes changes. */
export function TotpProofDialog({ title, question, submit, save, onClose, danger }: TotpProofDialogProps) {
  const { t } = useWords();
  const form = useForm<ProofValues>({ defaultValues: { password: '', code: '' } });
  const [problem, setProblem] = useState<string | null>(null);
  const onSubmit = form.handleSubmit(async (proof) => {
    setProblem(null);
    try {
      await save(proof);
      onClose();
    } catch (error) {
      setProblem(placeProofProblem(error, form, t));
    }
  });
  const busy = form.formState.isSubmitting;
  return (
    <DialogForm
      form={form}
      name="totp-proof"
      title={title}
      question={question}
      busy={busy}
      onSubmit={onSubmit}
      onClose={onClose}
      width="xs"
      actions={
        <DialogButtons onCancel={onClose} submit={submit} busy={busy} danger={danger} name="totp-prove" />
      }
    >
      <Stack sx={{ gap: 2 }}>
        <FormProblem problem={problem} />
        <OwnPassword />
        <CodeInput source="code" />
      </Stack>
    </DialogForm>
  );
}

import { Button, Stack } from '@mui/material';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useViewer } from '../auth/useViewer.ts';
import { useWords } from '../i18n/useWords.ts';
import { DialogForm } from '../shared/DialogForm.tsx';
import { FormProblem } from '../shared/FormProblem.tsx';
import { PasswordField } from './PasswordField.tsx';
import { placeProofProblem } from './placeProofProblem.ts';
import type { ProofValues } from './useProof.ts';

interface ProofDialogProps {
  /** What the password is asked for, and what the button then does. */
  readonly question: string;
  readonly submit: string;
  readonly confirm: (given: ProofValues) => Promise<void>;
  readonly onProven: () => void;
  readonly onClose: () => void;
}

/** Asks for the password once, and then does what it was asked for. */
export function ProofDialog({ question, submit, confirm, onProven, onClose }: ProofDialogProps) {
  const { t } = useWords();
  const viewer = useViewer();
  const form = useForm<ProofValues>({ defaultValues: { password: '', code: '' } });
  const [problem, setProblem] = useState<string | null>(null);
  const onSubmit = form.handleSubmit(async (given) => {
    setProblem(null);
    try {
      await confirm(given);
      onProven();
    } catch (error) {
      setProblem(placeProofProblem(error, form, t));
    }
  });
  const busy = form.formState.isSubmitting;
  const byProvider = viewer?.signedInBy === 'PROVIDER';
  return (
    <DialogForm
      form={form}
      name="proof"
      title={t('signing.passwordTitle')}
      question={byProvider ? t('provider.proveQuestion') : question}
      busy={busy}
      onSubmit={onSubmit}
      onClose={onClose}
      width="xs"
      actions={
        <>
          <Button onClick={onClose} disabled={busy}>
            {t('dialog.cancel')}
          </Button>
          {byProvider ? null : (
            <Button type="submit" variant="contained" loading={busy} data-submit="proof">
              {submit}
            </Button>
          )}
        </>
      }
    >
      <Stack sx={{ gap: 2 }}>
        <FormProblem problem={problem} />
        <PasswordField autoFocus onProven={onProven} />
      </Stack>
    </DialogForm>
  );
}

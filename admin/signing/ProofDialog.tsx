import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useViewer } from '../auth/useViewer.ts';
import { useWords } from '../i18n/useWords.ts';
import { PasswordField } from './PasswordField.tsx';
import { type ProofValues, proofProblem } from './useProof.ts';

interface ProofDialogProps {
  /** How many are signed as soon as the password is right. */
  readonly count: number;
  readonly confirm: (given: ProofValues) => Promise<void>;
  readonly onProven: () => void;
  readonly onClose: () => void;
}

/** Asks for the password once, and then the marked notices are signed. */
export function ProofDialog({ count, confirm, onProven, onClose }: ProofDialogProps) {
  const { t } = useWords();
  const viewer = useViewer();
  const form = useForm<ProofValues>({ defaultValues: { password: '', code: '' } });
  const [problem, setProblem] = useState<string | null>(null);
  const submit = form.handleSubmit(async (given) => {
    setProblem(null);
    try {
      await confirm(given);
      onProven();
    } catch (error) {
      const wrong = proofProblem(error);
      if (wrong)
        form.setError(wrong.field, { type: 'server', message: t(wrong.words) }, { shouldFocus: true });
      else setProblem(error instanceof Error ? error.message : t('problems.error.INTERNAL'));
    }
  });
  const busy = form.formState.isSubmitting;
  return (
    <Dialog
      open
      onClose={busy ? undefined : onClose}
      maxWidth="xs"
      aria-labelledby="proof-title"
      data-dialog="proof"
    >
      <DialogTitle id="proof-title">{t('signing.passwordTitle')}</DialogTitle>
      <FormProvider {...form}>
        <Box component="form" onSubmit={submit} noValidate>
          <DialogContent sx={{ pt: 0 }}>
            <Typography variant="body2" sx={{ mb: 2 }}>
              {t(viewer?.signedInBy === 'PROVIDER' ? 'provider.proveQuestion' : 'signing.passwordQuestion')}
            </Typography>
            {problem ? (
              <Alert severity="error" role="alert" sx={{ mb: 2 }}>
                {problem}
              </Alert>
            ) : null}
            <PasswordField autoFocus />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose} disabled={busy}>
              {t('dialog.cancel')}
            </Button>
            {viewer?.signedInBy === 'PROVIDER' ? null : (
              <Button type="submit" variant="contained" loading={busy} data-submit="proof">
                {t('signing.sign', { smart_count: count })}
              </Button>
            )}
          </DialogActions>
        </Box>
      </FormProvider>
    </Dialog>
  );
}

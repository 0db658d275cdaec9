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
import { useWords } from '../i18n/useWords.ts';
import { PasswordField } from './PasswordField.tsx';
import { passwordProblem } from './useProof.ts';

interface ProofDialogProps {
  /** How many are signed as soon as the password is right. */
  readonly count: number;
  readonly confirm: (password: string) => Promise<void>;
  readonly onProven: () => void;
  readonly onClose: () => void;
}

/** Asks for the password once, and then the marked notices are signed. */
export function ProofDialog({ count, confirm, onProven, onClose }: ProofDialogProps) {
  const { t } = useWords();
  const form = useForm<{ password: string }>({ defaultValues: { password: '' } });
  const [problem, setProblem] = useState<string | null>(null);
  const submit = form.handleSubmit(async ({ password }) => {
    setProblem(null);
    try {
      await confirm(password);
      onProven();
    } catch (error) {
      const wrong = passwordProblem(error);
      if (wrong) form.setError('password', { type: 'server', message: t(wrong) }, { shouldFocus: true });
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
              {t('signing.passwordQuestion')}
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
            <Button type="submit" variant="contained" loading={busy} data-submit="proof">
              {t('signing.sign', { smart_count: count })}
            </Button>
          </DialogActions>
        </Box>
      </FormProvider>
    </Dialog>
  );
}

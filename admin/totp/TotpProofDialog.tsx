import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { CodeInput } from '../auth/CodeInput.tsx';
import { useWords } from '../i18n/useWords.ts';
import { OwnPassword } from './OwnPassword.tsx';
import { placeProofProblem } from './placeProofProblem.ts';
import type { TotpProof } from './useTotp.ts';

interface TotpProofDialogProps {
  readonly title: string;
  readonly question: string;
  readonly submit: string;
  readonly save: (proof: TotpProof) => Promise<void>;
  readonly onClose: () => void;
  readonly danger?: boolean;
}

/** Asks for the password and a code before something about the codes changes. */
export function TotpProofDialog({ title, question, submit, save, onClose, danger }: TotpProofDialogProps) {
  const { t } = useWords();
  const id = useId();
  const form = useForm<TotpProof>({ defaultValues: { password: '', code: '' } });
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
    <Dialog
      open
      onClose={busy ? undefined : onClose}
      maxWidth="xs"
      aria-labelledby={id}
      data-dialog="totp-proof"
    >
      <DialogTitle id={id}>{title}</DialogTitle>
      <FormProvider {...form}>
        <form onSubmit={onSubmit} noValidate>
          <DialogContent sx={{ pt: 0 }}>
            <Stack sx={{ gap: 2 }}>
              <Typography variant="body2">{question}</Typography>
              {problem ? (
                <Alert severity="error" role="alert">
                  {problem}
                </Alert>
              ) : null}
              <OwnPassword />
              <CodeInput source="code" />
            </Stack>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose} disabled={busy}>
              {t('dialog.cancel')}
            </Button>
            <Button
              type="submit"
              variant="contained"
              color={danger ? 'error' : 'primary'}
              loading={busy}
              data-testid="totp-prove"
            >
              {submit}
            </Button>
          </DialogActions>
        </form>
      </FormProvider>
    </Dialog>
  );
}

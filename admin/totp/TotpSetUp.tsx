import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { renderSVG } from 'uqr';
import { CodeInput } from '../auth/CodeInput.tsx';
import { useWords } from '../i18n/useWords.ts';
import { FormProblem } from '../shared/FormProblem.tsx';
import { Section } from '../shared/Section.tsx';
import { placeProofProblem } from '../signing/placeProofProblem.ts';
import type { ProofValues } from '../signing/useProof.ts';
import { OwnPassword } from './OwnPassword.tsx';
import { useNewSecret, useTotpChanges } from './useTotp.ts';

interface TotpSetUpProps {
  readonly onMade: (codes: readonly string[]) => void;
}

/** Off: what it is, and on request the secret to scan, which a first code puts in force. */
export function TotpSetUp({ onMade }: TotpSetUpProps) {
  const { t } = useWords();
  const { mutate, data: started, error, isPending } = useNewSecret();
  return (
    <Section title={t('totp.off')}>
      <Stack sx={{ gap: 2, maxWidth: 640, alignItems: 'flex-start' }}>
        <Typography>{t('totp.hint')}</Typography>
        {error ? <Alert severity="error">{error.message}</Alert> : null}
        {started ? (
          <TotpConfirm {...started} onMade={onMade} />
        ) : (
          <Button variant="contained" loading={isPending} onClick={() => mutate()} data-testid="start-totp">
            {t('totp.start')}
          </Button>
        )}
      </Stack>
    </Section>
  );
}

interface TotpConfirmProps extends TotpSetUpProps {
  readonly secret: string;
  readonly uri: string;
}

function TotpConfirm({ secret, uri, onMade }: TotpConfirmProps) {
  const { t } = useWords();
  const { enable } = useTotpChanges();
  const form = useForm<ProofValues>({ defaultValues: { password: '', code: '' } });
  const [problem, setProblem] = useState<string | null>(null);
  const submit = form.handleSubmit(async (proof) => {
    setProblem(null);
    try {
      onMade(await enable(proof));
    } catch (error) {
      setProblem(placeProofProblem(error, form, t));
    }
  });
  return (
    <FormProvider {...form}>
      <Stack component="form" onSubmit={submit} noValidate sx={{ gap: 2, width: '100%' }}>
        <Typography component="h3" variant="h3">
          {t('totp.scan')}
        </Typography>
        <Box
          component="img"
          src={`data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(uri))}`}
          alt={t('totp.qr')}
          sx={{ width: 200, height: 200, border: 1, borderColor: 'divider', backgroundColor: '#fff' }}
        />
        <Typography variant="body2">
          {t('totp.typeIn')}{' '}
          <Box
            component="code"
            translate="no"
            data-testid="totp-secret"
            data-secret={secret}
            sx={{ display: 'block', mt: 0.5, fontSize: '1rem', overflowWrap: 'anywhere' }}
          >
            {secret.replace(/(.{4})(?=.)/g, '$1 ')}
          </Box>
        </Typography>
        <Typography component="h3" variant="h3">
          {t('totp.confirm')}
        </Typography>
        <FormProblem problem={problem} />
        <CodeInput source="code" onlyTelephone />
        <OwnPassword />
        <Button
          type="submit"
          variant="contained"
          loading={form.formState.isSubmitting}
          sx={{ alignSelf: 'flex-start' }}
          data-testid="enable-totp"
        >
          {t('totp.enable')}
        </Button>
      </Stack>
    </FormProvider>
  );
}

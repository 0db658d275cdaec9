import { Alert, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import type { OwnTotpQuery } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { Section } from '../shared/Section.tsx';
import { TotpProofDialog } from './TotpProofDialog.tsx';
import { useTotpChanges } from './useTotp.ts';

interface TotpOnProps {
  readonly totp: NonNullable<NonNullable<OwnTotpQuery['viewer']>['totp']>;
  readonly onMade: (codes: readonly string[]) => void;
}

/** So few recovery codes left are too few. */
const FEW = 3;

/** On: since when, how many recovery codes are left, and the ways to new ones and out of it. */
export function TotpOn({ totp, onMade }: TotpOnProps) {
  const { t, dateTime } = useWords();
  const { renew, disable } = useTotpChanges();
  const [asked, setAsked] = useState<'RENEW' | 'DISABLE' | null>(null);
  const left = t('totp.left', { count: totp.recoveryCodesLeft });
  const close = () => setAsked(null);
  return (
    <Section title={t('totp.on')}>
      <Stack sx={{ gap: 2, maxWidth: 640, alignItems: 'flex-start' }} data-testid="totp-on">
        <Typography>{t('totp.since', { at: dateTime(totp.enabledAt) })}</Typography>
        {totp.recoveryCodesLeft <= FEW ? (
          <Alert severity="warning">{left}</Alert>
        ) : (
          <Typography variant="body2">{left}</Typography>
        )}
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
          <Button variant="outlined" onClick={() => setAsked('RENEW')}>
            {t('totp.renew')}
          </Button>
          <Button variant="outlined" color="error" onClick={() => setAsked('DISABLE')} data-testid="totp-off">
            {t('totp.disable')}
          </Button>
        </Stack>
      </Stack>
      {asked === 'RENEW' ? (
        <TotpProofDialog
          title={t('totp.renew')}
          question={t('totp.renewQuestion')}
          submit={t('totp.renewSubmit')}
          save={async (proof) => onMade(await renew(proof))}
          onClose={close}
        />
      ) : null}
      {asked === 'DISABLE' ? (
        <TotpProofDialog
          title={t('totp.disable')}
          question={t('totp.disableQuestion')}
          submit={t('totp.disable')}
          save={disable}
          onClose={close}
          danger
        />
      ) : null}
    </Section>
  );
}

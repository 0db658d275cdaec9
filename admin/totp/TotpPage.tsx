import { Alert } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useWords } from '../i18n/useWords.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { PageHeading } from '../shared/PageHeading.tsx';
import { RecoveryCodesDialog } from './RecoveryCodesDialog.tsx';
import { TotpOn } from './TotpOn.tsx';
import { TotpSetUp } from './TotpSetUp.tsx';
import { useOwnTotp, useTotpChanges } from './useTotp.ts';

/** The second step of one's own sign-in: off, to be set up; on, to be kept; `forced` where a role demands it. */
export function TotpPage({ forced = false }: { readonly forced?: boolean }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data: totp, error } = useOwnTotp();
  const { refresh } = useTotpChanges();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const keep = async (): Promise<void> => {
    setCodes(null);
    await refresh();
    if (forced) navigate('/');
  };
  return (
    <>
      <PageHeading title={t('totp.title')} />
      {forced ? (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('totp.forced')}
        </Alert>
      ) : null}
      {error ? <Alert severity="error">{error.message}</Alert> : null}
      {totp === undefined && !error ? <LoadingLines rows={4} /> : null}
      {totp === null ? <TotpSetUp onMade={setCodes} /> : null}
      {totp ? <TotpOn totp={totp} onMade={setCodes} /> : null}
      {codes ? <RecoveryCodesDialog codes={codes} onClose={() => void keep()} /> : null}
    </>
  );
}

import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useRefresh } from 'react-admin';
import { useViewer } from '../auth/useViewer.ts';
import { ResetTotpDocument, type UserWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import { Section } from '../shared/Section.tsx';

/** Whether an account signs in in two steps, and the way out for whoever has lost his telephone and his codes. */
export function UserTotp({
  user,
}: {
  readonly user: Pick<UserWholeFragment, 'id' | 'fullName' | 'totpSince'>;
}) {
  const { t, dateTime } = useWords();
  const viewer = useViewer();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const refresh = useRefresh();
  const [asked, setAsked] = useState(false);
  const { totpSince } = user;
  const reset = async (): Promise<void> => {
    await dataProvider.ask(ResetTotpDocument, { userId: user.id });
    refresh();
  };
  return (
    <Section title={t('totp.title')}>
      <Typography sx={{ mb: totpSince ? 1.5 : 0 }} data-testid="user-totp">
        {totpSince ? t('totp.since', { at: dateTime(totpSince) }) : t('totp.off')}
      </Typography>
      {totpSince && viewer?.id !== user.id ? (
        <Button variant="outlined" color="error" onClick={() => setAsked(true)} data-testid="reset-totp">
          {t('totp.reset')}
        </Button>
      ) : null}
      {asked ? (
        <FormDialog
          title={t('totp.reset')}
          question={t('totp.resetQuestion', { name: user.fullName })}
          submit={t('totp.reset')}
          defaults={{}}
          save={reset}
          onClose={() => setAsked(false)}
          danger
        />
      ) : null}
    </Section>
  );
}

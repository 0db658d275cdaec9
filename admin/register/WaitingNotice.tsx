import { Alert, Button, Stack, Typography } from '@mui/material';
import { useWords } from '../i18n/useWords.ts';

interface WaitingNoticeProps {
  readonly onRetry: () => void;
  readonly onBack: () => void;
}

/** While no answer comes: nothing is lost, it is sent again by itself, and no second case comes of it. */
export function WaitingNotice({ onRetry, onBack }: WaitingNoticeProps) {
  const { t } = useWords();
  return (
    <Alert severity="warning" role="alert" data-testid="no-connection" sx={{ alignItems: 'flex-start' }}>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {t('register.noConnection')}
      </Typography>
      <Typography variant="body2">{t('register.noConnectionHint')}</Typography>
      <Stack direction="row" sx={{ gap: 1, mt: 1, flexWrap: 'wrap' }}>
        <Button variant="outlined" size="small" color="inherit" onClick={onRetry} autoFocus>
          {t('register.tryNow')}
        </Button>
        <Button size="small" color="inherit" onClick={onBack}>
          {t('register.backToForm')}
        </Button>
      </Stack>
    </Alert>
  );
}

import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  Typography,
} from '@mui/material';
import { useId } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { download } from '../shared/download.ts';
import { useCopy } from '../shared/useCopy.ts';

interface RecoveryCodesDialogProps {
  readonly codes: readonly string[];
  readonly onClose: () => void;
}

/** Shows recovery codes, this once; it closes only by its button, for nothing brings them back. */
export function RecoveryCodesDialog({ codes, onClose }: RecoveryCodesDialogProps) {
  const { t } = useWords();
  const id = useId();
  const text = `${codes.join('\n')}\n`;
  const { copied, copy } = useCopy(text);
  return (
    <Dialog open maxWidth="sm" fullWidth aria-labelledby={id} data-dialog="recovery-codes">
      <DialogTitle id={id}>{t('totp.recoveryTitle')}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 2 }}>
          <Alert severity="warning">{t('totp.recoveryOnce')}</Alert>
          <Box
            component="ul"
            translate="no"
            aria-label={t('totp.recoveryTitle')}
            sx={{
              fontFamily: 'monospace',
              fontSize: '1rem',
              listStyle: 'none',
              m: 0,
              p: 0,
              display: 'grid',
              gap: 0.75,
              gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
            }}
          >
            {codes.map((code) => (
              <li key={code} data-recovery-code>
                {code}
              </li>
            ))}
          </Box>
          <Typography role="status" variant="body2">
            {copied === null ? '' : t(copied ? 'totp.copied' : 'totp.notCopied')}
          </Typography>
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => void copy()}>{t('totp.copy')}</Button>
        <Button onClick={() => download(`data:text/plain,${encodeURIComponent(text)}`, 'komek-codes.txt')}>
          {t('totp.save')}
        </Button>
        <Button variant="contained" onClick={onClose} data-testid="kept">
          {t('totp.kept')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

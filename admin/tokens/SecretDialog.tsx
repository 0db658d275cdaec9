import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useId, useRef } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { useCopy } from '../shared/useCopy.ts';
import type { MadeToken } from './useTokens.ts';

interface SecretDialogProps {
  readonly made: MadeToken;
  readonly onClose: () => void;
}

/** As a program sends it; the same in every language. */
const HEADER = 'authorization: Bearer …';

/** Shows the secret of a new token, this once; it closes only by its button, for nothing brings the secret back. */
export function SecretDialog({ made: { secret, token }, onClose }: SecretDialogProps) {
  const { t } = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { copied, copy } = useCopy(secret);
  const selectAndCopy = (): void => {
    input.current?.select();
    void copy();
  };
  return (
    <Dialog open maxWidth="sm" fullWidth aria-labelledby={id} data-dialog="secret">
      <DialogTitle id={id}>{t('tokens.made', { name: token.name })}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 2 }}>
          <Alert severity="warning">{t('tokens.once')}</Alert>
          <TextField
            label={t('tokens.secret')}
            value={secret}
            inputRef={input}
            onFocus={(event) => event.target.select()}
            autoFocus
            slotProps={{
              htmlInput: { readOnly: true, spellCheck: false, 'data-testid': 'secret' },
              input: { sx: { fontFamily: 'monospace' } },
            }}
          />
          <Typography variant="body2" color="textSecondary">
            {t('tokens.howToSend')}
            <Box component="code" lang="en" translate="no" sx={{ display: 'block' }}>
              {HEADER}
            </Box>
          </Typography>
          <Typography role="status" variant="body2">
            {copied === null ? '' : t(copied ? 'tokens.copied' : 'tokens.copyByHand')}
          </Typography>
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={selectAndCopy} data-testid="copy">
          {t('tokens.copy')}
        </Button>
        <Button variant="contained" onClick={onClose} data-testid="kept">
          {t('tokens.kept')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

import { TextField, Typography } from '@mui/material';
import { useWords } from '../i18n/useWords.ts';
import { CODE_FIELD } from './codeField.ts';

/** The second step of a sign-in: the field of the code. */
export function SignInCode() {
  const { t } = useWords();
  return (
    <>
      <Typography variant="body2">{t('totp.signInHint')}</Typography>
      <TextField
        name="code"
        label={t('totp.code')}
        helperText={t('totp.codeHintBoth')}
        autoComplete={CODE_FIELD.autoComplete}
        autoFocus
        required
        slotProps={{ inputLabel: { required: false }, htmlInput: CODE_FIELD.htmlInput }}
      />
    </>
  );
}

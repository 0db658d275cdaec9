import { AskedCode } from '../auth/AskedCode.tsx';
import { ProviderButton } from '../auth/ProviderButton.tsx';
import { useViewer } from '../auth/useViewer.ts';
import { useWords } from '../i18n/useWords.ts';
import { TextInput } from '../shared/fields.tsx';

interface PasswordFieldProps {
  readonly autoFocus?: boolean;
}

/** The signer's password as the field `password` of the form around it, and `code` once the server has asked for one. */
export function PasswordField({ autoFocus = false }: PasswordFieldProps) {
  const { t } = useWords();
  const viewer = useViewer();
  if (viewer?.signedInBy === 'PROVIDER') return <ProviderButton proof />;
  return (
    <>
      {/* Password managers look for the account beside the password. */}
      <input type="hidden" name="username" autoComplete="username" value={viewer?.login ?? ''} readOnly />
      <TextInput
        source="password"
        type="password"
        label={t('signing.password')}
        hint={t('signing.passwordHint')}
        autoComplete="current-password"
        autoFocus={autoFocus}
        required
      />
      <AskedCode />
    </>
  );
}

import { AskedCode } from '../auth/AskedCode.tsx';
import { ProviderProof } from '../auth/ProviderProof.tsx';
import { useViewer } from '../auth/useViewer.ts';
import { useWords } from '../i18n/useWords.ts';
import { TextInput } from '../shared/fields.tsx';

interface PasswordFieldProps {
  readonly autoFocus?: boolean;
  /** Called when it was proven elsewhere, by the provider. */
  readonly onProven?: () => void;
}

/**
 * The signer's password as the field `password` of the form around it, and `code` once the server has asked for one; of
 * whom a provider has let in, the way to prove it there.
 */
export function PasswordField({ autoFocus = false, onProven }: PasswordFieldProps) {
  const { t } = useWords();
  const viewer = useViewer();
  if (viewer?.signedInBy === 'PROVIDER') return <ProviderProof onProven={onProven} />;
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

import { useViewer } from '../auth/useViewer.ts';
import { useWords } from '../i18n/useWords.ts';
import { TextInput } from '../shared/fields.tsx';

/** The reader's password as the field `password` of the form around it; nothing where a provider opened the session. */
export function OwnPassword() {
  const { t } = useWords();
  const viewer = useViewer();
  if (viewer?.signedInBy !== 'PASSWORD') return null;
  return (
    <>
      {/* Password managers look for the account beside the password. */}
      <input type="hidden" name="username" autoComplete="username" value={viewer.login} readOnly />
      <TextInput
        source="password"
        type="password"
        label={t('signing.password')}
        autoComplete="current-password"
        required
      />
    </>
  );
}

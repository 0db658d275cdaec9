import { Button } from '@mui/material';
import { useWords } from '../i18n/useWords.ts';
import { useSignInOptions } from './useSignInOptions.ts';

interface ProviderButtonProps {
  /** To prove once more who sits here, not to sign in. */
  readonly proof?: boolean;
  /** Over a page that stays as it is, with what was typed and read on it: the way has a window of its own. */
  readonly over?: boolean;
  readonly onOpen?: () => void;
}

/** The way to the provider. */
export function ProviderButton({ proof = false, over = proof, onOpen }: ProviderButtonProps) {
  const { t } = useWords();
  const { provider, passwordsForAll } = useSignInOptions();
  if (provider === null) return null;
  return (
    <Button
      href={proof ? '/sign-in/oidc?proof=1' : '/sign-in/oidc'}
      {...(over ? { target: '_blank', rel: 'noopener' } : {})}
      onClick={onOpen}
      variant={proof || !passwordsForAll ? 'contained' : 'outlined'}
      size="large"
      data-testid="provider"
    >
      {t(proof ? 'provider.prove' : 'provider.signIn', { name: provider })}
    </Button>
  );
}

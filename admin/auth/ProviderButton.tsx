import { Button } from '@mui/material';
import { useWords } from '../i18n/useWords.ts';
import { useSignInOptions } from './useSignInOptions.ts';

/** The way to the provider, as a link that leaves the page: to sign in, or to prove once more who sits here. */
export function ProviderButton({ proof = false }: { readonly proof?: boolean }) {
  const { t } = useWords();
  const { provider, passwordsForAll } = useSignInOptions();
  if (provider === null) return null;
  return (
    <Button
      href={proof ? '/sign-in/oidc?proof=1' : '/sign-in/oidc'}
      variant={proof || !passwordsForAll ? 'contained' : 'outlined'}
      size="large"
      data-testid="provider"
    >
      {t(proof ? 'provider.prove' : 'provider.signIn', { name: provider })}
    </Button>
  );
}

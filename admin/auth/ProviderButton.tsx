import { Button } from '@mui/material';
import { useLocation } from 'react-router-dom';
import { useWords } from '../i18n/useWords.ts';
import { keepProofPlace } from './proofPlace.ts';
import { useSignInOptions } from './useSignInOptions.ts';

/** The way to the provider, as a link that leaves the page: to sign in, or to prove once more who sits here. */
export function ProviderButton({ proof = false }: { readonly proof?: boolean }) {
  const { t } = useWords();
  const { provider, passwordsForAll } = useSignInOptions();
  const { pathname } = useLocation();
  if (provider === null) return null;
  return (
    <Button
      href={proof ? '/sign-in/oidc?proof=1' : '/sign-in/oidc'}
      onClick={proof ? () => keepProofPlace(pathname) : undefined}
      variant={proof || !passwordsForAll ? 'contained' : 'outlined'}
      size="large"
      data-testid="provider"
    >
      {t(proof ? 'provider.prove' : 'provider.signIn', { name: provider })}
    </Button>
  );
}

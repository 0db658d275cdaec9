import type { ApiTokenLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useTokenChanges } from './useTokens.ts';

interface RevokeTokenDialogProps {
  readonly token: ApiTokenLineFragment;
  readonly onClose: () => void;
}

/** Asks before a token is revoked: the program that holds it is shut out at once. */
export function RevokeTokenDialog({ token, onClose }: RevokeTokenDialogProps) {
  const { t } = useWords();
  const { revoke } = useTokenChanges();
  return (
    <FormDialog
      title={t('tokens.confirm')}
      question={t('tokens.confirmText', { name: token.name, user: token.user.fullName })}
      submit={t('tokens.revoke')}
      defaults={{}}
      save={() => revoke(token.id)}
      onClose={onClose}
      danger
    />
  );
}

import { useViewer } from '../auth/useViewer.ts';
import type { CreateApiTokenInput, Role } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import { TokenFields } from './TokenFields.tsx';
import { type MadeToken, useTokenChanges } from './useTokens.ts';

/** What the form holds; the numbers as they are typed. */
export interface TokenValues {
  readonly name: string;
  readonly whose: 'OWN' | 'ANALYST';
  readonly userId: string;
  readonly role: Role;
  readonly operations: string[];
  readonly requestsPerMinute: string;
  readonly days: string;
}

interface CreateTokenDialogProps {
  readonly onMade: (made: MadeToken) => void;
  readonly onClose: () => void;
}

/** The form of a new token: in whose name, in which role, for what, how often and until when. */
export function CreateTokenDialog({ onMade, onClose }: CreateTokenDialogProps) {
  const { t } = useWords();
  const { create } = useTokenChanges();
  const viewer = useViewer();
  const held = viewer?.roles.filter((role) => !(viewer.acting && role === 'HEAD')) ?? [];
  const inputOf = (values: TokenValues): CreateApiTokenInput => ({
    name: values.name,
    ...(values.whose === 'ANALYST'
      ? { userId: values.userId, role: 'ANALYST' as const }
      : { role: values.role }),
    operations: values.operations,
    requestsPerMinute: Number(values.requestsPerMinute),
    days: Number(values.days),
  });
  return (
    <FormDialog<TokenValues>
      title={t('tokens.create')}
      question={t('tokens.createHint')}
      submit={t('tokens.createSubmit')}
      defaults={{
        name: '',
        whose: 'OWN',
        userId: '',
        role: held.includes('ANALYST') ? 'ANALYST' : (held[0] ?? 'ANALYST'),
        operations: [],
        requestsPerMinute: '300',
        days: '90',
      }}
      save={async (values) => onMade(await create(inputOf(values)))}
      onClose={onClose}
    >
      <TokenFields held={held} />
    </FormDialog>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { caseKey } from '../cases/caseQuery.ts';
import {
  type AttachmentWholeFragment,
  type CaseWholeFragment,
  RemoveAttachmentDocument,
} from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import { TextInput } from '../shared/fields.tsx';
import { ownRemovals } from './ownRemovals.ts';

interface RemoveDialogProps {
  readonly caseId: string;
  readonly file: AttachmentWholeFragment;
  readonly onClose: () => void;
}

/** Removes a file from the case, with the reason. */
export function RemoveDialog({ caseId, file, onClose }: RemoveDialogProps) {
  const { t } = useWords();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  return (
    <FormDialog<{ reason: string }>
      title={t('attachments.removeTitle')}
      question={t('attachments.removeQuestion', { name: file.fileName })}
      submit={t('attachments.removeSubmit')}
      danger
      defaults={{ reason: '' }}
      save={async ({ reason }) => {
        ownRemovals.add(file.id);
        await dataProvider.ask(RemoveAttachmentDocument, { input: { id: file.id, reason } });
        queryClient.setQueryData<CaseWholeFragment>(caseKey(caseId), (record) =>
          record ? { ...record, attachments: record.attachments.filter(({ id }) => id !== file.id) } : record,
        );
      }}
      onClose={onClose}
    >
      <TextInput source="reason" label={t('attachments.removeReason')} required multiline autoFocus />
    </FormDialog>
  );
}

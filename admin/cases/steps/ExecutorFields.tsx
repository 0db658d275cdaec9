import { Alert, Stack } from '@mui/material';
import type { CaseWholeFragment } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { TextInput } from '../../shared/fields.tsx';
import { ExecutorChoice } from './ExecutorChoice.tsx';

interface FieldsProps {
  readonly record: CaseWholeFragment;
}

/** The resolution: who executes, and the head's words. */
export function AssignFields({ record }: FieldsProps) {
  const { t } = useWords();
  return (
    <Stack sx={{ gap: 2 }}>
      <ExecutorChoice caseId={record.id} />
      <TextInput source="resolution" label={t('dialog.resolutionText')} required multiline minRows={2} />
    </Stack>
  );
}

/** Another executor, with the reason. */
export function ReassignFields({ record }: FieldsProps) {
  const { t } = useWords();
  return (
    <Stack sx={{ gap: 2 }}>
      {record.executor ? (
        <Alert severity="info">
          {record.executor.fullName}: {t('dialog.current')}
        </Alert>
      ) : null}
      <ExecutorChoice caseId={record.id} />
      <TextInput source="reason" label={t('dialog.reassignReason')} required multiline minRows={2} />
      <TextInput
        source="resolution"
        label={t('dialog.resolutionText')}
        hint={t('dialog.newResolutionHint')}
        multiline
      />
    </Stack>
  );
}

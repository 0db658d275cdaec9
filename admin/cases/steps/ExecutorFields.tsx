import { Alert, Stack } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { CaseWholeFragment } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import type { KomekDataProvider } from '../../providers/dataProvider.ts';
import { ChoiceInput, TextInput } from '../../shared/fields.tsx';
import { LoadingLines } from '../../shared/LoadingLines.tsx';

interface FieldsProps {
  readonly record: CaseWholeFragment;
}

/** The active executors of the office, each with the number of open cases. */
function ExecutorChoice({ record }: FieldsProps) {
  const { t } = useWords();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const { data, isPending, error } = useQuery({
    queryKey: ['executorCandidates'],
    queryFn: () => dataProvider.executorCandidates(),
  });
  if (isPending) return <LoadingLines rows={3} />;
  if (error) return <Alert severity="error">{error.message}</Alert>;
  const candidates = data.filter(({ user }) => user.id !== record.executor?.id);
  if (candidates.length === 0) return <Alert severity="warning">{t('dialog.candidatesEmpty')}</Alert>;
  return (
    <ChoiceInput
      source="executorId"
      label={t('dialog.candidates')}
      required
      choices={candidates.map(({ user, openCases }) => ({
        value: user.id,
        label: user.fullName,
        note: t('dialog.openCases', { count: openCases }),
      }))}
    />
  );
}

/** The resolution: who executes, and the head's words. */
export function AssignFields({ record }: FieldsProps) {
  const { t } = useWords();
  return (
    <Stack sx={{ gap: 2 }}>
      <ExecutorChoice record={record} />
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
      <ExecutorChoice record={record} />
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

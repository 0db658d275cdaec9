import { Alert, Button, Stack } from '@mui/material';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import type {
  CaseWholeFragment,
  NoticeKind,
  NoticeWholeFragment,
  RefusalGround,
} from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { ChoiceInput, ManyInput, TextInput } from '../../shared/fields.tsx';
import { useReferenceWords } from '../../shared/useReferenceWords.ts';
import { latestNotice } from '../../signing/latestNotice.ts';
import { NoticeToRead } from './SignFields.tsx';

const KINDS: readonly NoticeKind[] = ['ASSIGNMENT', 'REFUSAL'];
const GROUNDS: readonly RefusalGround[] = [
  'INCOME_ABOVE_LINE',
  'NOT_REGISTERED_UNEMPLOYED',
  'REFUSED_ACTIVE_MEASURES',
  'REFUSED_JOB',
  'LEFT_JOB_OR_TRAINING',
];

/** The decision and its reasons; after a return, the head's remark and the returned page beside them. */
export function SubmitFields({ record }: { readonly record: CaseWholeFragment }) {
  const { t, term } = useWords();
  const { nameOf } = useReferenceWords('REFUSAL_GROUND');
  const refusal = useWatch({ name: 'kind' }) === 'REFUSAL';
  const last = latestNotice(record);
  return (
    <Stack sx={{ gap: 2 }}>
      {last?.returnReason ? (
        <Alert severity="warning">
          {t('dialog.returnedBecause')}: {last.returnReason}
        </Alert>
      ) : null}
      <ChoiceInput
        source="kind"
        label={t('dialog.kind')}
        required
        row
        choices={KINDS.map((value) => ({ value, label: term('noticeKind', value) }))}
      />
      {refusal ? (
        <ManyInput
          source="grounds"
          label={t('fields.grounds')}
          hint={t('dialog.groundsHint')}
          required
          choices={GROUNDS.map((value) => ({ value, label: nameOf(value) }))}
        />
      ) : null}
      <TextInput
        key={refusal ? 'needed' : 'free'}
        source="explanation"
        label={t(refusal ? 'dialog.explanation' : 'dialog.optionalExplanation')}
        hint={refusal ? t('dialog.explanationHint') : undefined}
        required={refusal}
        multiline
        minRows={4}
      />
      {record.status === 'RETURNED' ? (
        <TextInput source="resubmissionReason" label={t('dialog.resubmission')} multiline />
      ) : null}
      {last ? <LastVersion notice={last} /> : null}
    </Stack>
  );
}

/** The page of the last version, fetched only when somebody wants to look at it: each view is logged. */
function LastVersion({ notice }: { readonly notice: NoticeWholeFragment }) {
  const { t } = useWords();
  const [isShown, setShown] = useState(false);
  return (
    <div>
      <Button
        size="small"
        variant="outlined"
        aria-expanded={isShown}
        onClick={() => setShown(!isShown)}
        data-testid="last-version"
        sx={{ mb: 1 }}
      >
        {t('dialog.lookAtLast')}
      </Button>
      {isShown ? <NoticeToRead notice={notice} /> : null}
    </div>
  );
}

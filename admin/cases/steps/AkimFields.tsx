import { Alert, Stack } from '@mui/material';
import type { CancellationGround, CommissionOpinion } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { ChoiceInput, TextInput } from '../../shared/fields.tsx';

const OPINIONS: readonly CommissionOpinion[] = ['NEEDED', 'NOT_NEEDED'];
const GROUNDS: readonly CancellationGround[] = ['WITHDRAWN', 'REGISTERED_TWICE', 'OUT_OF_COMPETENCE'];

/** The conclusion of the district commission. */
export function ConclusionFields() {
  const { t, term } = useWords();
  return (
    <Stack sx={{ gap: 2 }}>
      <ChoiceInput
        source="opinion"
        label={t('dialog.opinion')}
        required
        choices={OPINIONS.map((value) => ({ value, label: term('commissionOpinion', value) }))}
      />
      <TextInput source="text" label={t('dialog.conclusionText')} required multiline minRows={4} />
    </Stack>
  );
}

/** The covering letter to the authorised body. */
export function CoveringLetterFields() {
  const { t } = useWords();
  return <TextInput source="coveringLetter" label={t('dialog.coveringLetter')} multiline minRows={4} />;
}

/** Why a case is cancelled: one of three grounds, and words. */
export function CancelFields() {
  const { t, term } = useWords();
  return (
    <Stack sx={{ gap: 2 }}>
      <Alert severity="warning">{t('dialog.cancelWarning')}</Alert>
      <ChoiceInput
        source="ground"
        label={t('dialog.ground')}
        required
        choices={GROUNDS.map((value) => ({ value, label: term('cancellationGround', value) }))}
      />
      <TextInput source="reason" label={t('dialog.cancelReason')} required multiline minRows={3} />
    </Stack>
  );
}

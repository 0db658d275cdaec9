import { Alert, Stack } from '@mui/material';
import type { CaseWholeFragment, PostReturnReason } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { ChoiceInput, DateInput, TextInput } from '../../shared/fields.tsx';

/** Why the post brings letters back, the commonest first. */
const REASONS: readonly PostReturnReason[] = [
  'NOT_COLLECTED',
  'ADDRESSEE_MOVED',
  'ADDRESS_WRONG',
  'REFUSED',
  'OTHER',
];

/** How the applicant was told that the notice waits for him. */
export function AnnounceFields({ record }: { readonly record: CaseWholeFragment }) {
  const { t } = useWords();
  const phone = record.applicant?.phone;
  return (
    <Stack sx={{ gap: 2 }}>
      {phone ? (
        <Alert severity="info">
          {t('fields.phone')}: {phone}
        </Alert>
      ) : null}
      <TextInput source="note" label={t('dialog.told')} hint={t('dialog.toldHint')} multiline />
    </Stack>
  );
}

/** Who took the notice, on which document. */
export function HandDeliveryFields() {
  const { t } = useWords();
  return (
    <Stack sx={{ gap: 2 }}>
      <TextInput source="receivedBy" label={t('dialog.receivedBy')} required />
      <TextInput
        source="identityDocument"
        label={t('dialog.identityDocument')}
        hint={t('dialog.identityHint')}
        required
      />
    </Stack>
  );
}

/** Where the letter goes, under which number. */
export function PostDispatchFields() {
  const { t } = useWords();
  return (
    <Stack sx={{ gap: 2 }}>
      <TextInput source="address" label={t('dialog.postAddress')} required multiline />
      <TextInput source="postNumber" label={t('dialog.postNumber')} required />
    </Stack>
  );
}

/** Where the letter goes this time. */
export function SendAgainFields() {
  const { t } = useWords();
  return (
    <Stack sx={{ gap: 2 }}>
      <Alert severity="info">{t('dialog.newAddressHint')}</Alert>
      <PostDispatchFields />
    </Stack>
  );
}

/** When the post delivered the letter, and to whom. */
export function PostConfirmationFields() {
  const { t } = useWords();
  return (
    <Stack sx={{ gap: 2 }}>
      <DateInput source="day" label={t('dialog.postDay')} hint={t('dialog.postDayHint')} required />
      <TextInput source="note" label={t('dialog.postNote')} multiline />
    </Stack>
  );
}

/** When the post brought the letter back, and why. */
export function PostReturnFields() {
  const { t, term } = useWords();
  return (
    <Stack sx={{ gap: 2 }}>
      <DateInput source="day" label={t('dialog.postDay')} hint={t('dialog.postDayHint')} required />
      <ChoiceInput
        source="reason"
        label={t('dialog.returnReasonPost')}
        required
        choices={REASONS.map((value) => ({ value, label: term('postReturnReason', value) }))}
      />
      <TextInput source="note" label={t('dialog.returnNote')} multiline />
    </Stack>
  );
}

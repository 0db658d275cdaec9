import { Stack } from '@mui/material';
import { useWords } from '../../i18n/useWords.ts';
import { TextInput } from '../../shared/fields.tsx';

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

/** Where the letter went, under which number. */
export function PostDispatchFields() {
  const { t } = useWords();
  return (
    <Stack sx={{ gap: 2 }}>
      <TextInput source="address" label={t('dialog.postAddress')} required multiline />
      <TextInput source="postNumber" label={t('dialog.postNumber')} required />
    </Stack>
  );
}

import { Alert, Box, Paper, Stack, Typography } from '@mui/material';
import { useEffect } from 'react';
import { useFormContext } from 'react-hook-form';
import type { CaseWholeFragment, NoticeWholeFragment } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { PaperSheet } from '../../papers/PaperSheet.tsx';
import { CheckInput, TextInput } from '../../shared/fields.tsx';

interface FieldsProps {
  readonly record: CaseWholeFragment;
}

/** The last submitted version, or null before the first. */
export function latestNotice({ notices }: CaseWholeFragment): NoticeWholeFragment | null {
  return notices.reduce<NoticeWholeFragment | null>(
    (latest, notice) => (latest && latest.version > notice.version ? latest : notice),
    null,
  );
}

/** The text of a version with its number and fingerprint. */
export function NoticePreview({ notice }: { readonly notice: NoticeWholeFragment }) {
  const { t, dateTime } = useWords();
  return (
    <Box data-notice-version={notice.version}>
      <Typography variant="caption" component="p" sx={{ mb: 0.5 }}>
        {t('case.noticeVersion', { version: notice.version })} ·{' '}
        {t('case.noticeSubmitted', { name: notice.drafter.shortName, time: dateTime(notice.submittedAt) })}
      </Typography>
      <Paper
        variant="outlined"
        sx={{ p: { xs: 2, md: 4 }, maxHeight: 420, overflow: 'auto', backgroundColor: '#fff' }}
        tabIndex={0}
      >
        <PaperSheet paper={notice.content} />
      </Paper>
      <Typography
        variant="caption"
        component="p"
        sx={{ mt: 0.5, overflowWrap: 'anywhere', fontFamily: 'monospace' }}
      >
        {t('case.fingerprint')}: {notice.contentHash}
      </Typography>
    </Box>
  );
}

/** The very text that is signed: its version and hash go with the signature. */
export function SignFields({ record }: FieldsProps) {
  const { t } = useWords();
  const { setValue } = useFormContext();
  const notice = latestNotice(record);
  useEffect(() => {
    // A newer version must be read before it is signed.
    setValue('read', false);
    setValue('noticeVersion', notice?.version);
    setValue('contentHash', notice?.contentHash);
  }, [setValue, notice?.version, notice?.contentHash]);
  if (!notice) return null;
  return (
    <Stack sx={{ gap: 2 }}>
      <NoticePreview notice={notice} />
      <Alert severity="info">{t('dialog.signWarning')}</Alert>
      <CheckInput source="read" label={t('dialog.signConfirm')} required />
    </Stack>
  );
}

/** What is missing, beside the text that goes back. */
export function ReturnFields({ record }: FieldsProps) {
  const { t } = useWords();
  const notice = latestNotice(record);
  return (
    <Stack sx={{ gap: 2 }}>
      <TextInput source="reason" label={t('dialog.returnReason')} required multiline minRows={3} autoFocus />
      {notice ? <NoticePreview notice={notice} /> : null}
    </Stack>
  );
}

import { Alert, Stack, Typography } from '@mui/material';
import { useEffect } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { CaseWholeFragment, NoticeWholeFragment } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { CheckInput, TextInput } from '../../shared/fields.tsx';
import { latestNotice } from '../../signing/latestNotice.ts';
import { NoticePageView } from '../../signing/NoticePageView.tsx';
import { PasswordField } from '../../signing/PasswordField.tsx';
import { useProof } from '../../signing/useProof.ts';

interface FieldsProps {
  readonly record: CaseWholeFragment;
}

interface NoticeProps {
  readonly notice: NoticeWholeFragment;
  readonly onRead?: (hash: string) => void;
}

const PAGE_HEIGHT = { height: { xs: '56vh', md: '54vh' }, minHeight: 320 } as const;

/** The page of a version with its number and who submitted it. */
export function NoticeToRead({ notice, onRead }: NoticeProps) {
  const { t, dateTime } = useWords();
  const version = t('case.noticeVersion', { version: notice.version });
  return (
    <div data-notice-version={notice.version}>
      <Typography variant="caption" component="p" sx={{ mb: 0.5 }}>
        {version} ·{' '}
        {t('case.noticeSubmitted', { name: notice.drafter.shortName, time: dateTime(notice.submittedAt) })}
      </Typography>
      <NoticePageView
        key={notice.id}
        notice={notice}
        label={version}
        sx={PAGE_HEIGHT}
        {...(onRead ? { onRead } : {})}
      />
    </div>
  );
}

/** The very page that is signed: the hash of exactly what was shown goes with the signature. */
export function SignFields({ record }: FieldsProps) {
  const { t } = useWords();
  const { setValue } = useFormContext();
  const { isNeeded } = useProof();
  const isShown = Boolean(useWatch({ name: 'shownHash' }));
  const notice = latestNotice(record);
  useEffect(() => {
    // A newer version must be read before it is signed.
    setValue('read', false);
    setValue('shownHash', '');
    setValue('noticeVersion', notice?.version);
    setValue('contentHash', notice?.contentHash);
  }, [setValue, notice?.version, notice?.contentHash]);
  if (!notice) return null;
  const onRead = (hash: string): void => {
    setValue('read', false);
    setValue('shownHash', hash);
  };
  return (
    <Stack sx={{ gap: 2 }}>
      <NoticeToRead notice={notice} onRead={onRead} />
      <Alert severity="info">{t('dialog.signWarning')}</Alert>
      {isShown ? <CheckInput source="read" label={t('dialog.signConfirm')} required /> : null}
      {isNeeded ? <PasswordField /> : null}
    </Stack>
  );
}

/** What is missing, beside the page that goes back. */
export function ReturnFields({ record }: FieldsProps) {
  const { t } = useWords();
  const notice = latestNotice(record);
  return (
    <Stack sx={{ gap: 2 }}>
      <TextInput source="reason" label={t('dialog.returnReason')} required multiline minRows={3} autoFocus />
      {notice ? <NoticeToRead notice={notice} /> : null}
    </Stack>
  );
}

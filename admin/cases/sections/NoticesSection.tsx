import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import type { CaseWholeFragment, NoticeWholeFragment } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { PaperDialog } from '../../papers/PaperDialog.tsx';
import { Facts } from '../../shared/Facts.tsx';
import { Section } from '../../shared/Section.tsx';
import { useReferenceWords } from '../../shared/useReferenceWords.ts';
import { NoticeComparison } from '../notices/NoticeComparison.tsx';

/** Every submitted version of the notice, the newest first, and what changed between them. */
export function NoticesSection({ record }: { readonly record: CaseWholeFragment }) {
  const { t } = useWords();
  if (record.notices.length === 0) return null;
  const newestFirst = [...record.notices].sort((one, other) => other.version - one.version);
  return (
    <Section title={t('case.notices')}>
      <Stack sx={{ gap: 2 }}>
        {newestFirst.map((notice, index) => (
          <NoticeVersion key={notice.id} notice={notice} isLatest={index === 0} />
        ))}
      </Stack>
      {record.notices.length > 1 ? <NoticeComparison notices={record.notices} /> : null}
    </Section>
  );
}

interface NoticeVersionProps {
  readonly notice: NoticeWholeFragment;
  /** Of the former ones the comparison shows what they said and why they came back. */
  readonly isLatest: boolean;
}

function NoticeVersion({ notice, isLatest }: NoticeVersionProps) {
  const { t, term, dateTime } = useWords();
  const { nameOf } = useReferenceWords('REFUSAL_GROUND');
  const [looking, setLooking] = useState(false);
  const { version, signedAt, returnedAt } = notice;
  // A signed one is among the papers, where it can be printed.
  const isDraft = isLatest && !signedAt;
  const returned = returnedAt
    ? t('case.noticeReturned', { name: notice.returner?.shortName ?? '', time: dateTime(returnedAt) })
    : null;
  return (
    <Box>
      <Stack direction="row" sx={{ alignItems: 'center', gap: 1.5, flexWrap: 'wrap' }}>
        <Typography variant="h3">
          {t('case.noticeVersion', { version })} · {term('noticeKind', notice.kind)}
        </Typography>
        {notice.outgoingNumber ? (
          <Typography variant="body2">{t('case.outgoing', { number: notice.outgoingNumber })}</Typography>
        ) : null}
        <Box sx={{ flexGrow: 1 }} />
        {isDraft ? (
          <Button
            size="small"
            startIcon={<VisibilityOutlined />}
            sx={{ displayPrint: 'none' }}
            onClick={() => setLooking(true)}
            data-testid="preview-draft"
          >
            {t('papers.previewDraft')}
          </Button>
        ) : null}
      </Stack>
      <Typography variant="caption" component="p">
        {t('case.noticeSubmitted', { name: notice.drafter.shortName, time: dateTime(notice.submittedAt) })}
        {signedAt
          ? ` · ${t(notice.signerActing ? 'case.noticeSignedActing' : 'case.noticeSigned', { name: notice.signerName ?? notice.signer?.shortName ?? '', time: dateTime(signedAt) })}`
          : null}
        {returned && !isLatest ? ` · ${returned}` : null}
      </Typography>
      {returned && isLatest ? (
        <Alert severity="warning" icon={false} sx={{ my: 1 }}>
          <Typography variant="caption" component="div">
            {returned}
          </Typography>
          {notice.returnReason}
        </Alert>
      ) : null}
      {isLatest ? (
        <Facts
          facts={[
            [t('fields.grounds'), notice.grounds.map(nameOf).join('; ')],
            [t('fields.explanation'), notice.explanation],
            [t('case.resubmission'), notice.resubmissionReason],
          ]}
        />
      ) : null}
      {looking ? (
        <PaperDialog
          title={`${t('case.noticeVersion', { version })} · ${term('noticeKind', notice.kind)}`}
          remark={t('papers.draft')}
          url={notice.pageUrl}
          onClose={() => setLooking(false)}
        />
      ) : null}
    </Box>
  );
}

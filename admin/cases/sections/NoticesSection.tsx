import PrintOutlined from '@mui/icons-material/PrintOutlined';
import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import type { CaseWholeFragment, NoticeWholeFragment } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
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
          <NoticeVersion key={notice.id} caseId={record.id} notice={notice} isLatest={index === 0} />
        ))}
      </Stack>
      {record.notices.length > 1 ? <NoticeComparison notices={record.notices} /> : null}
    </Section>
  );
}

interface NoticeVersionProps {
  readonly caseId: string;
  readonly notice: NoticeWholeFragment;
  /** Of the former ones the comparison shows what they said and why they came back. */
  readonly isLatest: boolean;
}

function NoticeVersion({ caseId, notice, isLatest }: NoticeVersionProps) {
  const { t, term, dateTime } = useWords();
  const { nameOf } = useReferenceWords('REFUSAL_GROUND');
  const { version, signedAt, returnedAt } = notice;
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
        <Button
          size="small"
          startIcon={<PrintOutlined />}
          sx={{ displayPrint: 'none' }}
          component={Link}
          to={`/cases/${caseId}/notices/${version}`}
        >
          {t('case.printNotice')}
        </Button>
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
    </Box>
  );
}

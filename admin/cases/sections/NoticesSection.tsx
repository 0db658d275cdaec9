import PrintOutlined from '@mui/icons-material/PrintOutlined';
import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import type { CaseWholeFragment, NoticeWholeFragment } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { Facts } from '../../shared/Facts.tsx';
import { Section } from '../../shared/Section.tsx';
import { useReferenceWords } from '../../shared/useReferenceWords.ts';

/** Every submitted version of the notice, the newest first. */
export function NoticesSection({ record }: { readonly record: CaseWholeFragment }) {
  const { t } = useWords();
  if (record.notices.length === 0) return null;
  const newestFirst = [...record.notices].sort((one, other) => other.version - one.version);
  return (
    <Section title={t('case.notices')}>
      <Stack sx={{ gap: 2 }}>
        {newestFirst.map((notice) => (
          <NoticeVersion key={notice.id} caseId={record.id} notice={notice} />
        ))}
      </Stack>
    </Section>
  );
}

function NoticeVersion({
  caseId,
  notice,
}: {
  readonly caseId: string;
  readonly notice: NoticeWholeFragment;
}) {
  const { t, term, dateTime } = useWords();
  const { nameOf } = useReferenceWords('REFUSAL_GROUND');
  const { version, signedAt, returnedAt } = notice;
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
      </Typography>
      {returnedAt ? (
        <Alert severity="warning" icon={false} sx={{ my: 1 }}>
          <Typography variant="caption" component="div">
            {t('case.noticeReturned', { name: notice.returner?.shortName ?? '', time: dateTime(returnedAt) })}
          </Typography>
          {notice.returnReason}
        </Alert>
      ) : null}
      <Facts
        facts={[
          [t('fields.grounds'), notice.grounds.map(nameOf).join('; ')],
          [t('fields.explanation'), notice.explanation],
          [t('case.resubmission'), notice.resubmissionReason],
        ]}
      />
    </Box>
  );
}

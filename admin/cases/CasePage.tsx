import ArrowBack from '@mui/icons-material/ArrowBack';
import { Alert, Box, Button, GlobalStyles, Typography } from '@mui/material';
import { useGetOne } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { useFreshDay } from '../deadlines/useFreshDay.ts';
import type { CaseStatus, CaseWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { type ForeignChange, useCaseChanges } from '../live/useCaseChanges.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { PageHeading } from '../shared/PageHeading.tsx';
import { CaseProgress } from './CaseProgress.tsx';
import { CaseSkeleton } from './CaseSkeleton.tsx';
import { WHOLE } from './caseQuery.ts';
import { DueSummary } from './DueSummary.tsx';
import { numberOf } from './numberOf.ts';
import { StatusChip } from './StatusChip.tsx';
import { StepPanel } from './StepPanel.tsx';
import { ApplicantSection } from './sections/ApplicantSection.tsx';
import { ClocksSection } from './sections/ClocksSection.tsx';
import { DeliverySection } from './sections/DeliverySection.tsx';
import { DetailsSection } from './sections/DetailsSection.tsx';
import { DocumentsSection } from './sections/DocumentsSection.tsx';
import { HistorySection } from './sections/HistorySection.tsx';
import { NoticesSection } from './sections/NoticesSection.tsx';
import { PapersSection } from './sections/PapersSection.tsx';
import { CommissionSection, ResolutionsSection } from './sections/StepsTakenSections.tsx';
import { storySentence } from './story/storySentence.ts';

/** One case: where it stands, what one can do now, and everything that it holds. */
export function CasePage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const {
    data: record,
    error,
    isPending,
    refetch,
  } = useGetOne<CaseWholeFragment>('cases', { id, meta: WHOLE }, { retry: false });
  if (isPending) return <CaseSkeleton />;
  if (record) return <CaseView record={record} />;
  return (
    <EmptyState title={error instanceof Error ? error.message : t('problems.error.NOT_FOUND')}>
      <Button variant="contained" onClick={() => refetch()}>
        {t('app.retry')}
      </Button>
      <Button component={Link} to="/cases">
        {t('case.back')}
      </Button>
    </EmptyState>
  );
}

/** Says what somebody else has just done with the case. */
function ForeignChangeBanner({
  change,
  onClose,
}: {
  readonly change: ForeignChange;
  readonly onClose: () => void;
}) {
  const { t, time } = useWords();
  return (
    <Alert
      severity="info"
      role="status"
      onClose={onClose}
      closeText={t('app.close')}
      sx={{ mb: 1.5 }}
      data-testid="foreign-step"
    >
      {change.kind === 'step'
        ? t('case.changed', { time: time(change.event.at), story: storySentence(t, change.event).text })
        : t('case.changedFiles')}
    </Alert>
  );
}

const atAkim: readonly CaseStatus[] = ['AKIM_REGISTERED', 'COMMISSION_REVIEW'];

/** Where the case lies and with whom. */
function CaseSubheading({ record }: { readonly record: CaseWholeFragment }) {
  const { t, office, dateTime } = useWords();
  const parts = [
    office(atAkim.includes(record.status) && record.akimOffice ? record.akimOffice : record.office),
    record.executor && `${t('fields.executor')}: ${record.executor.shortName}`,
    `${t('fields.receivedAt')}: ${dateTime(record.receivedAt)}`,
  ];
  return (
    <Typography variant="body2" color="textSecondary" sx={{ mt: -1, mb: 1.5 }}>
      {parts.filter(Boolean).join(' · ')}
    </Typography>
  );
}

/** On paper there is the case and nothing to press. */
const PRINTED = {
  '@media print': {
    'header, nav, .MuiSnackbar-root, .skip-nav-button': { display: 'none !important' },
    body: { backgroundColor: '#fff !important' },
    section: { breakInside: 'avoid' },
    '#main-content a.MuiButton-root, #main-content button.MuiButton-root': { display: 'none' },
  },
} as const;

function CaseView({ record }: { readonly record: CaseWholeFragment }) {
  const { t } = useWords();
  const [foreign, forget] = useCaseChanges(record);
  useFreshDay();
  const number = numberOf(record);
  return (
    <>
      <GlobalStyles styles={PRINTED} />
      <PageHeading
        title={number ? t('case.title', { number }) : t('case.untitled')}
        aside={
          <>
            <StatusChip status={record.status} />
            <Typography>{record.applicant?.fullName}</Typography>
          </>
        }
        actions={
          <Button size="small" startIcon={<ArrowBack />} component={Link} to="/cases">
            {t('case.back')}
          </Button>
        }
      />
      <CaseSubheading record={record} />
      {foreign ? <ForeignChangeBanner change={foreign} onClose={forget} /> : null}
      <Box sx={{ displayPrint: 'none' }}>
        <StepPanel record={record} />
      </Box>
      <CaseProgress record={record} />
      <DueSummary record={record} />
      <Box
        data-version={record.version}
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1.75fr) minmax(0, 1fr)' },
        }}
      >
        <div>
          <NoticesSection record={record} />
          <PapersSection record={record} />
          <DeliverySection record={record} />
          <DocumentsSection record={record} />
          <ResolutionsSection record={record} />
          <CommissionSection record={record} />
          <ClocksSection record={record} />
          <DetailsSection record={record} />
        </div>
        <div>
          <ApplicantSection record={record} />
          <HistorySection record={record} />
        </div>
      </Box>
    </>
  );
}

import ArrowBack from '@mui/icons-material/ArrowBack';
import NavigateBefore from '@mui/icons-material/NavigateBefore';
import NavigateNext from '@mui/icons-material/NavigateNext';
import { Box, Button, Checkbox, FormControlLabel, IconButton, Paper, Typography } from '@mui/material';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useGetOne } from 'react-admin';
import { Link } from 'react-router-dom';
import { WHOLE } from '../cases/caseQuery.ts';
import { numberOf } from '../cases/numberOf.ts';
import type { CaseWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { type Desk, isMarked, mayMark, type SignLine } from './desk.ts';
import { NoticePageView } from './NoticePageView.tsx';

const StepDialog = lazy(async () => ({
  default: (await import('../cases/steps/StepDialog.tsx')).StepDialog,
}));

interface SigningReaderProps {
  readonly line: SignLine;
  readonly desk: Desk;
  readonly onRead: (hash: string) => void;
  readonly onMark: () => void;
  /** To the list, where the two do not stand beside each other. */
  readonly onBack: () => void;
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
}

/** The page of the chosen notice, and what can be done with it. */
export function SigningReader({
  line,
  desk,
  onRead,
  onMark,
  onBack,
  onPrevious,
  onNext,
}: SigningReaderProps) {
  const { t, term, dateTime } = useWords();
  const { record, notice } = line;
  const number = numberOf(record) ?? t('cases.noNumber');
  const [isReturning, setReturning] = useState(false);
  const canReturn = record.availableTransitions.some(
    ({ name, allowed }) => name === 'returnNotice' && allowed,
  );
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label={t('signing.page', { number })}
      data-reading={record.id}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        height: { xs: 'calc(100vh - 200px)', md: 'calc(100vh - 172px)' },
        minHeight: 420,
        overflow: 'hidden',
      }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 1,
          rowGap: 0.5,
          p: 1,
          pl: 2,
        }}
      >
        <Button
          size="small"
          startIcon={<ArrowBack />}
          onClick={onBack}
          sx={{ display: { md: 'none' }, ml: -1 }}
          data-testid="back-to-list"
        >
          {t('signing.backToList')}
        </Button>
        <Box sx={{ ml: { xs: 'auto', md: -1 } }}>
          <Turn label={t('signing.keyPrevious')} onClick={onPrevious}>
            <NavigateBefore />
          </Turn>
          <Turn label={t('signing.keyNext')} onClick={onNext}>
            <NavigateNext />
          </Turn>
        </Box>
        <Box sx={{ flex: '1 1 0', minWidth: { xs: '100%', sm: 260 } }}>
          <Typography variant="h2">
            {number}, {record.applicant?.fullName ?? t('cases.hidden')}
          </Typography>
          <Typography variant="caption" component="div">
            {term('noticeKind', notice.kind)} · {t('case.noticeVersion', { version: notice.version })} ·{' '}
            {t('case.noticeSubmitted', {
              name: notice.drafter.shortName,
              time: dateTime(notice.submittedAt),
            })}
          </Typography>
        </Box>
        <FormControlLabel
          label={t('signing.mark')}
          control={
            <Checkbox
              size="small"
              checked={isMarked(desk, line)}
              disabled={!mayMark(desk, line)}
              onChange={onMark}
              data-testid="mark"
            />
          }
          sx={{ mr: 0 }}
        />
        {canReturn ? (
          <Button size="small" variant="outlined" onClick={() => setReturning(true)} data-testid="return-one">
            {t('signing.returnOne')}
          </Button>
        ) : null}
        <Button size="small" component={Link} to={`/cases/${record.id}`}>
          {t('signing.openCase')}
        </Button>
      </Box>
      <NoticePageView
        key={notice.id}
        notice={notice}
        label={t('case.noticeVersion', { version: notice.version })}
        onRead={onRead}
        sx={{ flexGrow: 1, borderWidth: '1px 0 0', borderRadius: 0 }}
      />
      {isReturning ? <ReturnDialog caseId={record.id} onClose={() => setReturning(false)} /> : null}
    </Paper>
  );
}

interface TurnProps {
  readonly label: string;
  readonly onClick: (() => void) | null;
  readonly children: ReactNode;
}

const Turn = ({ label, onClick, children }: TurnProps) => (
  <IconButton
    size="small"
    aria-label={label}
    title={label}
    disabled={!onClick}
    onClick={onClick ?? undefined}
  >
    {children}
  </IconButton>
);

/** The step's own dialog, over this page, so that what is marked stays marked. */
function ReturnDialog({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }) {
  const { data } = useGetOne<CaseWholeFragment>('cases', { id: caseId, meta: WHOLE });
  if (!data) return null;
  return (
    <Suspense fallback={null}>
      <StepDialog name="returnNotice" record={data} onClose={onClose} />
    </Suspense>
  );
}

import { Typography } from '@mui/material';
import { useGetMany } from 'react-admin';
import { useViewer } from '../auth/useViewer.ts';
import { useNow } from '../deadlines/useNow.ts';
import type { OfficeWholeFragment } from '../generated/graphql.ts';
import { endOfDay } from '../i18n/format.ts';
import { useWords } from '../i18n/useWords.ts';
import type { ReportState } from './reportState.ts';

const MINUTE = 60_000;

interface ReportHeadingProps {
  readonly state: ReportState;
  /** Of one who counts his own office only: its name. */
  readonly ownOffice: string | null;
}

/** What the report is about and as of which moment; on paper also who printed it and when. */
export function ReportHeading({ state, ownOffice }: ReportHeadingProps) {
  const { t, date, dateTime, office } = useWords();
  const viewer = useViewer();
  const now = new Date(useNow((at) => Math.floor(at / MINUTE) * MINUTE)).toISOString();
  const { data: chosen = [] } = useGetMany<OfficeWholeFragment>(
    'offices',
    { ids: [...state.officeId] },
    { enabled: state.officeId.length > 0 },
  );
  const names = chosen.flatMap((one) => (one ? [office(one)] : []));
  const offices = ownOffice ?? (state.officeId.length > 0 ? names.join(', ') : t('reports.allOffices'));
  const moment = dateTime(state.asOf === null ? now : endOfDay(state.asOf));
  return (
    <>
      <Typography sx={{ mb: 0.5 }} data-testid="report-subject">
        {t('reports.subject', { from: date(state.from), to: date(state.to) })}
        {', '}
        <strong>{t('reports.asOfWords', { moment })}</strong>
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
        {`${t('reports.offices')}: ${offices}`}
      </Typography>
      <Typography variant="body2" sx={{ mb: 2, display: 'none', displayPrint: 'block' }}>
        {t('reports.printed', { name: viewer?.wholeName ?? '', moment: dateTime(now) })}
      </Typography>
    </>
  );
}

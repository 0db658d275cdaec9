import PrintOutlined from '@mui/icons-material/PrintOutlined';
import { Button, GlobalStyles } from '@mui/material';
import { useHasRole, useViewer } from '../auth/useViewer.ts';
import { useToday } from '../deadlines/useNow.ts';
import { useWords } from '../i18n/useWords.ts';
import { PageHeading } from '../shared/PageHeading.tsx';
import { ChartPatterns } from './charts/ChartPatterns.tsx';
import { BacklogSection, ForecastSection, LoadsSection } from './OpenSections.tsx';
import { RegisteredSections } from './RegisteredSections.tsx';
import { ReportControls } from './ReportControls.tsx';
import { ReportHeading } from './ReportHeading.tsx';
import { useReportState } from './useReportState.ts';

/** On paper there is the report and nothing to press; no figure and no row is cut in half. */
const PRINTED = {
  '@page': { size: 'A4', margin: '12mm' },
  '@media print': {
    body: { backgroundColor: '#fff !important' },
    main: { padding: '0 !important' },
    section: { border: '0 !important', padding: '0 !important', overflow: 'visible !important' },
    // A heading and its hint stay with the figure below.
    'section > div:first-of-type, section > p, h3': { breakAfter: 'avoid' },
    'section > p': { breakInside: 'avoid' },
  },
} as const;

/** How the cases of a period were worked, by office and time: charts with a table behind each (Regulation cl. 18). */
export function ReportsPage() {
  const { t, office } = useWords();
  const [state, change] = useReportState();
  const today = useToday();
  const viewer = useViewer();
  const manyOffices = useHasRole('OVERSEER', 'ANALYST');
  // An analyst is told of no person.
  const mayNamePersons = useHasRole('HEAD', 'OVERSEER');
  if (!viewer) return null;
  const ownOffice = !manyOffices && viewer.office ? office(viewer.office) : null;
  return (
    <>
      <GlobalStyles styles={PRINTED} />
      <ChartPatterns />
      <PageHeading
        title={t('reports.title')}
        actions={
          <Button
            variant="outlined"
            startIcon={<PrintOutlined />}
            onClick={() => window.print()}
            data-testid="print-report"
            sx={{ displayPrint: 'none' }}
          >
            {t('reports.print')}
          </Button>
        }
      />
      <ReportControls state={state} today={today} manyOffices={manyOffices} onChange={change} />
      <ReportHeading state={state} ownOffice={ownOffice} />
      <RegisteredSections state={state} today={today} />
      <BacklogSection state={state} />
      {mayNamePersons ? <LoadsSection state={state} /> : null}
      <ForecastSection state={state} />
    </>
  );
}

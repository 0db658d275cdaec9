import ArrowBack from '@mui/icons-material/ArrowBack';
import PrintOutlined from '@mui/icons-material/PrintOutlined';
import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useDataProvider } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { PapersOfCasesDocument, type PaperWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { setPageTitle } from '../layout/pageTitle.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { useShortcut } from '../shared/shortcuts.ts';
import { namedPaper } from './printing/choose.ts';
import { isPrinting } from './printing/printSheets.ts';
import { usePrint } from './printing/usePrint.ts';
import { useSheets } from './printing/useSheets.ts';
import { SheetPictures } from './SheetPictures.tsx';
import { usePaperName } from './usePaperName.ts';

/** A paper of a case on a page of its own; one click prints it. */
export function PaperPage() {
  const { t } = useWords();
  const { id = '', paperId = '' } = useParams();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const { data, error, refetch } = useQuery({
    queryKey: ['paperPage', id],
    queryFn: async () => {
      const { cases } = await dataProvider.ask(PapersOfCasesDocument, { filter: { ids: [id] } });
      return cases.nodes[0]?.papers ?? [];
    },
    retry: false,
  });
  const paper = data ? namedPaper(data, paperId) : null;
  const problem = error?.message ?? (data && !paper ? t('papers.none') : null);
  if (paper) return <PaperView caseId={id} paper={paper} />;
  return (
    <Frame caseId={id} title={t('papers.title')}>
      {problem ? (
        <Alert
          severity="error"
          role="alert"
          action={
            <Button color="inherit" size="small" onClick={() => void refetch()}>
              {t('app.retry')}
            </Button>
          }
        >
          {problem}
        </Alert>
      ) : (
        <LoadingLines rows={12} />
      )}
    </Frame>
  );
}

function PaperView({ caseId, paper }: { readonly caseId: string; readonly paper: PaperWholeFragment }) {
  const { t } = useWords();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const { sheets, problem, retry } = useSheets(paper);
  const printing = usePrint();
  const print = () => {
    if (sheets) void printing.print(paper, sheets);
  };
  useShortcut('Ctrl+P', 'papers.shortcut', print);
  useEffect(() => {
    // Printed by the browser's menu it is a print too, and every print is logged.
    const log = () => {
      if (!isPrinting()) dataProvider.printPapers([paper.id]).catch(() => {});
    };
    window.addEventListener('beforeprint', log);
    return () => window.removeEventListener('beforeprint', log);
  }, [dataProvider, paper.id]);
  const failed = problem ?? printing.problem?.words;
  return (
    <Frame
      caseId={caseId}
      title={usePaperName()(paper)}
      actions={
        <Button
          variant="contained"
          startIcon={<PrintOutlined />}
          disabled={!sheets}
          loading={printing.preparing !== null}
          loadingPosition="start"
          onClick={print}
          title={t('papers.printWithKey', { key: 'Ctrl + P' })}
          aria-keyshortcuts="Control+P"
          data-testid="print"
        >
          {t('papers.print')}
        </Button>
      }
    >
      {failed ? (
        <Alert
          severity="error"
          role="alert"
          sx={{ mb: 2, displayPrint: 'none' }}
          action={
            <Button color="inherit" size="small" onClick={problem ? retry : print}>
              {t('app.retry')}
            </Button>
          }
        >
          {t('papers.notPrinted')} {failed}
        </Alert>
      ) : null}
      <SheetPictures
        sheets={sheets}
        pages={paper.pages}
        language={paper.language}
        failed={problem !== null}
      />
    </Frame>
  );
}

interface FrameProps {
  readonly caseId: string;
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

function Frame({ caseId, title, actions, children }: FrameProps) {
  const { t } = useWords();
  useEffect(() => setPageTitle(title, t('app.name')), [title, t]);
  return (
    <Box
      sx={{
        minHeight: '100vh',
        backgroundColor: { xs: 'background.default', print: '#fff' },
        px: { xs: 1.5, md: 2, print: 0 },
      }}
    >
      <Stack
        component="header"
        direction="row"
        sx={{
          displayPrint: 'none',
          gap: 2,
          py: 2,
          maxWidth: '210mm',
          mx: 'auto',
          alignItems: 'center',
          flexWrap: 'wrap',
        }}
      >
        <Button startIcon={<ArrowBack />} component={Link} to={`/cases/${caseId}`}>
          {t('papers.back')}
        </Button>
        <Box sx={{ flexGrow: 1 }}>
          <Typography variant="h1">{title}</Typography>
          <Typography variant="caption">{t('papers.logged')}</Typography>
        </Box>
        {actions}
      </Stack>
      <Box component="main" sx={{ maxWidth: '210mm', mx: 'auto', pb: { xs: 4, print: 0 } }}>
        {children}
      </Box>
    </Box>
  );
}

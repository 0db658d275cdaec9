import ArrowBack from '@mui/icons-material/ArrowBack';
import PrintOutlined from '@mui/icons-material/PrintOutlined';
import { Alert, Box, Button, GlobalStyles, Stack, Typography } from '@mui/material';
import { useEffect } from 'react';
import { Link } from 'react-router-dom';
import type { PaperTextFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { PaperSheet } from './PaperSheet.tsx';

interface PaperPageProps {
  readonly caseId: string;
  readonly title: string;
  readonly paper: PaperTextFragment | null;
  readonly problem: string | null;
  /** Said above the sheet, on the screen only. */
  readonly remark?: string | null;
}

const A4 = { width: '210mm', minHeight: '297mm', padding: '20mm 15mm 20mm 25mm' };

/** A paper as an A4 sheet; only the sheet is printed. */
export function PaperPage({ caseId, title, paper, problem, remark = null }: PaperPageProps) {
  const { t } = useWords();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  return (
    <Box sx={{ minHeight: '100vh', backgroundColor: { xs: 'background.default', print: '#fff' } }}>
      <GlobalStyles
        styles={{
          '@page': { size: 'A4', margin: 0 },
          '@media print': {
            body: { backgroundColor: '#fff !important' },
            '.MuiSnackbar-root': { display: 'none' },
          },
        }}
      />
      <Stack
        component="header"
        direction="row"
        sx={{
          displayPrint: 'none',
          gap: 2,
          p: 2,
          maxWidth: '210mm',
          mx: 'auto',
          alignItems: 'center',
          flexWrap: 'wrap',
        }}
      >
        <Button startIcon={<ArrowBack />} component={Link} to={`/cases/${caseId}`}>
          {t('paper.back')}
        </Button>
        <Box sx={{ flexGrow: 1 }}>
          <Typography variant="h1">{title}</Typography>
          <Typography variant="caption">{t('paper.logged')}</Typography>
        </Box>
        <Button
          variant="contained"
          startIcon={<PrintOutlined />}
          disabled={!paper}
          onClick={() => window.print()}
          data-testid="print"
        >
          {t('paper.print')}
        </Button>
      </Stack>
      {remark ? (
        <Alert severity="warning" sx={{ displayPrint: 'none', maxWidth: '210mm', mx: 'auto', mb: 2 }}>
          {remark}
        </Alert>
      ) : null}
      <Box component="main" sx={{ '@media screen': { pb: 4 } }}>
        {problem ? (
          <Alert severity="error" sx={{ maxWidth: '210mm', mx: 'auto' }}>
            {problem}
          </Alert>
        ) : (
          <Box
            data-testid="sheet"
            sx={{
              ...A4,
              mx: 'auto',
              boxSizing: 'border-box',
              backgroundColor: '#fff',
              '@media screen': { border: '1px solid', borderColor: 'divider', maxWidth: '100%' },
            }}
          >
            {paper ? <PaperSheet paper={paper} /> : <LoadingLines />}
          </Box>
        )}
      </Box>
    </Box>
  );
}

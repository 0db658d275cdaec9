import Download from '@mui/icons-material/Download';
import PrintOutlined from '@mui/icons-material/PrintOutlined';
import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import { Alert, Box, Button, Link, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { PaperWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { PrintLog } from './PrintLog.tsx';
import type { Printing } from './printing/usePrint.ts';
import { usePaperName } from './usePaperName.ts';

interface PaperLineProps {
  readonly paper: PaperWholeFragment;
  readonly printing: Printing;
  /** The paper's own page, if it has one. */
  readonly to?: string;
  /** The key that prints it, if one does. */
  readonly keys?: string | null;
  readonly onPreview: () => void;
  /** Further buttons. */
  readonly actions?: ReactNode;
  /** What stands below: the outcome of a check. */
  readonly children?: ReactNode;
}

/** A paper with what can be done with it: look, print, keep as a file; and who has printed it. */
export function PaperLine({
  paper,
  printing,
  to,
  keys = null,
  onPreview,
  actions,
  children,
}: PaperLineProps) {
  const { t, term, dateTime } = useWords();
  const name = usePaperName()(paper);
  const problem = printing.problem?.paperId === paper.id ? printing.problem.words : null;
  const facts = [
    dateTime(paper.issuedAt),
    term('paperLanguage', paper.language),
    t('papers.pages', { smart_count: paper.pages }),
    t('papers.issuedBy', { name: paper.issuer.shortName }),
  ];
  return (
    <Box component="li" data-paper={paper.kind}>
      <Stack direction="row" sx={{ alignItems: 'flex-start', columnGap: 1.5, rowGap: 0.5, flexWrap: 'wrap' }}>
        <Box sx={{ flexGrow: 1, minWidth: 0 }}>
          <Typography variant="h3">
            {to ? (
              <Link component={RouterLink} to={to}>
                {name}
              </Link>
            ) : (
              name
            )}
          </Typography>
          <Typography variant="caption" component="p">
            {facts.join(' · ')}
          </Typography>
        </Box>
        <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 0.5, ml: -1.25, displayPrint: 'none' }}>
          <Button
            size="small"
            startIcon={<VisibilityOutlined />}
            onClick={onPreview}
            aria-label={t('papers.labelled', { action: t('papers.preview'), name })}
            data-testid="preview-paper"
          >
            {t('papers.preview')}
          </Button>
          <Button
            size="small"
            startIcon={<PrintOutlined />}
            loading={printing.preparing === paper.id}
            loadingPosition="start"
            disabled={printing.preparing !== null}
            onClick={() => void printing.print(paper)}
            title={keys ? t('papers.printWithKey', { key: keys }) : t('papers.print')}
            aria-label={t('papers.labelled', { action: t('papers.print'), name })}
            aria-keyshortcuts={keys ?? undefined}
            data-testid="print-paper"
          >
            {t('papers.print')}
          </Button>
          <Button
            size="small"
            startIcon={<Download />}
            component="a"
            href={paper.url}
            download
            aria-label={t('papers.labelled', { action: t('papers.download'), name })}
          >
            {t('papers.download')}
          </Button>
          {actions}
        </Stack>
      </Stack>
      {problem ? (
        <Alert
          severity="error"
          role="alert"
          sx={{ my: 0.5 }}
          action={
            <Button color="inherit" size="small" onClick={() => void printing.print(paper)}>
              {t('app.retry')}
            </Button>
          }
        >
          {t('papers.notPrinted')} {problem}
        </Alert>
      ) : null}
      {children}
      <PrintLog prints={paper.prints} name={name} />
    </Box>
  );
}

import PrintOutlined from '@mui/icons-material/PrintOutlined';
import { Button } from '@mui/material';
import type { PaperWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { PaperDialog } from './PaperDialog.tsx';
import type { Printing } from './printing/usePrint.ts';
import { usePaperName } from './usePaperName.ts';

interface PreviewOfPaperProps {
  readonly paper: PaperWholeFragment;
  readonly printing: Printing;
  readonly onClose: () => void;
}

/** An issued paper over the page, to look at, to print and to keep as a file. */
export function PreviewOfPaper({ paper, printing, onClose }: PreviewOfPaperProps) {
  const { t } = useWords();
  const name = usePaperName()(paper);
  const failed = printing.problem?.paperId === paper.id;
  return (
    <PaperDialog
      title={name}
      remark={failed ? `${t('papers.notPrinted')} ${printing.problem?.words}` : t('papers.logged')}
      url={paper.url}
      download
      onClose={onClose}
      actions={
        <Button
          variant="contained"
          size="small"
          startIcon={<PrintOutlined />}
          loading={printing.preparing === paper.id}
          loadingPosition="start"
          onClick={() => void printing.print(paper)}
          data-testid="print"
        >
          {t('papers.print')}
        </Button>
      }
    />
  );
}

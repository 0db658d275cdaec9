import PrintOutlined from '@mui/icons-material/PrintOutlined';
import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { MOST_PAPERS } from '../papers/many/batch.ts';
import { PrintManyDialog } from '../papers/many/PrintManyDialog.tsx';

interface PrintChosenProps {
  readonly ids: readonly string[];
  readonly onPrinted: () => void;
}

/** Prints a paper of each of the chosen cases. */
export function PrintChosen({ ids, onPrinted }: PrintChosenProps) {
  const { t } = useWords();
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const tooMany = ids.length > MOST_PAPERS;
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<PrintOutlined />}
        disabled={tooMany}
        onClick={() => setAsked(ids)}
        data-testid="print-many"
      >
        {t('papers.many.choose')}
      </Button>
      {tooMany ? (
        <Typography variant="body2" role="alert">
          {t('papers.many.tooMany', { maximum: MOST_PAPERS })}
        </Typography>
      ) : null}
      {asked ? (
        <PrintManyDialog
          count={asked.length}
          loadIds={async () => asked}
          kind={null}
          onClose={(printed) => {
            setAsked(null);
            if (printed) onPrinted();
          }}
        />
      ) : null}
    </>
  );
}

import PrintOutlined from '@mui/icons-material/PrintOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useListContext } from 'react-admin';
import type { CaseLineFragment, InboxCode } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { CHUNK, MOST_PAPERS } from '../papers/many/batch.ts';
import { PrintManyDialog } from '../papers/many/PrintManyDialog.tsx';
import type { KomekDataProvider } from '../providers/dataProvider.ts';

/** Prints all receipts of the queue around it, the longest waiting first where there are too many; nothing where it is empty. */
export function PrintReceipts({ queue }: { readonly queue: InboxCode }) {
  const { t, number } = useWords();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const { total = 0, refetch } = useListContext<CaseLineFragment>();
  const [asked, setAsked] = useState<number | null>(null);
  const count = Math.min(total, MOST_PAPERS);

  const loadIds = async (): Promise<string[]> => {
    const ids: string[] = [];
    for (let page = 1; ids.length < MOST_PAPERS; page += 1) {
      const { data } = await dataProvider.getList<CaseLineFragment>('cases', {
        filter: { queue },
        pagination: { page, perPage: CHUNK },
        sort: { field: 'RECEIVED_AT', order: 'ASC' },
      });
      ids.push(...data.map(({ id }) => id));
      if (data.length < CHUNK) break;
    }
    return ids;
  };

  return (
    <>
      {count > 0 ? (
        <Button
          size="small"
          variant="outlined"
          startIcon={<PrintOutlined />}
          onClick={() => setAsked(count)}
          data-testid="print-receipts"
        >
          {t('papers.many.printQueue', { count: number(count) })}
        </Button>
      ) : null}
      {asked === null ? null : (
        <PrintManyDialog
          count={asked}
          loadIds={loadIds}
          kind="RECEIPT"
          onClose={() => {
            setAsked(null);
            void refetch();
          }}
        />
      )}
    </>
  );
}

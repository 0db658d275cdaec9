import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useDataProvider } from 'react-admin';
import { useParams } from 'react-router-dom';
import { useWords } from '../i18n/useWords.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { INBOX_KEY } from '../work/useInbox.ts';
import { askedOnce } from './askedOnce.ts';
import { PaperPage } from './PaperPage.tsx';

/** The receipt of a case, to print. */
export function ReceiptPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const { data, error } = useQuery({
    queryKey: ['printReceipt', id],
    queryFn: () => dataProvider.printReceipt(id),
    ...askedOnce,
  });
  const queryClient = useQueryClient();
  const printed = data !== undefined;
  useEffect(() => {
    // The case has left the queue of receipts to print.
    if (printed) void queryClient.invalidateQueries({ queryKey: INBOX_KEY });
  }, [printed, queryClient]);
  return (
    <PaperPage
      caseId={id}
      title={data ? t('paper.receipt', { number: data.number }) : t('case.receipt')}
      paper={data?.content ?? null}
      problem={error?.message ?? null}
    />
  );
}

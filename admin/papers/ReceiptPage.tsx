import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { useParams } from 'react-router-dom';
import { useWords } from '../i18n/useWords.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
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
  return (
    <PaperPage
      caseId={id}
      title={data ? t('paper.receipt', { number: data.number }) : t('case.receipt')}
      paper={data?.content ?? null}
      problem={error?.message ?? null}
    />
  );
}

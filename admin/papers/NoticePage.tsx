import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { useParams } from 'react-router-dom';
import { useWords } from '../i18n/useWords.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { askedOnce } from './askedOnce.ts';
import { PaperPage } from './PaperPage.tsx';

/** A version of the notice, to print; an unsigned one says on the screen that it is a draft. */
export function NoticePage() {
  const { t } = useWords();
  const { id = '', version = '' } = useParams();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const { data, error } = useQuery({
    queryKey: ['printNotice', id, version],
    queryFn: () => dataProvider.printNotice(id, Number(version)),
    ...askedOnce,
  });
  return (
    <PaperPage
      caseId={id}
      title={t('paper.notice', { version })}
      paper={data?.content ?? null}
      problem={error?.message ?? null}
      remark={data && !data.signedAt ? t('paper.draft') : null}
    />
  );
}

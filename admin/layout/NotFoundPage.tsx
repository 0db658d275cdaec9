import { useTranslate } from 'react-admin';
import { EmptyState } from '../shared/EmptyState.tsx';
import { PageHeading } from '../shared/PageHeading.tsx';

/** For an unknown address and for a page that one's roles do not open: the two answer alike. */
export function NotFoundPage() {
  const t = useTranslate();
  return (
    <>
      <PageHeading title={t('app.notFoundTitle')} />
      <EmptyState
        title={t('app.notFound')}
        hint={t('app.notFoundHint')}
        action={{ label: t('app.toWork'), to: '/' }}
      />
    </>
  );
}

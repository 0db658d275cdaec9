import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { EmptyState } from '../shared/EmptyState.tsx';

/** What is shown when a page broke, a part of it could not be fetched, or react-admin caught an error. */
export function PageFailure() {
  const t = useTranslate();
  return (
    <EmptyState title={t('app.failed')} hint={t('app.failedHint')}>
      <Button variant="contained" onClick={() => window.location.reload()}>
        {t('app.reload')}
      </Button>
    </EmptyState>
  );
}

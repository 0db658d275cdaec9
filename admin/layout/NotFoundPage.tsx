import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { EmptyState } from '../shared/EmptyState.tsx';

/** For an unknown address and for a page that one's roles do not open: the two answer alike. */
export function NotFoundPage() {
  const t = useTranslate();
  return (
    <EmptyState title={t('app.notFound')}>
      <Button variant="contained" component={Link} to="/">
        {t('app.toWork')}
      </Button>
    </EmptyState>
  );
}

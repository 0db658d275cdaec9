import { Alert, Button } from '@mui/material';
import { useListContext } from 'react-admin';
import { useWords } from '../i18n/useWords.ts';

/** Why the rows did not come, and the way to ask again. */
export function ListFailure() {
  const { t } = useWords();
  const { error, refetch } = useListContext();
  return (
    <Alert
      severity="error"
      action={
        <Button color="inherit" onClick={() => refetch()}>
          {t('app.retry')}
        </Button>
      }
    >
      {error?.message}
    </Alert>
  );
}

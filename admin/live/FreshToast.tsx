import { Link } from '@mui/material';
import { useCloseNotification } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { serverNow } from '../deadlines/serverClock.ts';
import type { NotificationLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { freshWords } from './notificationWords.ts';

interface FreshToastProps {
  readonly rows: readonly NotificationLineFragment[];
  readonly away: boolean;
}

/** What is new, in one message: the case with a link to it, or how many there are. */
export function FreshToast({ rows, away }: FreshToastProps) {
  const { t, locale } = useWords();
  const close = useCloseNotification();
  const [only] = rows;
  const words = freshWords(rows, away, serverNow(), { t, locale });
  if (rows.length > 1 || !only) return words;
  return (
    <>
      {words}{' '}
      <Link
        component={RouterLink}
        to={`/cases/${only.case.id}`}
        onClick={() => close()}
        color="inherit"
        underline="always"
        sx={{ fontWeight: 600, whiteSpace: 'nowrap', display: 'inline-block', lineHeight: '24px' }}
      >
        {t('bell.openCase')}
      </Link>
    </>
  );
}

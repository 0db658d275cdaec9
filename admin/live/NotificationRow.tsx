import { Box, Button, Link, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { useNow } from '../deadlines/useNow.ts';
import type { NotificationLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { notificationWords, numberOf, URGENT } from './notificationWords.ts';

interface NotificationRowProps {
  readonly row: NotificationLineFragment;
  readonly onAcknowledge: () => void;
  readonly onOpen: () => void;
}

/** One notification in the bell: the case, what has happened, when; opening it is having seen it. */
export function NotificationRow({ row, onAcknowledge, onOpen }: NotificationRowProps) {
  const { t, locale, dateTime } = useWords();
  const words = useNow((now) => notificationWords(row, now, { t, locale }));
  const number = numberOf(row) ?? t('cases.noNumber');
  return (
    <Stack
      component="li"
      direction="row"
      data-cursor={row.cursor}
      data-kind={row.kind}
      sx={{ gap: 1, py: 1, alignItems: 'center', borderTop: 1, borderColor: 'divider' }}
    >
      <Box sx={{ flexGrow: 1, minWidth: 0 }}>
        <Link component={RouterLink} to={`/cases/${row.case.id}`} onClick={onOpen} sx={{ fontWeight: 600 }}>
          {number}
        </Link>
        <Typography variant="body2" sx={{ color: URGENT.includes(row.kind) ? 'error.main' : undefined }}>
          {words}
        </Typography>
        <Typography variant="caption">{dateTime(row.at)}</Typography>
      </Box>
      <Button
        size="small"
        onClick={onAcknowledge}
        aria-label={t('bell.acknowledgeLabel', { number })}
        sx={{ flexShrink: 0 }}
      >
        {t('bell.acknowledge')}
      </Button>
    </Stack>
  );
}

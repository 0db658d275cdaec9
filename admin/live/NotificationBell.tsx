import NotificationsNone from '@mui/icons-material/NotificationsNone';
import { Alert, Badge, Box, Button, IconButton, Link, Popover, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useViewer } from '../auth/useViewer.ts';
import { serverNow } from '../deadlines/serverClock.ts';
import { useNow } from '../deadlines/useNow.ts';
import type { NotificationLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { mayAccess } from '../providers/access.ts';
import type { Identity } from '../providers/authProvider.ts';
import { notificationWords, TOLD_ALOUD, URGENT } from './notificationWords.ts';
import { useNotifications } from './useNotifications.ts';

const TOAST_TIME = 8000;

/** The bell of everybody who has a feed. */
export function NotificationBell() {
  const viewer = useViewer();
  return viewer && mayAccess(viewer.roles, 'notifications', 'list') ? (
    <Bell key={viewer.id} viewer={viewer} />
  ) : null;
}

function Bell({ viewer }: { readonly viewer: Identity }) {
  const { t, locale } = useWords();
  const notify = useNotify();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const tell = (fresh: readonly NotificationLineFragment[]): void => {
    const aloud = fresh.filter(({ kind }) => TOLD_ALOUD.includes(kind));
    const [only] = aloud;
    if (!only) return;
    const type = aloud.some(({ kind }) => URGENT.includes(kind)) ? 'warning' : 'info';
    const options = { type, autoHideDuration: TOAST_TIME } as const;
    if (aloud.length > 1) notify('bell.together', { ...options, messageArgs: { smart_count: aloud.length } });
    else {
      const kind = notificationWords(only, serverNow(), { t, locale });
      notify('bell.fresh', { ...options, messageArgs: { number: numberOf(only) ?? '', kind } });
    }
  };
  const { open, online, acknowledge, acknowledgeAll } = useNotifications(viewer.id, tell);
  const label = t('bell.label', { count: open.length });
  return (
    <>
      <IconButton
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-label={label}
        title={label}
        data-testid="bell"
        data-count={open.length}
      >
        <Badge badgeContent={open.length} color="error" variant={online ? 'standard' : 'dot'}>
          <NotificationsNone />
        </Badge>
      </IconButton>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: { variant: 'outlined', sx: { width: 460, maxWidth: '95vw', maxHeight: 520, p: 2 } },
        }}
      >
        <Stack direction="row" sx={{ alignItems: 'center', gap: 1, mb: 1 }}>
          <Typography variant="h2" sx={{ flexGrow: 1 }}>
            {t('bell.title')}
          </Typography>
          {open.length > 1 ? (
            <Button size="small" onClick={acknowledgeAll} data-testid="acknowledge-all">
              {t('bell.acknowledgeAll')}
            </Button>
          ) : null}
        </Stack>
        {online ? null : <Alert severity="warning">{t('bell.offline')}</Alert>}
        {open.length === 0 ? <Typography color="textSecondary">{t('bell.empty')}</Typography> : null}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {open.map((row) => (
            <NotificationRow
              key={row.cursor}
              row={row}
              onAcknowledge={() => acknowledge(row.cursor)}
              onOpen={() => {
                setAnchor(null);
                void acknowledge(row.cursor);
              }}
            />
          ))}
        </Box>
      </Popover>
    </>
  );
}

const numberOf = ({ case: { number, akimNumber } }: NotificationLineFragment): string | null =>
  number ?? akimNumber;

interface NotificationRowProps {
  readonly row: NotificationLineFragment;
  readonly onAcknowledge: () => void;
  readonly onOpen: () => void;
}

function NotificationRow({ row, onAcknowledge, onOpen }: NotificationRowProps) {
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

import NotificationsNone from '@mui/icons-material/NotificationsNone';
import { Alert, Badge, Box, Button, IconButton, Popover, Stack, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useViewer } from '../auth/useViewer.ts';
import { serverNow } from '../deadlines/serverClock.ts';
import type { NotificationLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { setUnseen } from '../layout/pageTitle.ts';
import { mayAccess } from '../providers/access.ts';
import type { Identity } from '../providers/authProvider.ts';
import { BrowserNotices } from './BrowserNotices.tsx';
import { showNotice } from './browserNotice.ts';
import { FreshToast } from './FreshToast.tsx';
import { NotificationRow } from './NotificationRow.tsx';
import { freshWords, URGENT } from './notificationWords.ts';
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
  const navigate = useNavigate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const show = (rows: readonly NotificationLineFragment[], away: boolean): void => {
    const type = rows.some(({ kind }) => URGENT.includes(kind)) ? 'warning' : 'info';
    notify(<FreshToast rows={rows} away={away} />, { type, autoHideDuration: TOAST_TIME });
  };
  const callOutside = (rows: readonly NotificationLineFragment[]): void => {
    const [only] = rows;
    showNotice({
      title: t('app.name'),
      text: freshWords(rows, false, serverNow(), { t, locale }),
      onOpen: () => {
        if (only && rows.length === 1) navigate(`/cases/${only.case.id}`);
      },
    });
  };
  const { open, online, acknowledge, acknowledgeAll } = useNotifications(viewer.id, { show, callOutside });
  useEffect(() => {
    setUnseen(open.length);
    return () => setUnseen(0);
  }, [open.length]);
  const label = t('bell.label', { count: open.length });
  return (
    <>
      <IconButton
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
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
          paper: {
            variant: 'outlined',
            role: 'dialog',
            'aria-labelledby': 'bell-title',
            sx: { width: 460, maxWidth: '95vw', maxHeight: 520, p: 2 },
          },
        }}
      >
        <Stack direction="row" sx={{ alignItems: 'center', gap: 1, mb: 1 }}>
          <Typography id="bell-title" variant="h2" sx={{ flexGrow: 1 }}>
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
        <BrowserNotices />
      </Popover>
    </>
  );
}

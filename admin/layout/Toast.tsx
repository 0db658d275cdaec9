import { Alert, Box, Snackbar } from '@mui/material';
import { useEffect, useState } from 'react';
import {
  CloseNotificationContext,
  type NotificationPayload,
  useNotificationContext,
  useTranslate,
} from 'react-admin';

/** Long enough to be read; while the pointer or the focus is on it, it stays. */
const SHOWN_FOR = 6000;

/** Short messages, away from the buttons and the text that is being read; said aloud, one after the other. */
export function Toast() {
  const t = useTranslate();
  const { notifications, takeNotification } = useNotificationContext();
  const [shown, setShown] = useState<NotificationPayload | null>(null);
  useEffect(() => {
    if (shown || notifications.length === 0) return;
    setShown(takeNotification() ?? null);
  }, [notifications, shown, takeNotification]);
  const close = () => setShown(null);
  const { messageArgs, autoHideDuration } = shown?.notificationOptions ?? {};
  return (
    // The frame is there before the words come: only then does a screen reader say them.
    <Box role="status" sx={{ displayPrint: 'none' }}>
      {shown ? (
        <CloseNotificationContext.Provider value={close}>
          <Snackbar
            open
            anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
            autoHideDuration={autoHideDuration === null ? null : Math.max(autoHideDuration ?? 0, SHOWN_FOR)}
            onClose={(_event, reason) => reason !== 'clickaway' && close()}
          >
            <Alert
              role="presentation"
              severity={shown.type}
              onClose={close}
              closeText={t('app.close')}
              data-testid="toast"
              sx={{ boxShadow: 6, border: '1px solid', maxWidth: 520 }}
            >
              {typeof shown.message === 'string' ? t(shown.message, messageArgs) : shown.message}
            </Alert>
          </Snackbar>
        </CloseNotificationContext.Provider>
      ) : null}
    </Box>
  );
}

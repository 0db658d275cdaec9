import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { noticeState, switchNotices } from './browserNotice.ts';

/** In the bell's panel: whether the browser calls when the page is out of view. Asked only by this button. */
export function BrowserNotices() {
  const { t } = useWords();
  const [state, setState] = useState(noticeState);
  if (state === 'unsupported') return null;
  if (state === 'refused') {
    return (
      <Typography variant="caption" component="p" sx={{ mt: 1 }}>
        {t('bell.browser.refused')}
      </Typography>
    );
  }
  const on = state === 'on';
  return (
    <Button
      size="small"
      onClick={async () => setState(await switchNotices(!on))}
      aria-pressed={on}
      data-testid="browser-notices"
      sx={{ mt: 1, whiteSpace: 'normal', textAlign: 'left' }}
    >
      {t(on ? 'bell.browser.switchOff' : 'bell.browser.switchOn')}
    </Button>
  );
}

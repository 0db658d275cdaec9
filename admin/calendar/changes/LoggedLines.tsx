import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../../i18n/useWords.ts';
import { loggedChange } from './loggedChange.ts';
import { useLogWords } from './useLogWords.ts';

const SHOWN = 4;

/** What was and is, line by line; of a long change first only the beginning. */
export function LoggedLines({ changes }: { readonly changes: unknown }) {
  const { t } = useWords();
  const lines = useLogWords(loggedChange(changes));
  const [all, setAll] = useState(false);
  const shown = all ? lines : lines.slice(0, SHOWN);
  return (
    <>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 }}>
        {shown.map(({ key, what, was, is }) => (
          <li key={key}>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {what}
            </Typography>
            {was === null ? null : (
              <Typography variant="body2" color="textSecondary">
                {t('calendar.what.was', { value: was })}
              </Typography>
            )}
            {is === null ? null : (
              <Typography variant="body2">{t('calendar.what.is', { value: is })}</Typography>
            )}
          </li>
        ))}
      </Box>
      {lines.length > SHOWN ? (
        <Button size="small" onClick={() => setAll(!all)} aria-expanded={all} sx={{ ml: -1 }}>
          {all
            ? t('calendar.changes.shortenedBack')
            : t('calendar.changes.shortened', { count: lines.length - SHOWN })}
        </Button>
      ) : null}
    </>
  );
}

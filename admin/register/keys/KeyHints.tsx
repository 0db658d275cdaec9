import { Box, Typography } from '@mui/material';
import { useWords } from '../../i18n/useWords.ts';
import { Key } from './Key.tsx';

const HINTS = [
  ['Enter', 'register.keyNext'],
  ['Shift+Enter', 'register.keyBack'],
  ['1–6', 'register.keyDocuments'],
  ['F2', 'register.keyMember'],
  ['F9', 'register.keySave'],
] as const;

/** The keys of the form, for whoever has a keyboard. */
export function KeyHints() {
  const { t } = useWords();
  return (
    <Typography
      variant="caption"
      component="p"
      sx={{
        display: { xs: 'none', md: 'flex' },
        columnGap: 2,
        rowGap: 0.5,
        flexWrap: 'wrap',
        mt: -1.5,
        mb: 1.5,
      }}
    >
      {HINTS.map(([key, words]) => (
        <Box component="span" key={key}>
          <Key>{key}</Key> {t(words)}
        </Box>
      ))}
    </Typography>
  );
}

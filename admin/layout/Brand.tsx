import { Box, Stack, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import { useWords } from '../i18n/useWords.ts';

/** The name of the system, a link to one's first page. */
export function Brand() {
  const { t } = useWords();
  return (
    <Stack
      component={Link}
      to="/"
      aria-label={t('nav.home')}
      direction="row"
      sx={{ alignItems: 'center', gap: 1, minHeight: 36, color: 'primary.main', textDecoration: 'none' }}
    >
      <Box component="img" src="/icon.svg" alt="" sx={{ width: 26, height: 26 }} />
      <Typography sx={{ fontWeight: 700 }}>{t('app.name')}</Typography>
    </Stack>
  );
}

import { Box, Button, Link, Typography } from '@mui/material';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import { useWords } from '../i18n/useWords.ts';
import { useShortcut } from '../shared/shortcuts.ts';

const KEYS = 'Alt+N';

interface RegisterActionProps {
  /** How many were registered today. */
  readonly today: number;
  readonly list: string;
}

/** The counter's main button with its key, and how many applications it has taken today. */
export function RegisterAction({ today, list }: RegisterActionProps) {
  const { t, term, number } = useWords();
  const navigate = useNavigate();
  useShortcut(KEYS, 'terms.transition.registerApplication', () => navigate('/register'));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 1, mb: 2 }}>
      <Button
        variant="contained"
        size="large"
        component={RouterLink}
        to="/register"
        aria-keyshortcuts={KEYS}
        data-testid="register"
        sx={{ minHeight: 52, px: 3, fontSize: '1.0625rem' }}
      >
        {term('transition', 'registerApplication')}
      </Button>
      <Typography variant="caption" sx={{ display: { xs: 'none', md: 'inline' } }}>
        {t('home.key', { keys: KEYS })}
      </Typography>
      <Link component={RouterLink} to={list} data-testid="registered-today" sx={{ lineHeight: '24px' }}>
        {t('home.registeredToday', { count: number(today) })}
      </Link>
    </Box>
  );
}

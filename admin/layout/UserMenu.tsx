import KeyboardArrowDown from '@mui/icons-material/KeyboardArrowDown';
import PersonOutline from '@mui/icons-material/PersonOutlined';
import { Box, Button, Divider, IconButton, Menu, MenuItem, Typography } from '@mui/material';
import { type MouseEvent, useState } from 'react';
import { useLogout } from 'react-admin';
import { Link } from 'react-router-dom';
import { useViewer } from '../auth/useViewer.ts';
import { useWords } from '../i18n/useWords.ts';
import { useLookItems } from './useLookItems.tsx';

interface UserMenuProps {
  /** Only a sign: the name stands in the menu. */
  readonly short?: boolean;
}

/** The pages of one's own account, but for whoever must do something else first. */
const OWN_PAGES = [
  { to: '/sessions', word: 'sessions.menu' },
  { to: '/tokens', word: 'tokens.menu' },
  { to: '/two-steps', word: 'totp.menu' },
] as const;

/** Who is signed in, with which roles and where; the look, the password and the way out. */
export function UserMenu({ short = false }: UserMenuProps) {
  const { t, term, office, date } = useWords();
  const viewer = useViewer();
  const logout = useLogout();
  const lookItems = useLookItems();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (!viewer) return null;
  const close = () => setAnchor(null);
  const { acting } = viewer;
  const acts = acting ? t('absences.actingUntil', { date: date(acting.to) }) : null;
  // Who only acts is not called the head.
  const roles = viewer.roles.filter((role) => !(acting && role === 'HEAD'));
  const opener = {
    onClick: (event: MouseEvent<HTMLElement>) => setAnchor(event.currentTarget),
    'aria-label': t('nav.account', { name: acts ? `${viewer.fullName}, ${acts}` : viewer.fullName }),
    'aria-haspopup': 'menu',
    'aria-expanded': anchor !== null,
    'data-testid': 'account',
  } as const;
  return (
    <>
      {short ? (
        <IconButton {...opener}>
          <PersonOutline />
        </IconButton>
      ) : (
        <Button {...opener} color="inherit" endIcon={<KeyboardArrowDown />} sx={{ fontWeight: 400 }}>
          <Box component="span" sx={{ textAlign: 'left' }}>
            {viewer.fullName}
            {acting ? (
              <Typography variant="caption" component="span" sx={{ display: 'block' }}>
                {t('absences.actingShort', { date: date(acting.to) })}
              </Typography>
            ) : null}
          </Box>
        </Button>
      )}
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        slotProps={{ paper: { variant: 'outlined' } }}
      >
        <Box sx={{ px: 2, py: 1, maxWidth: 320 }}>
          {short ? <Typography variant="body2">{viewer.fullName}</Typography> : null}
          <Typography variant="body2" sx={{ fontWeight: 600 }}>
            {[...roles.map((role) => term('role', role)), ...(acts ? [acts] : [])].join(', ')}
          </Typography>
          <Typography variant="caption">{office(viewer.office)}</Typography>
        </Box>
        <Divider />
        {viewer.duty === null
          ? OWN_PAGES.map(({ to, word }) => (
              <MenuItem key={to} component={Link} to={to} onClick={close}>
                {t(word)}
              </MenuItem>
            ))
          : null}
        <MenuItem component={Link} to="/password" onClick={close}>
          {t('nav.password')}
        </MenuItem>
        <Divider />
        {lookItems}
        <Divider />
        <MenuItem onClick={() => logout()}>{t('nav.signOut')}</MenuItem>
      </Menu>
    </>
  );
}

import { AppBar, Box, ButtonBase, Stack, Toolbar, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import { useViewer } from '../auth/useViewer.ts';
import { NotificationBell } from '../live/NotificationBell.tsx';
import { mayAccess } from '../providers/access.ts';
import { colours } from '../theme/palette.ts';
import { LanguageMenu } from './LanguageMenu.tsx';
import { UserMenu } from './UserMenu.tsx';

const PAGES = [
  { path: '/work', key: 'work', resource: 'inbox', action: 'list' },
  { path: '/cases', key: 'cases', resource: 'cases', action: 'list' },
  { path: '/register', key: 'register', resource: 'cases', action: 'create' },
  { path: '/oversight', key: 'oversight', resource: 'oversight', action: 'list' },
  { path: '/offices', key: 'offices', resource: 'offices', action: 'list' },
  { path: '/calendar', key: 'calendar', resource: 'calendar', action: 'list' },
  { path: '/absences', key: 'absences', resource: 'absences', action: 'list' },
  { path: '/users', key: 'users', resource: 'users', action: 'list' },
  { path: '/referenceEntries', key: 'referenceEntries', resource: 'referenceEntries', action: 'list' },
] as const;

// On a phone the pages stand in a row of their own.
const NAVIGATION = {
  flexGrow: 1,
  minWidth: 0,
  order: { xs: 1, md: 0 },
  width: { xs: '100%', md: 'auto' },
} as const;

const NAVIGATION_LINK = {
  height: { xs: 40, md: 52 },
  px: 1.5,
  fontSize: '0.875rem',
  fontWeight: 600,
  whiteSpace: 'nowrap',
  color: 'text.secondary',
  borderBottom: '2px solid transparent',
  borderTop: '2px solid transparent',
  '&:hover': { color: 'text.primary' },
  '&[aria-current]': { color: 'primary.main', borderBottomColor: 'currentColor' },
} as const;

/** The top of every page: the name, the pages that one's roles may open, the bell, the language, the account. */
export function Header() {
  const t = useTranslate();
  const viewer = useViewer();
  const { pathname } = useLocation();
  const pages = PAGES.filter(({ resource, action }) => viewer && mayAccess(viewer.roles, resource, action));
  const current = pages.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`))?.path;
  return (
    <AppBar position="sticky" sx={{ borderBottom: `1px solid ${colours.line}`, displayPrint: 'none' }}>
      <Toolbar
        variant="dense"
        sx={{
          gap: 2,
          minHeight: 52,
          flexWrap: { xs: 'wrap', md: 'nowrap' },
          maxWidth: 1440,
          width: '100%',
          mx: 'auto',
          px: { xs: 1, md: 2 },
        }}
      >
        <Stack
          component={Link}
          to="/"
          direction="row"
          sx={{ alignItems: 'center', gap: 1, color: 'primary.main', textDecoration: 'none' }}
        >
          <Box component="img" src="/icon.svg" alt="" sx={{ width: 26, height: 26 }} />
          <Typography sx={{ fontWeight: 700, display: { xs: 'none', sm: 'block' } }}>
            {t('app.name')}
          </Typography>
        </Stack>
        <Box component="nav" aria-label={t('nav.main')} sx={NAVIGATION}>
          <Stack component="ul" direction="row" sx={{ listStyle: 'none', m: 0, p: 0, overflowX: 'auto' }}>
            {pages.map(({ path, key }) => (
              <li key={path}>
                <ButtonBase
                  component={Link}
                  to={path}
                  aria-current={current === path ? 'page' : undefined}
                  sx={NAVIGATION_LINK}
                >
                  {t(`nav.${key}`)}
                </ButtonBase>
              </li>
            ))}
          </Stack>
        </Box>
        <Box sx={{ flexGrow: 1, display: { md: 'none' } }} />
        <NotificationBell />
        <LanguageMenu />
        <UserMenu />
      </Toolbar>
    </AppBar>
  );
}

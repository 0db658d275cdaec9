import { AppBar, Box, Toolbar, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useViewer } from '../auth/useViewer.ts';
import { CrowdedBar } from '../live/CrowdedBar.tsx';
import { NotificationBell } from '../live/NotificationBell.tsx';
import { OfflineBar } from '../live/OfflineBar.tsx';
import { GlobalSearch } from '../search/GlobalSearch.tsx';
import { colours } from '../theme/palette.ts';
import { Brand } from './Brand.tsx';
import { LanguageMenu } from './LanguageMenu.tsx';
import { Navigation } from './Navigation.tsx';
import { NavigationDrawer } from './NavigationDrawer.tsx';
import { pagesOf } from './navigation.ts';
import { UserMenu } from './UserMenu.tsx';

/** More pages than this get a row of their own. */
const IN_ONE_ROW = 4;

/** The top of every page: the name, the pages that one's roles open, search, bell, language, account. */
export function Header() {
  const viewer = useViewer();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('lg'), { noSsr: true });
  // With a temporary password there is only one page.
  const pages = viewer && viewer.duty === null ? pagesOf(viewer.roles) : [];
  const ownRow = !narrow && pages.length > IN_ONE_ROW;
  const row = { maxWidth: 1440, width: '100%', mx: 'auto', px: { xs: 1, md: 2 } };
  return (
    <AppBar
      position="sticky"
      sx={{ backgroundColor: colours.paper, borderBottom: `1px solid ${colours.line}`, displayPrint: 'none' }}
    >
      <Toolbar variant="dense" sx={{ ...row, gap: { xs: 0.5, sm: 1.5 }, minHeight: { xs: 52, lg: 48 } }}>
        {narrow && pages.length > 0 ? <NavigationDrawer pages={pages} /> : null}
        <Brand />
        <Box sx={{ flexGrow: 1, minWidth: 0 }}>{narrow || ownRow ? null : <Navigation pages={pages} />}</Box>
        <GlobalSearch />
        <NotificationBell />
        {narrow ? null : <LanguageMenu />}
        <UserMenu short={narrow} />
      </Toolbar>
      {ownRow ? (
        <Box sx={{ ...row, mt: -0.75, ml: { md: 'calc(max(0px, (100% - 1440px) / 2) - 10px)' } }}>
          <Navigation pages={pages} />
        </Box>
      ) : null}
      <OfflineBar />
      <CrowdedBar />
    </AppBar>
  );
}

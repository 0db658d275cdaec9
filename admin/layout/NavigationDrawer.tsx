import Close from '@mui/icons-material/Close';
import MenuIcon from '@mui/icons-material/Menu';
import { Box, Drawer, IconButton, Stack } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { LanguageMenu } from './LanguageMenu.tsx';
import { Navigation } from './Navigation.tsx';
import type { NavigationPage } from './navigation.ts';

/** On a narrow screen: a button that opens the main menu. */
export function NavigationDrawer({ pages }: { readonly pages: readonly NavigationPage[] }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <IconButton
        onClick={() => setOpen(true)}
        aria-label={t('nav.openMenu')}
        aria-haspopup="dialog"
        data-testid="menu"
      >
        <MenuIcon />
      </IconButton>
      <Drawer
        open={open}
        onClose={close}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('nav.main'), sx: { width: 288 } } }}
      >
        <Stack direction="row" sx={{ alignItems: 'center', p: 1, pl: 2 }}>
          <LanguageMenu />
          <Box sx={{ flexGrow: 1 }} />
          <IconButton onClick={close} aria-label={t('app.close')}>
            <Close />
          </IconButton>
        </Stack>
        <Navigation pages={pages} vertical onChoose={close} />
      </Drawer>
    </>
  );
}

import Search from '@mui/icons-material/Search';
import { Box, ButtonBase } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useViewer } from '../auth/useViewer.ts';
import { useWords } from '../i18n/useWords.ts';
import { useShortcut } from '../shared/shortcuts.ts';

const SearchDialog = lazy(async () => ({ default: (await import('./SearchDialog.tsx')).SearchDialog }));
const ShortcutsHelp = lazy(async () => ({ default: (await import('./ShortcutsHelp.tsx')).ShortcutsHelp }));

const SEARCH_KEY = '/';

/** The search in the header: a button, or `/` from anywhere; `?` shows all keys. */
export function GlobalSearch() {
  const { t } = useWords();
  const viewer = useViewer();
  // With a temporary password nothing but its change is answered.
  const enabled = viewer !== null && viewer.duty === null;
  const [open, setOpen] = useState<'search' | 'help' | null>(null);
  useShortcut(SEARCH_KEY, 'shortcuts.search', () => setOpen('search'), { everywhere: true, enabled });
  useShortcut('?', 'shortcuts.help', () => setOpen('help'), { everywhere: true, enabled });
  const close = () => setOpen(null);
  if (!enabled) return null;
  return (
    <>
      <ButtonBase
        onClick={() => setOpen('search')}
        aria-label={t('find.title')}
        aria-keyshortcuts={SEARCH_KEY}
        aria-haspopup="dialog"
        data-testid="search"
        sx={{
          gap: 1,
          height: 36,
          minWidth: { xs: 36, lg: 128 },
          px: { xs: 0.75, lg: 1.25 },
          borderRadius: 1,
          border: '1px solid',
          borderColor: 'divider',
          color: 'text.secondary',
          fontFamily: 'inherit',
          fontSize: '0.875rem',
          '&:hover': { borderColor: 'primary.main', color: 'text.primary' },
        }}
      >
        <Search fontSize="small" aria-hidden />
        <Box
          component="span"
          aria-hidden
          sx={{ display: { xs: 'none', lg: 'block' }, flexGrow: 1, textAlign: 'left' }}
        >
          {t('find.title')}
        </Box>
        <Box component="kbd" aria-hidden sx={{ display: { xs: 'none', lg: 'block' }, fontFamily: 'inherit' }}>
          {SEARCH_KEY}
        </Box>
      </ButtonBase>
      {open ? (
        <Suspense fallback={null}>
          {open === 'search' ? (
            <SearchDialog onClose={close} onHelp={() => setOpen('help')} />
          ) : (
            <ShortcutsHelp onClose={close} />
          )}
        </Suspense>
      ) : null}
    </>
  );
}

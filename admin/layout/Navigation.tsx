import { Box, ButtonBase, Stack } from '@mui/material';
import { Link, useLocation } from 'react-router-dom';
import { useWords } from '../i18n/useWords.ts';
import { type NavigationPage, pageAt } from './navigation.ts';

interface NavigationProps {
  readonly pages: readonly NavigationPage[];
  /** One below the other with room for a finger, as in the drawer of a phone. */
  readonly vertical?: boolean;
  readonly onChoose?: () => void;
}

const LINK = {
  px: 1.25,
  fontSize: '0.875rem',
  fontWeight: 600,
  whiteSpace: 'nowrap',
  color: 'text.secondary',
  '&:hover': { color: 'text.primary' },
} as const;
const ACROSS = {
  ...LINK,
  height: 44,
  '&[aria-current]': { color: 'primary.main', boxShadow: 'inset 0 -2px 0 currentColor' },
} as const;
const DOWN = {
  ...LINK,
  height: 48,
  width: '100%',
  pl: 2,
  justifyContent: 'flex-start',
  '&[aria-current]': { color: 'primary.main', boxShadow: 'inset 3px 0 0 currentColor' },
} as const;

/** The main menu: links to the pages that one's roles open. */
export function Navigation({ pages, vertical = false, onChoose }: NavigationProps) {
  const { t } = useWords();
  const { pathname } = useLocation();
  const current = pageAt(pages, pathname)?.path;
  return (
    <Box component="nav" aria-label={t('nav.main')}>
      <Stack
        component="ul"
        direction={vertical ? 'column' : 'row'}
        sx={{ listStyle: 'none', m: 0, p: 0, flexWrap: vertical ? 'nowrap' : 'wrap' }}
      >
        {pages.map(({ path, key }) => (
          <li key={path}>
            <ButtonBase
              component={Link}
              to={path}
              onClick={onChoose}
              aria-current={current === path ? 'page' : undefined}
              sx={vertical ? DOWN : ACROSS}
            >
              {t(`nav.${key}`)}
            </ButtonBase>
          </li>
        ))}
      </Stack>
    </Box>
  );
}

import Check from '@mui/icons-material/Check';
import { ListItemIcon, ListSubheader, MenuItem } from '@mui/material';
import { useColorScheme } from '@mui/material/styles';
import { useWords } from '../i18n/useWords.ts';

const LOOKS = ['system', 'light', 'dark'] as const;

/** The part of the account menu that chooses how the pages look; kept in this browser. */
export function useLookItems() {
  const { t } = useWords();
  const { mode = 'system', setMode } = useColorScheme();
  return [
    <ListSubheader key="look" role="presentation" sx={{ lineHeight: 2.2, backgroundColor: 'transparent' }}>
      {t('nav.look')}
    </ListSubheader>,
    ...LOOKS.map((look) => (
      <MenuItem
        key={look}
        role="menuitemradio"
        aria-checked={mode === look}
        onClick={() => setMode(look)}
        data-look={look}
      >
        <ListItemIcon>{mode === look ? <Check fontSize="small" /> : null}</ListItemIcon>
        {t(`nav.looks.${look}`)}
      </MenuItem>
    )),
  ];
}

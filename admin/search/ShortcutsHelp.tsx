import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Switch,
  Typography,
} from '@mui/material';
import { useId } from 'react';
import { useStore } from 'react-admin';
import { useWords } from '../i18n/useWords.ts';
import {
  PAGE_SHORTCUTS,
  type ShortcutLine,
  SINGLE_KEYS,
  useRegisteredShortcuts,
} from '../shared/shortcuts.ts';
import { shortcutGroups } from './shortcutGroups.ts';

/** Every key of the back office, and the switch for those that are a single sign. */
export function ShortcutsHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const id = useId();
  const registered = useRegisteredShortcuts();
  const [single, setSingle] = useStore<boolean>(SINGLE_KEYS, true);
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} data-dialog="shortcuts">
      <DialogTitle id={id}>{t('shortcuts.title')}</DialogTitle>
      <DialogContent>
        {shortcutGroups(registered, PAGE_SHORTCUTS).map(({ group, lines }) => (
          <Box component="section" key={group} sx={{ mb: 2 }}>
            <Typography variant="h3" component="h3">
              {t(`shortcuts.${group}`)}
            </Typography>
            <Lines lines={lines} />
          </Box>
        ))}
        <FormControlLabel
          label={t('shortcuts.single')}
          control={<Switch checked={single} onChange={(_event, on) => setSingle(on)} />}
        />
        <Typography variant="caption" component="p">
          {t('shortcuts.singleHint')}
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {t('app.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

const KEY = {
  px: 0.75,
  py: 0.25,
  border: '1px solid',
  borderColor: 'divider',
  borderRadius: 0.5,
  fontFamily: 'inherit',
  fontSize: '0.8125rem',
} as const;

function Lines({ lines }: { readonly lines: readonly ShortcutLine[] }) {
  const { t } = useWords();
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        mt: 0.5,
        display: 'grid',
        gridTemplateColumns: 'minmax(90px, auto) 1fr',
        columnGap: 2,
        rowGap: 0.5,
      }}
    >
      {lines.map(({ keys, labelKey }) => (
        <Box key={`${keys} ${labelKey}`} sx={{ display: 'contents' }}>
          <Box component="dt">
            <Box component="kbd" sx={KEY}>
              {keys.length === 1 ? keys.toUpperCase() : keys.replaceAll('+', ' + ')}
            </Box>
          </Box>
          <Box component="dd" sx={{ m: 0 }}>
            {t(labelKey)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

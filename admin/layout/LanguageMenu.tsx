import { MenuItem, TextField } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { LANGUAGES } from '../providers/i18nProvider.ts';

/** The choice of language; it stays on this machine. */
export function LanguageMenu() {
  const t = useTranslate();
  const [locale, setLocale] = useLocaleState();
  return (
    <TextField
      select
      value={locale}
      onChange={(event) => setLocale(event.target.value)}
      fullWidth={false}
      size="small"
      variant="standard"
      slotProps={{
        htmlInput: { 'aria-label': t('nav.language') },
        select: { 'data-testid': 'language' } as object,
        input: { disableUnderline: true, sx: { fontSize: '0.875rem' } },
      }}
    >
      {LANGUAGES.map(({ locale: code, name }) => (
        <MenuItem key={code} value={code} lang={code}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}

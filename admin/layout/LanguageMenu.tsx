import { MenuItem, TextField } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { LANGUAGES } from '../i18n/languages.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { languages } from '../providers/i18nProvider.ts';
import { FOCUS } from '../theme/focus.ts';

/** The choice of language; it stays on this machine. */
export function LanguageMenu() {
  const t = useTranslate();
  const notify = useNotify();
  const language = useLanguage();
  return (
    <TextField
      select
      value={language}
      onChange={({ target }) =>
        languages.choose(target.value).catch(() => notify('app.languageFailed', { type: 'error' }))
      }
      fullWidth={false}
      size="small"
      variant="standard"
      slotProps={{
        htmlInput: { 'aria-label': t('nav.language') },
        select: { 'data-testid': 'language' } as object,
        input: {
          disableUnderline: true,
          sx: { fontSize: '0.875rem', '& .MuiSelect-select:focus-visible': FOCUS },
        },
      }}
    >
      {LANGUAGES.map(({ locale, name }) => (
        <MenuItem key={locale} value={locale} lang={locale}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}

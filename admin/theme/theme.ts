// Types of the theme's CSS variables.

import { createTheme, enhanceHighContrast, type PaletteOptions } from '@mui/material/styles';
import type {} from '@mui/material/themeCssVarsAugmentation';
import { components } from './components.ts';
import { colours, VARIABLE_PREFIX } from './palette.ts';
import { type Scheme, schemes } from './schemes.ts';

/** The attribute of `<html>` that says which look is shown; the page's first script sets it before the first paint. */
const SCHEME_ATTRIBUTE = 'data-scheme';

function paletteOf(scheme: Scheme): PaletteOptions {
  const { colours: own, tones } = schemes[scheme];
  const contrastText = own.onTeal;
  return {
    mode: scheme,
    primary: { main: own.teal, contrastText },
    secondary: { main: own.inkSoft, contrastText: own.paper },
    error: { main: tones.returned.text, contrastText: own.paper },
    warning: { main: tones.working.text, contrastText: own.paper },
    success: { main: tones.done.text, contrastText: own.paper },
    info: { main: tones.waiting.text, contrastText: own.paper },
    text: { primary: own.ink, secondary: own.inkSoft },
    divider: own.line,
    background: { default: own.ground, paper: own.paper },
    // Under these names palette.ts finds them as CSS variables.
    ...{ colours: own, tones },
  };
}

const looks = createTheme({
  cssVariables: { cssVarPrefix: VARIABLE_PREFIX, colorSchemeSelector: SCHEME_ATTRIBUTE },
  colorSchemes: { light: { palette: paletteOf('light') }, dark: { palette: paletteOf('dark') } },
  shape: { borderRadius: 6 },
  typography: {
    fontFamily:
      '"Segoe UI", system-ui, -apple-system, Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif',
    fontSize: 14,
    h1: { fontSize: '1.375rem', fontWeight: 600, lineHeight: 1.3 },
    h2: { fontSize: '1rem', fontWeight: 600, lineHeight: 1.4 },
    h3: { fontSize: '0.9375rem', fontWeight: 600, lineHeight: 1.4 },
    body1: { fontSize: '0.9375rem' },
    body2: { fontSize: '0.875rem' },
    caption: { fontSize: '0.8125rem', color: colours.inkSoft },
    button: { textTransform: 'none', fontWeight: 600 },
  },
  // Nothing moves: a page that is worked with all day answers at once.
  transitions: { create: () => 'none' },
  components,
});

/** The back office's own two looks: system fonts, flat surfaces, hairlines, dense enough for 1366 by 768. */
export const theme = enhanceHighContrast(looks);

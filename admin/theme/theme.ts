import type { RaThemeOptions } from 'react-admin';
import { colours, tones } from './palette.ts';

const FOCUS = { outline: `2px solid ${colours.teal}`, outlineOffset: 2 };

/** The back office's own look: system fonts, flat surfaces, hairlines, dense enough for 1366 by 768. */
export const theme: RaThemeOptions = {
  palette: {
    mode: 'light',
    primary: { main: colours.teal },
    secondary: { main: '#3f5661' },
    error: { main: tones.returned.text },
    warning: { main: '#8a5a00' },
    success: { main: tones.done.text },
    info: { main: tones.waiting.text },
    text: { primary: colours.ink, secondary: colours.inkSoft },
    divider: colours.line,
    background: { default: colours.ground, paper: colours.paper },
  },
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
  transitions: { create: () => 'none' },
  components: {
    MuiCssBaseline: {
      styleOverrides: {
        body: { backgroundColor: colours.ground },
        'a:focus-visible, button:focus-visible, [tabindex]:focus-visible': FOCUS,
      },
    },
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: { root: { '&.Mui-focusVisible': FOCUS } },
    },
    MuiButton: {
      defaultProps: { disableElevation: true, size: 'medium' },
      styleOverrides: { root: { paddingInline: 14, minHeight: 36, whiteSpace: 'nowrap' } },
    },
    MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiCard: { defaultProps: { variant: 'outlined' } },
    MuiAppBar: { defaultProps: { elevation: 0, color: 'inherit' } },
    MuiTextField: { defaultProps: { size: 'small', variant: 'outlined', fullWidth: true } },
    MuiFormControl: { defaultProps: { size: 'small' } },
    MuiTableCell: {
      styleOverrides: {
        root: { borderColor: colours.line, fontSize: '0.875rem' },
        head: {
          fontWeight: 600,
          color: colours.inkSoft,
          backgroundColor: colours.paper,
          whiteSpace: 'nowrap',
        },
      },
    },
    MuiDialog: { defaultProps: { fullWidth: true, maxWidth: 'sm' } },
    MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.125rem', fontWeight: 600, paddingBottom: 8 } } },
    MuiDialogActions: { styleOverrides: { root: { padding: '12px 24px 20px' } } },
    MuiLink: { defaultProps: { underline: 'hover' } },
    MuiTooltip: { defaultProps: { arrow: true } },
    MuiAlert: { styleOverrides: { root: { alignItems: 'center' } } },
  },
};

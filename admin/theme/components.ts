import type { Components, Theme } from '@mui/material/styles';
import { baseline } from './baseline.ts';
import { FOCUS } from './focus.ts';
import { colours, tones } from './palette.ts';

const alertTone = (tone: keyof typeof tones) => ({
  color: tones[tone].text,
  backgroundColor: tones[tone].ground,
  '& .MuiAlert-icon': { color: 'inherit' },
});

/** What MUI's components look like here. */
export const components: Components<Omit<Theme, 'components'>> = {
  MuiCssBaseline: { styleOverrides: baseline },
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: { root: { '&.Mui-focusVisible': FOCUS } },
  },
  MuiButton: {
    defaultProps: { disableElevation: true, size: 'medium' },
    styleOverrides: { root: { paddingInline: 14, minHeight: 36, whiteSpace: 'nowrap' } },
    variants: [
      { props: { variant: 'outlined', color: 'primary' }, style: { borderColor: colours.frame } },
      { props: { size: 'small' }, style: { minHeight: 30, paddingInline: 10 } },
    ],
  },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiCard: { defaultProps: { variant: 'outlined' } },
  MuiAppBar: { defaultProps: { elevation: 0, color: 'inherit' } },
  MuiTextField: { defaultProps: { size: 'small', variant: 'outlined', fullWidth: true } },
  MuiFormControl: { defaultProps: { size: 'small' } },
  MuiOutlinedInput: {
    styleOverrides: {
      root: {
        '&:not(.Mui-focused):not(.Mui-error) .MuiOutlinedInput-notchedOutline': {
          borderColor: colours.frame,
        },
      },
    },
  },
  MuiCheckbox: { styleOverrides: { root: { color: colours.frame } } },
  MuiRadio: { styleOverrides: { root: { color: colours.frame } } },
  MuiTableCell: {
    styleOverrides: {
      root: { borderColor: colours.line, fontSize: '0.875rem' },
      head: {
        fontWeight: 600,
        color: colours.inkSoft,
        backgroundColor: colours.raised,
        whiteSpace: 'nowrap',
      },
    },
  },
  MuiDialog: {
    defaultProps: { fullWidth: true, maxWidth: 'sm' },
    styleOverrides: { paper: { border: `1px solid ${colours.line}` } },
  },
  MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.125rem', fontWeight: 600, paddingBottom: 8 } } },
  MuiDialogActions: { styleOverrides: { root: { padding: '12px 24px 20px' } } },
  MuiLink: { defaultProps: { underline: 'hover' } },
  MuiTooltip: {
    defaultProps: { arrow: true },
    styleOverrides: {
      tooltip: { fontSize: '0.8125rem', color: colours.paper, backgroundColor: colours.ink },
      arrow: { color: colours.ink },
    },
  },
  MuiSkeleton: {
    defaultProps: { animation: false },
    styleOverrides: { root: { backgroundColor: colours.line } },
  },
  MuiAlert: {
    // A long word breaks; MUI's own would scroll, out of the keyboard's reach.
    styleOverrides: {
      root: { alignItems: 'center' },
      message: { overflow: 'visible', overflowWrap: 'anywhere', minWidth: 0 },
    },
    variants: [
      { props: { variant: 'standard', severity: 'info' }, style: alertTone('waiting') },
      { props: { variant: 'standard', severity: 'warning' }, style: alertTone('working') },
      { props: { variant: 'standard', severity: 'error' }, style: alertTone('returned') },
      { props: { variant: 'standard', severity: 'success' }, style: alertTone('done') },
    ],
  },
};

import { FOCUS } from './focus.ts';
import { colours } from './palette.ts';

/** The rules of the whole page. */
export const baseline = {
  // Always there, so that a long page does not push a short one aside.
  html: { scrollPaddingTop: 96, overflowY: 'scroll' },
  body: { backgroundColor: colours.ground, fontVariantNumeric: 'tabular-nums' },
  'a:focus-visible, button:focus-visible, summary:focus-visible, [tabindex]:focus-visible': FOCUS,
  // A heading takes the focus only so that a screen reader goes on from there.
  'h1[tabindex="-1"]:focus, main[tabindex="-1"]:focus': { outline: 'none' },
  '@media (prefers-reduced-motion: reduce)': {
    '*, *::before, *::after': {
      animationDuration: '0.01ms !important',
      animationIterationCount: '1 !important',
      transitionDuration: '0.01ms !important',
      scrollBehavior: 'auto !important',
    },
  },
  '@media (forced-colors: active)': {
    '.MuiPaper-root, .MuiChip-root, .MuiAlert-root, .MuiButton-root': { border: '1px solid' },
    'nav [aria-current][aria-current]': { outline: '2px solid Highlight', outlineOffset: -2 },
  },
} as const;

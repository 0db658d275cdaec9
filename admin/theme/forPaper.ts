import { theme } from './theme.ts';

type Rules = Record<string, Record<string, unknown>>;

const light = Object.assign(
  {},
  ...(theme.generateStyleSheets() as Rules[]).flatMap((rules) =>
    Object.entries(rules).flatMap(([selector, values]) => (selector.includes('light') ? [values] : [])),
  ),
);

/** What is printed is black on white, whichever look the screen has. */
export const forPaper = {
  '@media print': {
    ':root[data-scheme]': {
      ...light,
      '--komek-palette-text-primary': '#000000',
      '--komek-palette-background-default': '#ffffff',
      '--komek-palette-colours-ground': '#ffffff',
      backgroundColor: '#ffffff',
    },
    body: { color: '#000000' },
  },
};

import { colours } from './palette.ts';

/** How the thing that has the keyboard is marked everywhere. */
export const FOCUS = { outline: `2px solid ${colours.teal}`, outlineOffset: 2 } as const;

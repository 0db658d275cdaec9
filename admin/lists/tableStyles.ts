import type { SxProps, Theme } from '@mui/material';
import { colours } from '../theme/palette.ts';

const COMMON = {
  '& tbody tr': { cursor: 'pointer' },
  '& tbody tr:hover': { backgroundColor: 'action.hover' },
  '& tbody tr[data-chosen]': { backgroundColor: colours.tealSoft },
  '& .box': {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: 28,
    height: 28,
    cursor: 'pointer',
  },
  '& .box input': { width: 17, height: 17, m: 0, accentColor: (theme: Theme) => theme.palette.primary.main },
  '& .row-link': {
    color: 'primary.main',
    fontWeight: 600,
    textDecoration: 'none',
    fontVariantNumeric: 'tabular-nums',
  },
  '& .row-link:hover': { textDecoration: 'underline' },
  '& .caption': { fontSize: '0.8125rem', color: 'text.secondary' },
  '& .number': { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  // Narrow columns put the time below the date.
  '& .moment': { fontVariantNumeric: 'tabular-nums' },
} as const;

/** How the cells of a list look. */
export const TABLE: SxProps<Theme> = {
  ...COMMON,
  '& tbody td': {
    px: 2,
    py: '6px',
    fontSize: '0.875rem',
    lineHeight: 1.43,
    borderBottom: '1px solid',
    borderColor: 'divider',
  },
  '& .person': { minWidth: 200 },
  '& .time': { minWidth: 176 },
  '& .name': { whiteSpace: 'nowrap' },
  '& td.boxes': { width: 44, pl: 1.5, pr: 0 },
  '& tbody tr:last-of-type td': { borderBottom: 0 },
};

/** How its cards look on a phone. */
export const CARDS: SxProps<Theme> = {
  ...COMMON,
  display: 'block',
  '& tbody': { display: 'block' },
  '& tbody tr': {
    cursor: 'pointer',
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: 1.5,
    rowGap: 0.5,
    px: 2,
    py: 1.25,
    borderTop: '1px solid',
    borderColor: 'divider',
  },
  '& tbody td': { display: 'contents', fontSize: '0.875rem' },
  '& tbody td.first': { display: 'flex', alignItems: 'center', gap: 0.5, gridColumn: '1 / -1', p: 0 },
  '& tbody td > div': { minWidth: 0, overflowWrap: 'anywhere' },
  '& .label': { fontSize: '0.8125rem', color: 'text.secondary' },
};

import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** A label and what stands beside it; null and undefined are left out. */
export type Fact = readonly [label: string, value: ReactNode];

/** Labelled facts as a description list in two columns. */
export function Facts({
  facts,
  labelWidth = 170,
}: {
  readonly facts: readonly Fact[];
  readonly labelWidth?: number;
}) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: `${labelWidth}px 1fr` },
        columnGap: 2,
        rowGap: 0.75,
        fontSize: '0.875rem',
        '& dt': { color: 'text.secondary' },
        '& dd': { m: 0, overflowWrap: 'anywhere' },
      }}
    >
      {facts.map(([label, value]) =>
        value === null || value === undefined || value === '' ? null : (
          <Box key={label} sx={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Box>
        ),
      )}
    </Box>
  );
}

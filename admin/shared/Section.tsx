import { Box, Paper, Stack, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useScrollStop } from './useScrollStop.ts';

interface SectionProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a page. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  const { ref, tabIndex } = useScrollStop<HTMLElement>();
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-labelledby={id}
      ref={ref}
      tabIndex={tabIndex}
      sx={{ p: 2, mb: 2, overflowX: 'auto' }}
    >
      <Stack direction="row" sx={{ alignItems: 'center', gap: 1, mb: 1.5, flexWrap: 'wrap' }}>
        <Typography id={id} variant="h2">
          {title}
        </Typography>
        <Box sx={{ flexGrow: 1 }} />
        {aside}
      </Stack>
      {children}
    </Paper>
  );
}

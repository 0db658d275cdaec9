import { Paper, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}

/** Says that there is nothing here, and what to do next. */
export function EmptyState({ title, hint, children }: EmptyStateProps) {
  return (
    <Paper variant="outlined" sx={{ py: 6, px: 3 }}>
      <Stack sx={{ alignItems: 'center', gap: 1.5, textAlign: 'center' }}>
        <Typography variant="h2">{title}</Typography>
        {hint ? <Typography color="textSecondary">{hint}</Typography> : null}
        {children}
      </Stack>
    </Paper>
  );
}

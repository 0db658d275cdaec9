import { Button, Paper, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';

interface EmptyStateProps {
  readonly title: string;
  readonly hint?: string;
  /** What to do next: a link to another page, or something done here. */
  readonly action?:
    | { readonly label: string; readonly to: string }
    | { readonly label: string; readonly onClick: () => void };
  readonly children?: ReactNode;
}

/** Says that there is nothing here, and what to do next. */
export function EmptyState({ title, hint, action, children }: EmptyStateProps) {
  return (
    <Paper variant="outlined" sx={{ py: { xs: 4, md: 6 }, px: 3 }}>
      <Stack sx={{ alignItems: 'center', gap: 1.5, textAlign: 'center' }}>
        <Typography variant="h2">{title}</Typography>
        {hint ? (
          <Typography color="textSecondary" sx={{ maxWidth: '60ch' }}>
            {hint}
          </Typography>
        ) : null}
        {action && 'to' in action ? (
          <Button variant="contained" component={Link} to={action.to}>
            {action.label}
          </Button>
        ) : null}
        {action && 'onClick' in action ? (
          <Button variant="contained" onClick={action.onClick}>
            {action.label}
          </Button>
        ) : null}
        {children}
      </Stack>
    </Paper>
  );
}

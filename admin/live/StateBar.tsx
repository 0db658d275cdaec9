import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import type { tones } from '../theme/palette.ts';

interface StateBarProps {
  readonly tone: (typeof tones)[keyof typeof tones];
  readonly icon: ReactNode;
  readonly testId: string;
  readonly children: ReactNode;
}

/** One line under the top of the page that says how its connection stands. */
export function StateBar({ tone, icon, testId, children }: StateBarProps) {
  return (
    <Box
      data-testid={testId}
      sx={{
        display: 'flex',
        gap: 1,
        px: 2,
        py: 0.75,
        alignItems: 'center',
        justifyContent: 'center',
        fontSize: '0.875rem',
        color: tone.text,
        backgroundColor: tone.ground,
      }}
    >
      {icon}
      {children}
    </Box>
  );
}

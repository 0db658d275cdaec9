import { Popover } from '@mui/material';
import type { ReactNode } from 'react';

interface PanelBelowProps {
  /** What opened it; null while it is closed. */
  readonly anchor: HTMLElement | null;
  readonly onClose: () => void;
  /** Its name, or the key of the heading that names it. */
  readonly label: string | { readonly headingId: string };
  readonly width: number;
  /** With which edge of what opened it its own is flush. */
  readonly side: 'left' | 'right';
  readonly children: ReactNode;
}

/** A panel of choices below the button or field that opened it; Escape and a click beside it close it. */
export function PanelBelow({ anchor, onClose, label, width, side, children }: PanelBelowProps) {
  return (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      transitionDuration={0}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: side }}
      transformOrigin={{ vertical: 'top', horizontal: side }}
      slotProps={{
        paper: {
          variant: 'outlined',
          role: 'dialog',
          'aria-modal': true,
          ...(typeof label === 'string' ? { 'aria-label': label } : { 'aria-labelledby': label.headingId }),
          sx: { p: 2, width, maxWidth: 'calc(100vw - 32px)' },
        },
      }}
    >
      {children}
    </Popover>
  );
}

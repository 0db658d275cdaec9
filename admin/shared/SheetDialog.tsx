import Close from '@mui/icons-material/Close';
import { Box, Dialog, IconButton, Stack, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useWords } from '../i18n/useWords.ts';

interface SheetDialogProps {
  readonly title: string;
  /** What stands below the title. */
  readonly remark?: string | undefined;
  /** What may be done with what is shown. */
  readonly actions: ReactNode;
  readonly onClose: () => void;
  readonly testId: string;
  readonly children: ReactNode;
}

/** A file or a paper over the page, as large as the screen allows; on a phone its actions stand below its title. */
export function SheetDialog({ title, remark, actions, onClose, testId, children }: SheetDialogProps) {
  const { t } = useWords();
  const id = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth={false}
      aria-labelledby={id}
      data-testid={testId}
      slotProps={{
        paper: {
          sx: {
            m: { xs: 0, md: 2 },
            width: { xs: '100%', md: 'min(1100px, calc(100% - 32px))' },
            height: { xs: '100%', md: 'calc(100% - 32px)' },
            maxHeight: 'none',
            maxWidth: { xs: '100%', md: 'none' },
          },
        },
      }}
    >
      <Stack
        direction="row"
        sx={{
          alignItems: 'center',
          flexWrap: 'wrap',
          gap: 0.5,
          p: 1,
          pl: 2,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Box sx={{ flex: { xs: '1 0 calc(100% - 48px)', md: '1 1 0' }, minWidth: 0 }}>
          <Typography id={id} variant="h2" sx={{ overflowWrap: 'anywhere' }}>
            {title}
          </Typography>
          {remark ? (
            <Typography variant="caption" component="div">
              {remark}
            </Typography>
          ) : null}
        </Box>
        <Stack direction="row" sx={{ order: { xs: 1, md: 0 }, flexWrap: 'wrap', gap: 0.5 }}>
          {actions}
        </Stack>
        <IconButton onClick={onClose} aria-label={t('app.close')} title={t('app.close')} size="small">
          <Close />
        </IconButton>
      </Stack>
      {children}
    </Dialog>
  );
}

import { Box, Button, Typography } from '@mui/material';
import { useWords } from '../i18n/useWords.ts';

interface SignBarProps {
  readonly count: number;
  readonly isBusy: boolean;
  readonly onSign: () => void;
}

/** How many are marked, and the button that signs them; on a phone it stays below in reach of the thumb. */
export function SignBar({ count, isBusy, onSign }: SignBarProps) {
  const { t } = useWords();
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        position: { xs: 'fixed', md: 'static' },
        bottom: 0,
        left: 0,
        right: 0,
        zIndex: 'appBar',
        px: { xs: 2, md: 0 },
        py: { xs: 1, md: 0 },
        borderTop: { xs: 1, md: 0 },
        borderColor: 'divider',
        backgroundColor: { xs: 'background.paper', md: 'transparent' },
      }}
    >
      <Typography
        variant="body2"
        role="status"
        sx={{ flexGrow: { xs: 1, md: 0 } }}
        data-testid="marked-count"
      >
        {t('signing.markedCount', { count })}
      </Typography>
      <Button
        variant="contained"
        onClick={onSign}
        disabled={count === 0}
        loading={isBusy}
        aria-keyshortcuts="Control+Enter"
        data-testid="sign-marked"
      >
        {count === 0 ? t('signing.signNone') : t('signing.sign', { smart_count: count })}
      </Button>
    </Box>
  );
}

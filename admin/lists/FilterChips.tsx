import Close from '@mui/icons-material/Close';
import { Box, Button, ButtonBase, Stack } from '@mui/material';
import { useWords } from '../i18n/useWords.ts';

/** One filter in words, and how it is taken away. */
export interface FilterChip {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly onRemove: () => void;
}

interface FilterChipsProps {
  readonly chips: readonly FilterChip[];
  readonly onClear: () => void;
}

/** What the list is narrowed by at this moment; each chip takes its own filter away. */
export function FilterChips({ chips, onClear }: FilterChipsProps) {
  const { t } = useWords();
  if (chips.length === 0) return null;
  return (
    <Stack
      direction="row"
      role="group"
      aria-label={t('list.chosen')}
      sx={{ flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 1.5 }}
    >
      {chips.map(({ key, label, value, onRemove }) => (
        <ButtonBase
          key={key}
          onClick={onRemove}
          aria-label={t('list.removeFilter', { filter: `${label}: ${value}` })}
          data-chip={key}
          sx={{
            gap: 0.5,
            px: 1.25,
            minHeight: 28,
            maxWidth: '100%',
            borderRadius: 4,
            border: '1px solid',
            borderColor: 'divider',
            backgroundColor: 'background.default',
            fontFamily: 'inherit',
            fontSize: '0.8125rem',
            textAlign: 'left',
            '&:hover': { borderColor: 'primary.main' },
          }}
        >
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {label}:
          </Box>
          <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
            {value}
          </Box>
          <Close aria-hidden sx={{ fontSize: 16 }} />
        </ButtonBase>
      ))}
      <Button size="small" onClick={onClear} data-testid="clear-filters">
        {t('list.clearAll')}
      </Button>
    </Stack>
  );
}

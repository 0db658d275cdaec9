import { Box } from '@mui/material';
import type { CaseStatus } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { statusTone, tones } from '../theme/palette.ts';

/** A status in words, on the ground of its tone. */
export function StatusChip({ status }: { readonly status: CaseStatus }) {
  const { term } = useWords();
  const { text, ground } = tones[statusTone[status]];
  return (
    <Box
      component="span"
      data-status={status}
      sx={{
        display: 'inline-block',
        px: 1,
        py: '2px',
        borderRadius: 1,
        fontSize: '0.8125rem',
        fontWeight: 600,
        whiteSpace: 'nowrap',
        color: text,
        backgroundColor: ground,
      }}
    >
      {term('status', status)}
    </Box>
  );
}

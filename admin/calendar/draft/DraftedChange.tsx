import { Box, Button, Stack, Typography } from '@mui/material';
import { useWords } from '../../i18n/useWords.ts';
import { fieldWords } from '../../providers/problemWords.ts';
import type { ChangeKey } from './draft.ts';
import { useChangeWords } from './useChangeWords.ts';
import { useDraft } from './useDraft.ts';
import { useChangeProblems } from './useDryRun.ts';

interface DraftedChangeProps {
  readonly changeKey: ChangeKey;
  readonly onEdit: () => void;
}

/** One waiting change, with what the dry run found wrong with it. */
export function DraftedChange({ changeKey, onEdit }: DraftedChangeProps) {
  const { t } = useWords();
  const { draft, remove } = useDraft();
  const { what, value } = useChangeWords(draft)(changeKey);
  const problems = useChangeProblems(changeKey);
  return (
    <Box component="li" sx={{ py: 1, borderTop: 1, borderColor: 'divider' }} data-drafted={changeKey.part}>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {what}
      </Typography>
      <Typography variant="body2">{value}</Typography>
      {problems.map((problem) => (
        <Typography key={`${problem.path} ${problem.code}`} variant="body2" color="error">
          {fieldWords(t, problem)}
        </Typography>
      ))}
      <Stack direction="row" sx={{ gap: 1, ml: -1 }}>
        <Button size="small" onClick={onEdit} aria-label={t('calendar.draft.edit', { what })}>
          {t('calendar.draft.editOne')}
        </Button>
        <Button
          size="small"
          onClick={() => remove(changeKey)}
          aria-label={t('calendar.draft.undo', { what })}
        >
          {t('calendar.draft.undoOne')}
        </Button>
      </Stack>
    </Box>
  );
}

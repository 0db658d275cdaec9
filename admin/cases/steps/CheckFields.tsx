import { Box, Typography } from '@mui/material';
import type { CaseWholeFragment, DocumentState } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { ChoiceInput, TextInput } from '../../shared/fields.tsx';
import { useReferenceWords } from '../../shared/useReferenceWords.ts';

const STATES: readonly DocumentState[] = ['PRESENT', 'ABSENT', 'NOT_REQUIRED'];

/** A mark and a note for every document of the case. */
export function CheckFields({ record }: { readonly record: CaseWholeFragment }) {
  const { t, term } = useWords();
  const { nameOf } = useReferenceWords('DOCUMENT_KIND');
  return (
    <>
      <Typography variant="body2" sx={{ mb: 2 }}>
        {t('dialog.checkHint')}
      </Typography>
      {record.documents.map(({ kind }, index) => (
        <Box
          key={kind}
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns: { xs: '1fr', md: '3fr 2fr' },
            alignItems: 'end',
            mb: 2,
          }}
        >
          <ChoiceInput
            source={`documents.${index}.state`}
            label={nameOf(kind)}
            required
            star={false}
            row
            choices={STATES.map((value) => ({ value, label: term('documentState', value) }))}
          />
          <TextInput
            source={`documents.${index}.note`}
            label={t('dialog.noteHint')}
            slotProps={{ htmlInput: { 'aria-label': `${nameOf(kind)}: ${t('dialog.noteHint')}` } }}
          />
        </Box>
      ))}
    </>
  );
}

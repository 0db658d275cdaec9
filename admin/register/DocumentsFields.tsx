import { Box, Typography } from '@mui/material';
import { useWatch } from 'react-hook-form';
import type { DocumentState } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { ChoiceInput, TextInput } from '../shared/fields.tsx';
import { useReferenceWords } from '../shared/useReferenceWords.ts';
import { DOCUMENT_KINDS, type RegisterValues } from './registerInput.ts';

const STATES: readonly DocumentState[] = ['PRESENT', 'ABSENT', 'NOT_REQUIRED'];

/** The checklist of Standard cl. 11: a mark for each document, pages for what is there. */
export function DocumentsFields() {
  const { t, term } = useWords();
  const { nameOf, isRequired } = useReferenceWords('DOCUMENT_KIND');
  const documents = useWatch<RegisterValues, 'documents'>({ name: 'documents' });
  return (
    <>
      <Typography variant="caption" component="p" sx={{ mb: 1.5 }}>
        {t('register.documentsHint')}
      </Typography>
      {DOCUMENT_KINDS.map((kind, index) => (
        <Box
          key={kind}
          sx={{ display: 'grid', gap: 1, gridTemplateColumns: '1fr 92px', alignItems: 'end', mb: 1 }}
        >
          <ChoiceInput
            source={`documents.${index}.state`}
            label={isRequired(kind) ? `${nameOf(kind)} (${t('register.required')})` : nameOf(kind)}
            required
            star={false}
            row
            choices={STATES.map((value) => ({ value, label: term('documentState', value) }))}
          />
          {documents[index]?.state === 'PRESENT' ? (
            <TextInput
              source={`documents.${index}.pages`}
              label={t('fields.pages')}
              parse={(text) => text.replace(/\D/g, '').slice(0, 3)}
              slotProps={{
                htmlInput: { inputMode: 'numeric', 'aria-label': `${nameOf(kind)}: ${t('fields.pages')}` },
              }}
            />
          ) : null}
        </Box>
      ))}
    </>
  );
}

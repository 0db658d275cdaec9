import { Alert, Box, Button, Typography } from '@mui/material';
import { useWords } from '../i18n/useWords.ts';
import { IinInput } from '../shared/IinInput.tsx';
import type { usePersonLookup } from './usePersonLookup.ts';

/** The IIN, and beside it what became of the search. */
export function IinField({ lookup }: { readonly lookup: ReturnType<typeof usePersonLookup> }) {
  const { t } = useWords();
  const { person, looking, problem, look } = lookup;
  const found = person?.iinCheck.valid ? (person.applicant ? 'register.known' : 'register.unknown') : null;
  return (
    <Box
      sx={{
        display: 'grid',
        columnGap: 2,
        rowGap: 1,
        gridTemplateColumns: { xs: '1fr', sm: '1fr 2fr' },
        alignItems: 'start',
        mb: 2,
      }}
    >
      <IinInput source="iin" label={t('fields.iin')} required autoFocus />
      <Typography variant="body2" role="status" sx={{ alignSelf: 'center', minHeight: 20 }}>
        {looking ? t('register.looking') : t(found ?? 'register.iinHint')}
      </Typography>
      {problem ? (
        <Alert
          severity="error"
          sx={{ gridColumn: '1 / -1' }}
          action={
            <Button color="inherit" size="small" onClick={() => void look()}>
              {t('register.lookAgain')}
            </Button>
          }
        >
          {problem}
        </Alert>
      ) : null}
    </Box>
  );
}

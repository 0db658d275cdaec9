import Close from '@mui/icons-material/Close';
import { Box, Button, IconButton, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useWords } from '../i18n/useWords.ts';
import { TextInput } from '../shared/fields.tsx';
import { IinInput } from '../shared/IinInput.tsx';
import { emptyMember, type RegisterValues } from './registerInput.ts';

/** The family members whom the documents name. */
export function HouseholdFields() {
  const { t } = useWords();
  const { fields, append, remove } = useFieldArray<RegisterValues, 'household'>({ name: 'household' });
  return (
    <>
      {fields.map(({ id }, index) => (
        <Box key={id} component="fieldset" sx={{ border: 0, p: 0, m: 0, mb: 2 }}>
          <Typography component="legend" variant="caption" sx={{ mb: 1 }}>
            {t('register.member', { number: index + 1 })}
          </Typography>
          <Box
            sx={{
              display: 'grid',
              gap: 1.5,
              gridTemplateColumns: { xs: '1fr', sm: 'repeat(6, 1fr) 40px' },
              alignItems: 'start',
            }}
          >
            <Wide span={2}>
              <TextInput
                source={`household.${index}.surname`}
                label={t('fields.surname')}
                required
                autoFocus
              />
            </Wide>
            <Wide span={2}>
              <TextInput source={`household.${index}.givenName`} label={t('fields.givenName')} required />
            </Wide>
            <Wide span={2}>
              <TextInput source={`household.${index}.patronymic`} label={t('fields.patronymic')} />
            </Wide>
            <IconButton
              onClick={() => remove(index)}
              aria-label={t('register.removeMember', { number: index + 1 })}
              title={t('register.removeMember', { number: index + 1 })}
            >
              <Close fontSize="small" />
            </IconButton>
            <Wide span={3}>
              <IinInput source={`household.${index}.iin`} label={t('fields.iin')} />
            </Wide>
            <Wide span={3}>
              <TextInput source={`household.${index}.relation`} label={t('fields.relation')} required />
            </Wide>
          </Box>
        </Box>
      ))}
      <Button onClick={() => append({ ...emptyMember })} variant="outlined" size="small">
        {t('register.addMember')}
      </Button>
    </>
  );
}

const Wide = ({ span, children }: { readonly span: number; readonly children: ReactNode }) => (
  <Box sx={{ gridColumn: { sm: `span ${span}` } }}>{children}</Box>
);

import Close from '@mui/icons-material/Close';
import { Box, Button, IconButton, Stack, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useWords } from '../i18n/useWords.ts';
import { TextInput } from '../shared/fields.tsx';
import { IinInput } from '../shared/IinInput.tsx';
import { useShortcut } from '../shared/shortcuts.ts';
import { Key } from './keys/Key.tsx';
import { emptyMember, type MemberValues, type RegisterValues } from './registerInput.ts';

const ADD = 'F2';
const REMOVE = 'F8';

/** The family members whom the documents name. */
export function HouseholdFields() {
  const { t } = useWords();
  const { getValues, setFocus } = useFormContext<RegisterValues>();
  const { fields, append, remove, insert } = useFieldArray<RegisterValues, 'household'>({
    name: 'household',
  });
  const [removed, setRemoved] = useState<{ index: number; member: MemberValues } | null>(null);

  const add = () => append({ ...emptyMember });
  const take = (index: number) => {
    const member = getValues(`household.${index}`);
    setRemoved({ index, member });
    remove(index);
    // The focus must not fall out of the form with the field that it stood in.
    const left = getValues('household').length;
    setTimeout(() => setFocus(left === 0 ? 'phone' : `household.${Math.max(0, index - 1)}.surname`));
  };
  const giveBack = () => {
    if (removed) insert(removed.index, removed.member, { focusName: `household.${removed.index}.surname` });
    setRemoved(null);
  };
  useShortcut(ADD, 'register.addMember', add);
  useShortcut(
    REMOVE,
    'register.removeThisMember',
    () => {
      const index = document.activeElement?.closest('[data-member]')?.getAttribute('data-member');
      if (index) take(Number(index));
    },
    { enabled: fields.length > 0 },
  );

  return (
    <>
      {fields.map(({ id }, index) => (
        <Box
          key={id}
          component="fieldset"
          data-member={index}
          sx={{ border: 0, p: 0, m: 0, mb: 1.5, minWidth: 0 }}
        >
          <Typography component="legend" variant="caption" sx={{ mb: 1, p: 0 }}>
            {t('register.member', { number: index + 1 })}
          </Typography>
          <Box
            sx={{
              display: 'grid',
              columnGap: 1.5,
              rowGap: 1.5,
              gridTemplateColumns: { xs: '1fr', sm: 'repeat(6, 1fr) 40px' },
              alignItems: 'start',
            }}
          >
            <Wide span={2}>
              <TextInput source={`household.${index}.surname`} label={t('fields.surname')} required />
            </Wide>
            <Wide span={2}>
              <TextInput source={`household.${index}.givenName`} label={t('fields.givenName')} required />
            </Wide>
            <Wide span={2}>
              <TextInput source={`household.${index}.patronymic`} label={t('fields.patronymic')} />
            </Wide>
            <IconButton
              onClick={() => take(index)}
              aria-label={t('register.removeMember', { number: index + 1 })}
              title={`${t('register.removeMember', { number: index + 1 })} (${REMOVE})`}
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
      <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
        <Button onClick={add} variant="outlined" size="small" aria-keyshortcuts={ADD} sx={{ gap: 1 }}>
          {t('register.addMember')} <Key>{ADD}</Key>
        </Button>
        <Box role="status" sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          {removed ? (
            <>
              <Typography variant="body2">
                {t('register.memberRemoved', { number: removed.index + 1 })}
              </Typography>
              <Button size="small" onClick={giveBack}>
                {t('register.memberBack')}
              </Button>
            </>
          ) : null}
        </Box>
      </Stack>
    </>
  );
}

const Wide = ({ span, children }: { readonly span: number; readonly children: ReactNode }) => (
  <Box sx={{ gridColumn: { sm: `span ${span}` } }}>{children}</Box>
);

import {
  Alert,
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useHasRole, useViewer } from '../auth/useViewer.ts';
import { useToday } from '../deadlines/useNow.ts';
import type { ActingHeadWholeFragment, NameActingHeadInput } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import { DateInput, TextInput } from '../shared/fields.tsx';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { Section } from '../shared/Section.tsx';
import { visuallyHidden } from '../shared/visuallyHidden.ts';
import { mayEnd, namingState } from './namingState.ts';
import { PersonInput } from './PersonInput.tsx';
import { useActingHeads, usePeopleChanges } from './usePeople.ts';

/** Who acts as head of the office and when; naming somebody, ending it. */
export function ActingHeadsSection({ officeId }: { readonly officeId: string }) {
  const { t, date } = useWords();
  const today = useToday();
  const viewer = useViewer();
  const admin = useHasRole('ADMIN');
  const { data: namings, error } = useActingHeads(officeId);
  const { nameActingHead, endActingHead } = usePeopleChanges();
  const [naming, setNaming] = useState(false);
  const [ending, setEnding] = useState<ActingHeadWholeFragment | null>(null);
  const onlyActs = viewer?.acting != null && !admin;
  return (
    <Section
      title={t('absences.acting')}
      aside={
        onlyActs ? null : (
          <Button variant="outlined" onClick={() => setNaming(true)} data-testid="name-acting">
            {t('absences.name')}
          </Button>
        )
      }
    >
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {onlyActs ? t('absences.onlyActing') : t('absences.actingHint')}
      </Typography>
      {error ? <Alert severity="error">{error.message}</Alert> : null}
      {!namings && !error ? <LoadingLines rows={2} /> : null}
      {namings?.length === 0 ? <Typography>{t('absences.actingEmpty')}</Typography> : null}
      {namings && namings.length > 0 ? (
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell sx={{ pl: 0 }}>{t('fields.fullName')}</TableCell>
              <TableCell>{t('absences.days')}</TableCell>
              <TableCell>{t('fields.order')}</TableCell>
              <TableCell>{t('absences.state')}</TableCell>
              <TableCell sx={{ position: 'relative' }}>
                <Box component="span" sx={visuallyHidden}>
                  {t('ra.action.edit')}
                </Box>
              </TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {namings.map((row) => {
              const state = namingState(row, today);
              return (
                <TableRow key={row.id}>
                  <TableCell component="th" scope="row" sx={{ pl: 0 }}>
                    {row.user.fullName}
                  </TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{`${date(row.from)} – ${date(row.to)}`}</TableCell>
                  <TableCell>{row.order}</TableCell>
                  <TableCell sx={{ fontWeight: state === 'IN_FORCE' ? 600 : 400 }}>
                    {t(`absences.naming.${state}`, { date: row.endedAt ? date(row.endedAt) : '' })}
                  </TableCell>
                  <TableCell align="right">
                    {mayEnd(state) && !onlyActs ? (
                      <Button
                        size="small"
                        onClick={() => setEnding(row)}
                        aria-label={t('absences.endLabel', { name: row.user.fullName })}
                      >
                        {t('absences.end')}
                      </Button>
                    ) : null}
                  </TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      ) : null}
      {naming ? (
        <FormDialog<NameActingHeadInput>
          title={t('absences.name')}
          question={t('absences.nameQuestion')}
          submit={t('absences.nameSubmit')}
          defaults={{ userId: '', from: today, to: '', order: '' }}
          save={nameActingHead}
          onClose={() => setNaming(false)}
        >
          <PersonInput
            among={{ officeId }}
            label={t('absences.person')}
            without={['HEAD', 'ADMIN', 'OVERSEER']}
          />
          <DateInput source="from" label={t('fields.from')} required />
          <DateInput source="to" label={t('fields.to')} required />
          <TextInput source="order" label={t('fields.order')} hint={t('absences.orderHint')} required />
        </FormDialog>
      ) : null}
      {ending ? (
        <FormDialog
          title={t('absences.end')}
          question={t('absences.endQuestion', { name: ending.user.fullName })}
          submit={t('absences.end')}
          defaults={{}}
          save={() => endActingHead(ending.id)}
          onClose={() => setEnding(null)}
          danger
        />
      ) : null}
    </Section>
  );
}

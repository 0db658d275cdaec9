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
import { useToday } from '../deadlines/useNow.ts';
import type { AbsenceWholeFragment, RecordAbsenceInput } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { DateField } from '../shared/DateField.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { DateInput, TextInput } from '../shared/fields.tsx';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { Section } from '../shared/Section.tsx';
import { visuallyHidden } from '../shared/visuallyHidden.ts';
import { PersonInput } from './PersonInput.tsx';
import { useAbsences, usePeopleChanges } from './usePeople.ts';

/** Who of the office is away and when; recording it, cancelling it. */
export function AbsencesSection({ officeId }: { readonly officeId: string }) {
  const { t, date } = useWords();
  const today = useToday();
  const [since, setSince] = useState(today);
  const from = since || today;
  const { data: absences, error } = useAbsences(officeId, from);
  const { recordAbsence, cancelAbsence } = usePeopleChanges();
  const [recording, setRecording] = useState(false);
  const [cancelling, setCancelling] = useState<AbsenceWholeFragment | null>(null);
  const save = async (input: RecordAbsenceInput): Promise<void> => {
    await recordAbsence(input);
    // What was recorded afterwards must not be out of sight.
    if (input.to < from) setSince(input.from);
  };
  return (
    <Section
      title={t('absences.absences')}
      aside={
        <Button variant="outlined" onClick={() => setRecording(true)} data-testid="record-absence">
          {t('absences.record')}
        </Button>
      }
    >
      <Box sx={{ mb: 1.5, maxWidth: 260 }}>
        <DateField label={t('absences.since')} value={since} onChange={setSince} />
      </Box>
      {error ? <Alert severity="error">{error.message}</Alert> : null}
      {!absences && !error ? <LoadingLines rows={3} /> : null}
      {absences?.length === 0 ? <Typography>{t('absences.empty')}</Typography> : null}
      {absences && absences.length > 0 ? (
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell sx={{ pl: 0 }}>{t('fields.fullName')}</TableCell>
              <TableCell>{t('absences.days')}</TableCell>
              <TableCell>{t('fields.reason')}</TableCell>
              <TableCell>{t('absences.recordedBy')}</TableCell>
              <TableCell sx={{ position: 'relative' }}>
                <Box component="span" sx={visuallyHidden}>
                  {t('ra.action.edit')}
                </Box>
              </TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {absences.map((row) => (
              <TableRow key={row.id}>
                <TableCell component="th" scope="row" sx={{ pl: 0 }}>
                  {row.user.fullName}
                  {row.from <= today && today <= row.to ? (
                    <Typography variant="caption" component="div">
                      {t('absences.awayToday')}
                    </Typography>
                  ) : null}
                </TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{`${date(row.from)} – ${date(row.to)}`}</TableCell>
                <TableCell>{row.reason ?? t('app.none')}</TableCell>
                <TableCell>{`${row.recordedBy.shortName}, ${date(row.recordedAt)}`}</TableCell>
                <TableCell align="right">
                  <Button
                    size="small"
                    onClick={() => setCancelling(row)}
                    aria-label={t('absences.cancelLabel', { name: row.user.fullName, date: date(row.from) })}
                  >
                    {t('absences.cancel')}
                  </Button>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : null}
      {recording ? (
        <FormDialog<RecordAbsenceInput>
          title={t('absences.record')}
          question={t('absences.recordQuestion')}
          submit={t('ra.action.save')}
          defaults={{ userId: '', from: today, to: '', reason: '' }}
          save={save}
          onClose={() => setRecording(false)}
        >
          <PersonInput among={{ officeId }} label={t('absences.person')} />
          <DateInput source="from" label={t('fields.from')} required />
          <DateInput source="to" label={t('fields.to')} required />
          <TextInput source="reason" label={t('fields.reason')} hint={t('absences.reasonHint')} />
        </FormDialog>
      ) : null}
      {cancelling ? (
        <FormDialog
          title={t('absences.cancel')}
          question={t('absences.cancelQuestion', {
            name: cancelling.user.fullName,
            from: date(cancelling.from),
            to: date(cancelling.to),
          })}
          submit={t('absences.cancel')}
          defaults={{}}
          save={() => cancelAbsence(cancelling.id)}
          onClose={() => setCancelling(null)}
          danger
        />
      ) : null}
    </Section>
  );
}

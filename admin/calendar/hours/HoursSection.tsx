import { Alert, Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { LoadingLines } from '../../shared/LoadingLines.tsx';
import { Section } from '../../shared/Section.tsx';
import { type OfficeWithHours, useOfficesWithHours } from '../useCalendar.ts';
import { useCalendarWords } from '../useCalendarWords.ts';
import { HoursDialog } from './HoursDialog.tsx';
import { standardHours } from './standardHours.ts';

/** The standard hours and the offices with hours of their own; ADMIN sets and takes back an office's hours. */
export function HoursSection({ editable }: { readonly editable: boolean }) {
  const { t, hoursText } = useCalendarWords();
  const { data: offices, error } = useOfficesWithHours();
  const [edited, setEdited] = useState<OfficeWithHours | 'CHOOSE' | null>(null);
  if (error) return <Alert severity="error">{error.message}</Alert>;
  if (!offices) return <LoadingLines />;
  const own = offices.filter(({ ownHours }) => ownHours);
  return (
    <>
      <Section title={t('calendar.hours.standard')}>
        <Typography data-testid="standard-hours">{hoursText(standardHours(offices))}</Typography>
        <Typography variant="caption">{t('calendar.hours.standardHint')}</Typography>
      </Section>
      <Section
        title={t('calendar.hours.own')}
        aside={
          editable ? (
            <Button size="small" onClick={() => setEdited('CHOOSE')} data-testid="set-hours">
              {t('calendar.hours.add')}
            </Button>
          ) : null
        }
      >
        {own.length === 0 ? (
          <Typography color="textSecondary">{t('calendar.hours.none')}</Typography>
        ) : (
          <OwnHours offices={own} onEdit={editable ? setEdited : undefined} />
        )}
      </Section>
      {edited === null ? null : (
        <HoursDialog
          office={edited === 'CHOOSE' ? null : edited}
          hours={edited === 'CHOOSE' ? null : edited.hours}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

interface OwnHoursProps {
  readonly offices: readonly OfficeWithHours[];
  readonly onEdit: ((office: OfficeWithHours) => void) | undefined;
}

function OwnHours({ offices, onEdit }: OwnHoursProps) {
  const { t, office, hoursText } = useCalendarWords();
  return (
    <Table size="small" aria-label={t('calendar.hours.own')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('calendar.hours.office')}</TableCell>
          <TableCell>{t('calendar.hours.which')}</TableCell>
          {onEdit ? <TableCell /> : null}
        </TableRow>
      </TableHead>
      <TableBody>
        {offices.map((one) => (
          <TableRow key={one.id} data-office={one.code}>
            <TableCell component="th" scope="row">
              {office(one)}
            </TableCell>
            <TableCell>{hoursText(one.hours)}</TableCell>
            {onEdit ? (
              <TableCell align="right">
                <Button
                  size="small"
                  onClick={() => onEdit(one)}
                  aria-label={t('calendar.hours.change', { office: office(one) })}
                >
                  {t('ra.action.edit')}
                </Button>
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

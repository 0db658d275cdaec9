import { Box } from '@mui/material';
import { useState } from 'react';
import { useHasRole, useViewer } from '../auth/useViewer.ts';
import { useWords } from '../i18n/useWords.ts';
import { OfficePicker } from '../shared/OfficePicker.tsx';
import { PageHeading } from '../shared/PageHeading.tsx';
import { AbsencesSection } from './AbsencesSection.tsx';
import { ActingHeadsSection } from './ActingHeadsSection.tsx';

/** Who of an office is away and who acts as its head: a head's own office, any office for ADMIN. */
export function AbsencesPage() {
  const { t } = useWords();
  const viewer = useViewer();
  const everywhere = useHasRole('ADMIN');
  const [chosen, setChosen] = useState<string | null>(null);
  if (!viewer) return null;
  const officeId = chosen ?? viewer.office.id;
  return (
    <>
      <PageHeading title={t('absences.title')} />
      {everywhere ? (
        <Box sx={{ mb: 2, maxWidth: 480, backgroundColor: 'background.paper' }}>
          <OfficePicker label={t('fields.anyOffice')} value={officeId} onChange={setChosen} />
        </Box>
      ) : null}
      <ActingHeadsSection key={`acting ${officeId}`} officeId={officeId} />
      <AbsencesSection key={`absences ${officeId}`} officeId={officeId} />
    </>
  );
}

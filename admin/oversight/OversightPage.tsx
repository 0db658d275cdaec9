import { Alert } from '@mui/material';
import { useHasRole } from '../auth/useViewer.ts';
import { useWords } from '../i18n/useWords.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { PageHeading } from '../shared/PageHeading.tsx';
import { DueTiles } from './DueTiles.tsx';
import { ExecutorsSection } from './ExecutorsSection.tsx';
import { NearestSection } from './NearestSection.tsx';
import { OfficesSection } from './OfficesSection.tsx';
import { StatisticsSection } from './StatisticsSection.tsx';
import { useDueOverview } from './useOversight.ts';

/** What the head answers for by law: what is late and due, who has room, how the time limits are kept (Regulation cl. 18). */
export function OversightPage() {
  const { t } = useWords();
  const { data, error } = useDueOverview();
  // An analyst is told of no person.
  const mayNamePersons = useHasRole('HEAD', 'OVERSEER');
  const manyOffices = data !== undefined && data.length > 1;
  return (
    <>
      <PageHeading title={t('oversight.title')} />
      {error ? <Alert severity="error">{error.message}</Alert> : null}
      {!data && !error ? <LoadingLines rows={3} /> : null}
      {data ? <DueTiles offices={data} /> : null}
      {data && manyOffices ? <OfficesSection offices={data} /> : null}
      {mayNamePersons ? <ExecutorsSection manyOffices={manyOffices} /> : null}
      <NearestSection />
      <StatisticsSection mayNamePersons={mayNamePersons} />
    </>
  );
}

import { Button } from '@mui/material';
import { Link } from 'react-router-dom';
import { useWords } from '../i18n/useWords.ts';
import { DueTiles } from '../oversight/DueTiles.tsx';
import { OfficesSection } from '../oversight/OfficesSection.tsx';
import { useDueOverview } from '../oversight/useOversight.ts';
import { HomeState } from './HomeState.tsx';

/** For whoever watches the time limits: what is late and due, department by department, and the way to more. */
export function OversightHome() {
  const { t } = useWords();
  const { data, error } = useDueOverview();
  if (!data) return <HomeState error={error} />;
  return (
    <>
      <DueTiles offices={data} />
      <OfficesSection offices={data} />
      <Button variant="outlined" component={Link} to="/oversight" sx={{ mr: 1, mb: 1 }}>
        {t('home.toStatistics')}
      </Button>
      <Button variant="outlined" component={Link} to="/cases" sx={{ mb: 1 }}>
        {t('home.toCases')}
      </Button>
    </>
  );
}

import { Box } from '@mui/material';
import { useState } from 'react';
import type { OfficeDueLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { Section } from '../shared/Section.tsx';
import { type OfficeOrder, sortedOffices } from './dueParts.ts';
import { OfficesChart } from './OfficesChart.tsx';
import { OfficesTable } from './OfficesTable.tsx';

/** What is late and due at each department, as bars and as a table of the same in the same order. */
export function OfficesSection({ offices }: { readonly offices: readonly OfficeDueLineFragment[] }) {
  const { t } = useWords();
  const [order, setOrder] = useState<OfficeOrder>('late');
  const sorted = sortedOffices(offices, order);
  return (
    <Section title={t('oversight.offices')}>
      <Box
        sx={{
          display: 'grid',
          columnGap: 4,
          rowGap: 3,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 5fr) minmax(0, 7fr)' },
        }}
      >
        <OfficesChart offices={sorted} />
        <Box sx={{ overflowX: 'auto' }}>
          <OfficesTable offices={sorted} order={order} onOrder={setOrder} />
        </Box>
      </Box>
    </Section>
  );
}

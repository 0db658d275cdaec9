import { ListBase } from 'react-admin';
import { CaseTable } from '../cases/CaseTable.tsx';
import type { DueState } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { Section } from '../shared/Section.tsx';

const COMING: readonly DueState[] = ['TODAY', 'THIS_WEEK'];
const ROWS = 10;

/** What will be late first unless somebody acts: the nearest due times, with the limit and the executor of each. */
export function NearestSection() {
  const { t } = useWords();
  return (
    <Section title={t('oversight.nearest')}>
      <ListBase
        resource="cases"
        filter={{ due: COMING }}
        sort={{ field: 'DUE_AT', order: 'ASC' }}
        perPage={ROWS}
        exporter={false}
        disableSyncWithLocation
        storeKey={false}
      >
        <CaseTable
          sortable={false}
          empty={{ title: t('oversight.nearestEmpty'), hint: t('oversight.nearestEmptyHint') }}
        />
      </ListBase>
    </Section>
  );
}

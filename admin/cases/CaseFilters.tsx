import { useListContext } from 'react-admin';
import { DUE_STATES } from '../deadlines/dueState.ts';
import type { OfficeNameFragment, Role } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { Choices } from '../lists/Choice.tsx';
import { readCaseFilter, STATUSES } from '../lists/caseFilter.ts';
import { FilterBar } from '../lists/FilterBar.tsx';
import { findsBy } from '../search/findsBy.ts';
import { MoreCaseFilters } from './MoreCaseFilters.tsx';
import { useCaseChips } from './useCaseChips.ts';
import { useExecutorNames } from './useExecutorNames.ts';

interface CaseFiltersProps {
  readonly roles: readonly Role[];
  readonly office: OfficeNameFragment;
  readonly userId: string;
}

/** Search and filters over the list around it; what is chosen stands in the address, what is typed does not (I-42). */
export function CaseFilters({ roles, office, userId }: CaseFiltersProps) {
  const { t, term } = useWords();
  const { filterValues, setFilters } = useListContext();
  const executors = useExecutorNames(roles.includes('HEAD') || roles.includes('OVERSEER'));
  const filter = readCaseFilter(filterValues);
  const part = (values: object) => setFilters(readCaseFilter({ ...filter, ...values }));
  const chips = useCaseChips(filter, setFilters, (id) => executors.get(id) ?? null);

  return (
    <FilterBar
      searchHint={t(`find.hint.${findsBy(roles)}`)}
      chips={chips}
      more={
        <MoreCaseFilters
          roles={roles}
          office={office}
          userId={userId}
          executors={executors}
          filter={filter}
          onChange={setFilters}
        />
      }
    >
      <Choices
        label={t('fields.status')}
        value={filter.status ?? []}
        codes={STATUSES}
        word={(code) => term('status', code)}
        onChange={(status) => part({ status })}
      />
      <Choices
        label={t('due.filter')}
        value={filter.due ?? []}
        codes={DUE_STATES}
        word={(code) => term('dueState', code)}
        onChange={(due) => part({ due })}
      />
    </FilterBar>
  );
}

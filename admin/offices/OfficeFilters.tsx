import { useGetOne, useListContext } from 'react-admin';
import type { OfficeNameFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { Choice } from '../lists/Choice.tsx';
import { FilterBar } from '../lists/FilterBar.tsx';
import type { FilterChip } from '../lists/FilterChips.tsx';
import { OfficePicker } from '../shared/OfficePicker.tsx';
import { OFFICE_KINDS, OFFICE_LIST } from './officeList.ts';

const STATES = ['true', 'false'] as const;

/** Search and filters of the list of offices around it. */
export function OfficeFilters() {
  const { t, term, office } = useWords();
  const { filterValues, setFilters } = useListContext();
  const filter = OFFICE_LIST.readFilter(filterValues);
  const part = (values: object) => setFilters(OFFICE_LIST.readFilter({ ...filter, ...values }));
  const { kind, parentId, inForce, without } = filter;
  const { data: parent } = useGetOne<OfficeNameFragment>(
    'offices',
    { id: parentId ?? '' },
    { enabled: parentId !== undefined },
  );
  const forceWords = (is: boolean) => t(`list.inForceIs.${is}`);
  const chip = (key: string, label: string, value: string | undefined): FilterChip[] =>
    value === undefined ? [] : [{ key, label, value, onRemove: () => part({ [key]: undefined }) }];
  return (
    <FilterBar
      searchHint={t('offices.search')}
      chips={[
        ...chip('kind', t('fields.kind'), kind && term('officeKind', kind)),
        ...chip('inForce', t('list.inForce'), inForce === undefined ? undefined : forceWords(inForce)),
        ...chip('without', t('list.without'), without?.map((role) => term('role', role)).join(', ')),
        ...chip('parentId', t('fields.parent'), parentId && (parent ? office(parent) : '…')),
      ]}
    >
      <Choice
        label={t('fields.kind')}
        value={kind}
        codes={OFFICE_KINDS}
        word={(code) => term('officeKind', code)}
        onChange={(next) => part({ kind: next })}
      />
      <OfficePicker
        label={t('fields.parent')}
        kind="DEPARTMENT"
        value={parentId ?? null}
        onChange={(id) => part({ parentId: id ?? undefined })}
      />
      <Choice
        label={t('list.inForce')}
        value={inForce === undefined ? undefined : inForce ? 'true' : 'false'}
        codes={STATES}
        word={(code) => forceWords(code === 'true')}
        onChange={(next) => part({ inForce: next })}
      />
    </FilterBar>
  );
}

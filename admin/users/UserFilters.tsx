import { useGetOne, useListContext } from 'react-admin';
import type { OfficeNameFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { Choice } from '../lists/Choice.tsx';
import { FilterBar } from '../lists/FilterBar.tsx';
import type { FilterChip } from '../lists/FilterChips.tsx';
import { OfficePicker } from '../shared/OfficePicker.tsx';
import { ROLES } from './roles.ts';
import { USER_LIST } from './userList.ts';

const STATES = ['true', 'false'] as const;

/** Search and filters of the list of users around it. */
export function UserFilters() {
  const { t, term, office } = useWords();
  const { filterValues, setFilters } = useListContext();
  const filter = USER_LIST.readFilter(filterValues);
  const part = (values: object) => setFilters(USER_LIST.readFilter({ ...filter, ...values }));
  const { role, active, officeId, signedIn } = filter;
  const { data: place } = useGetOne<OfficeNameFragment>(
    'offices',
    { id: officeId ?? '' },
    { enabled: officeId !== undefined },
  );
  const state = (is: boolean) => t(is ? 'users.onlyOpen' : 'users.onlyClosed');
  const usedWords = (is: boolean) => t(`list.signedInIs.${is}`);
  const chip = (key: string, label: string, value: string | undefined): FilterChip[] =>
    value === undefined ? [] : [{ key, label, value, onRemove: () => part({ [key]: undefined }) }];
  return (
    <FilterBar
      searchHint={t('users.search')}
      chips={[
        ...chip('role', t('fields.role'), role && term('role', role)),
        ...chip('active', t('users.state'), active === undefined ? undefined : state(active)),
        ...chip('signedIn', t('list.signedIn'), signedIn === undefined ? undefined : usedWords(signedIn)),
        ...chip('officeId', t('fields.anyOffice'), officeId && (place ? office(place) : '…')),
      ]}
    >
      <Choice
        label={t('fields.role')}
        value={role}
        codes={ROLES}
        word={(code) => term('role', code)}
        onChange={(next) => part({ role: next })}
      />
      <Choice
        label={t('users.state')}
        value={active === undefined ? undefined : active ? 'true' : 'false'}
        codes={STATES}
        word={(code) => state(code === 'true')}
        onChange={(next) => part({ active: next })}
      />
      <OfficePicker
        label={t('fields.anyOffice')}
        value={officeId ?? null}
        onChange={(id) => part({ officeId: id ?? undefined })}
      />
      <Choice
        label={t('list.signedIn')}
        value={signedIn === undefined ? undefined : signedIn ? 'true' : 'false'}
        codes={STATES}
        word={(code) => usedWords(code === 'true')}
        onChange={(next) => part({ signedIn: next })}
      />
    </FilterBar>
  );
}

import { useGetMany, useListContext } from 'react-admin';
import type { CaseLineFragment, OfficeNameFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { type CaseListFilter, RANGES, rangeOf, withRange } from '../lists/caseFilter.ts';
import type { FilterChip } from '../lists/FilterChips.tsx';
import { useRangeWords } from '../lists/useRangeWords.ts';

/** The filter of the list of cases in words, a chip for each part of it. */
export function useCaseChips(
  filter: CaseListFilter,
  change: (filter: CaseListFilter) => void,
  executorName: (id: string) => string | null,
): FilterChip[] {
  const { t, term, office } = useWords();
  const rangeWords = useRangeWords();
  const { data: rows } = useListContext<CaseLineFragment>();
  const officeIds = [...(filter.officeId ?? []), ...(filter.akimOfficeId ?? [])];
  const { data: offices = [] } = useGetMany<OfficeNameFragment>(
    'offices',
    { ids: officeIds },
    { enabled: officeIds.length > 0 },
  );

  const without = (key: keyof CaseListFilter) => () =>
    change(Object.fromEntries(Object.entries(filter).filter(([one]) => one !== key)));
  const officeNames = (ids: readonly string[]) =>
    ids.map((id) => offices.find((one) => one?.id === id)).map((one) => (one ? office(one) : '…'));
  // Whose name the reader cannot look up may still stand in the rows.
  const nameOf = (id: string) =>
    executorName(id) ?? rows?.find(({ executor }) => executor?.id === id)?.executor?.shortName ?? '…';

  const { status, due, officeId, akimOfficeId, executorId, channel, outcome, letter, returned } = filter;
  const parts: [keyof CaseListFilter, string, readonly string[] | undefined][] = [
    ['status', t('fields.status'), status?.map((code) => term('status', code))],
    ['due', t('due.filter'), due?.map((code) => term('dueState', code))],
    ['executorId', t('fields.executor'), executorId?.map(nameOf)],
    ['officeId', t('fields.office'), officeId && officeNames(officeId)],
    ['akimOfficeId', t('fields.akimOffice'), akimOfficeId && officeNames(akimOfficeId)],
    ['channel', t('fields.channel'), channel && [term('channel', channel)]],
    ['outcome', t('fields.outcome'), outcome && [term('noticeKind', outcome)]],
    ['letter', t('list.letter'), letter?.map((code) => term('letterState', code))],
    ['returned', t('list.returned'), returned === undefined ? undefined : [t(`list.returnedIs.${returned}`)]],
  ];
  const chips = parts.flatMap(([key, label, words]) =>
    words ? [{ key, label, value: words.join(', '), onRemove: without(key) }] : [],
  );
  const ranges = RANGES.flatMap((name) => {
    const preset = filter[`${name}In`];
    // Typed days need no today.
    const words = rangeWords(preset, preset ? {} : rangeOf(filter, name, ''));
    return words === null
      ? []
      : [
          {
            key: name,
            label: t(`list.range_${name}`),
            value: words,
            onRemove: () => change(withRange(filter, name, null)),
          },
        ];
  });
  return [...chips, ...ranges];
}

import { Button, Paper, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useMemo } from 'react';
import { ListBase, useListContext } from 'react-admin';
import type { ReferenceList as ListCode, ReferenceEntryWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { FilterBar } from '../lists/FilterBar.tsx';
import { type ListColumn, ListTable } from '../lists/ListTable.tsx';
import { ListTotal } from '../lists/ListTotal.tsx';
import { RowLink } from '../lists/RowLink.tsx';
import { useListSearch } from '../lists/useListSearch.ts';
import { PageHeading } from '../shared/PageHeading.tsx';
import { clauseNumber } from './clauseNumber.ts';

const LISTS = ['DOCUMENT_KIND', 'REFUSAL_GROUND'] as const satisfies readonly ListCode[];

/** The coded lists: the documents of the application and the grounds for refusal. */
export function ReferenceList() {
  const { t } = useWords();
  const [search] = useListSearch('referenceEntries');
  return (
    <ListBase
      resource="referenceEntries"
      perPage={100}
      exporter={false}
      disableSyncWithLocation
      filterDefaultValues={{ list: LISTS[0] }}
      {...(search ? { filter: { search } } : {})}
    >
      <PageHeading title={t('reference.title')} aside={<ListTotal />} />
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
        {t('reference.hint')}
      </Typography>
      <FilterBar searchHint={t('list.searchEntries')} chips={[]}>
        <ListChoice />
      </FilterBar>
      <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
        <ReferenceTable />
      </Paper>
    </ListBase>
  );
}

function ListChoice() {
  const { t, term } = useWords();
  const { filterValues, setFilters } = useListContext();
  const chosen = LISTS.find((list) => list === filterValues.list) ?? LISTS[0];
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      color="primary"
      value={chosen}
      aria-label={t('fields.list')}
      onChange={(_event, list: ListCode | null) => {
        if (list) setFilters({ list });
      }}
      sx={{ gridColumn: { md: 'span 2' } }}
    >
      {LISTS.map((list) => (
        <ToggleButton key={list} value={list} sx={{ textTransform: 'none' }}>
          {term('referenceList', list)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

function ReferenceTable() {
  const { t, date, locale } = useWords();
  const [, setSearch] = useListSearch('referenceEntries');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change only with these two
  const columns = useMemo(
    (): ListColumn<ReferenceEntryWholeFragment>[] => [
      {
        code: 'nameKk',
        label: t('fields.nameKk'),
        render: ({ id, nameKk }) => (
          <RowLink to={`/referenceEntries/${id}`} lang="kk">
            {nameKk}
          </RowLink>
        ),
      },
      {
        code: 'nameRu',
        label: t('fields.nameRu'),
        render: ({ nameRu }) => <span lang="ru">{nameRu}</span>,
      },
      { code: 'clause', label: t('fields.clause'), render: ({ clause }) => clauseNumber(clause) },
      { code: 'validFrom', label: t('fields.validFrom'), render: ({ validFrom }) => date(validFrom) },
      {
        code: 'validTo',
        label: t('fields.validTo'),
        render: ({ validTo }) => (validTo ? date(validTo) : t('app.none')),
      },
    ],
    [t, locale],
  );
  return (
    <ListTable<ReferenceEntryWholeFragment>
      label={t('reference.title')}
      columns={columns}
      to={({ id }) => `/referenceEntries/${id}`}
      sortable={false}
      empty={{
        title: t('list.noEntries'),
        hint: t('list.noEntriesHint'),
        action: (
          <Button variant="outlined" onClick={() => setSearch('')}>
            {t('list.clearAll')}
          </Button>
        ),
      }}
    />
  );
}

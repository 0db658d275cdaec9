import { Checkbox, TableCell, TableHead, TableRow, TableSortLabel } from '@mui/material';

import { type RaRecord, useListContext } from 'react-admin';
import { useWords } from '../i18n/useWords.ts';
import { visuallyHidden } from '../shared/visuallyHidden.ts';
import type { ListColumn } from './ListTable.tsx';
import { nextSort } from './nextSort.ts';

interface ListHeadProps<Row extends RaRecord> {
  readonly columns: readonly ListColumn<Row>[];
  readonly sortable: boolean;
  readonly cards: boolean;
  readonly choice: { readonly allowed: (row: Row) => boolean } | undefined;
  readonly rows: readonly Row[];
}

/** The headings: buttons where the column sorts, and the box that chooses every row of the page. */
export function ListHead<Row extends RaRecord>({
  columns,
  sortable,
  cards,
  choice,
  rows,
}: ListHeadProps<Row>) {
  const { t } = useWords();
  const { sort, setSort, selectedIds = [], onSelect } = useListContext<Row>();
  const choosable = choice ? rows.filter(choice.allowed).map(({ id }) => id) : [];
  const chosen = choosable.filter((id) => selectedIds.includes(id));
  const all = choosable.length > 0 && chosen.length === choosable.length;
  const others = selectedIds.filter((id) => !choosable.includes(id));
  return (
    <TableHead role={cards ? 'rowgroup' : undefined} sx={cards ? { display: 'block' } : {}}>
      <TableRow role={cards ? 'row' : undefined} sx={cards ? { display: 'flex', alignItems: 'center' } : {}}>
        {choice ? (
          <TableCell
            padding="checkbox"
            component="th"
            scope="col"
            role={cards ? 'columnheader' : undefined}
            sx={cards ? { display: 'flex', alignItems: 'center', width: 'auto', px: 1, border: 0 } : {}}
          >
            <Checkbox
              size="small"
              checked={all}
              indeterminate={chosen.length > 0 && !all}
              disabled={choosable.length === 0}
              onChange={() => onSelect(all ? others : [...others, ...choosable])}
              slotProps={{ input: { 'aria-label': t('list.chooseAll') } }}
              data-testid="choose-all"
            />
            {cards ? <span aria-hidden>{t('list.chooseAll')}</span> : null}
          </TableCell>
        ) : null}
        {columns.map((column) => {
          const sorted = sortable && column.sort !== undefined && sort.field === column.sort;
          const direction = sort.order === 'DESC' ? 'desc' : 'asc';
          return (
            <TableCell
              key={column.code}
              component="th"
              scope="col"
              role={cards ? 'columnheader' : undefined}
              sortDirection={sorted ? direction : false}
              sx={cards ? visuallyHidden : { whiteSpace: { xs: 'nowrap', lg: 'normal' } }}
            >
              {sortable && column.sort && !cards ? (
                <TableSortLabel
                  component="button"
                  active={sorted}
                  direction={sorted ? direction : column.firstOrder === 'DESC' ? 'desc' : 'asc'}
                  onClick={() => {
                    const next = nextSort(column, sort);
                    if (next) setSort(next);
                  }}
                  data-sort={column.sort}
                  sx={{ font: 'inherit', textAlign: 'left', minHeight: 24 }}
                >
                  {column.label}
                </TableSortLabel>
              ) : (
                column.label
              )}
            </TableCell>
          );
        })}
      </TableRow>
    </TableHead>
  );
}

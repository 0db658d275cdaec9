import { Box, Table, type Theme, useMediaQuery } from '@mui/material';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { type RaRecord, useListContext } from 'react-admin';
import { useWords } from '../i18n/useWords.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { ListFailure } from './ListFailure.tsx';
import { ListHead } from './ListHead.tsx';
import { ListRow } from './ListRow.tsx';
import { SortChoice } from './SortChoice.tsx';
import { CARDS, TABLE } from './tableStyles.ts';
import { useRowKeys } from './useRowKeys.ts';

/** A column: its heading, what stands in it, and by what it sorts. */
export interface ListColumn<Row> {
  readonly code: string;
  readonly label: string;
  /** The list's sort field; without it the column does not sort. */
  readonly sort?: string;
  /** The direction of its first click; ascending when missing. */
  readonly firstOrder?: 'ASC' | 'DESC';
  readonly render: (row: Row) => ReactNode;
}

interface ListTableProps<Row extends RaRecord> {
  readonly label: string;
  /** The same array as long as nothing of it changes, or every row is drawn anew. */
  readonly columns: readonly ListColumn<Row>[];
  /** Where a row leads; its first column holds the link that says so. */
  readonly to: (row: Row) => string;
  readonly sortable?: boolean;
  readonly empty: { readonly title: string; readonly hint?: string; readonly action?: ReactNode };
  /** Which rows may be chosen, and how one is called; without it none may. */
  readonly choice?: {
    readonly allowed: (row: Row) => boolean;
    readonly name: (row: Row) => string;
  };
}

/** The rows of the list around it: a table, and on a phone a card each. The rows before stay until the next have come. */
export function ListTable<Row extends RaRecord>({
  label,
  columns,
  to,
  sortable = true,
  empty,
  choice,
}: ListTableProps<Row>) {
  const { t } = useWords();
  const cards = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const list = useListContext<Row>();
  const { isPending, isPlaceholderData, data, error, total, selectedIds = [], onToggleItem } = list;
  const table = useRef<HTMLTableElement>(null);
  const toggle = useRef(onToggleItem);
  useEffect(() => {
    toggle.current = onToggleItem;
  });
  const onToggle = useCallback((id: Row['id']) => toggle.current(id), []);
  useRowKeys(table);

  if (error && !data) return <ListFailure />;
  if (isPending || !data) return <LoadingLines rows={10} />;
  if (total === 0) {
    const { action, ...words } = empty;
    return <EmptyState {...words}>{action}</EmptyState>;
  }
  return (
    <>
      {error ? <ListFailure /> : null}
      {cards && sortable ? <SortChoice columns={columns} /> : null}
      <Box
        sx={{
          opacity: isPlaceholderData ? 0.5 : 1,
          // A quick answer must not flicker.
          transition: isPlaceholderData ? 'opacity 0s 0.2s' : 'none',
        }}
      >
        <Table
          ref={table}
          size="small"
          aria-label={label}
          aria-busy={isPlaceholderData}
          role={cards ? 'table' : undefined}
          sx={cards ? CARDS : TABLE}
        >
          <ListHead columns={columns} sortable={sortable} cards={cards} choice={choice} rows={data} />
          <tbody role={cards ? 'rowgroup' : undefined}>
            {data.map((row) => (
              <ListRow
                key={row.id}
                row={row}
                columns={columns}
                to={to(row)}
                cards={cards}
                choiceLabel={choice ? t('list.choose', { name: choice.name(row) }) : null}
                choosable={choice?.allowed(row) ?? false}
                chosen={selectedIds.includes(row.id)}
                onToggle={onToggle}
              />
            ))}
          </tbody>
        </Table>
      </Box>
    </>
  );
}

import { Box, MenuItem, TextField } from '@mui/material';
import { type RaRecord, useListContext } from 'react-admin';
import { useWords } from '../i18n/useWords.ts';
import type { ListColumn } from './ListTable.tsx';

/** The order of the list where it has no headings to click. */
export function SortChoice<Row extends RaRecord>({
  columns,
}: {
  readonly columns: readonly ListColumn<Row>[];
}) {
  const { t } = useWords();
  const { sort, setSort } = useListContext();
  const orders = columns.flatMap(({ sort: field, label }) =>
    field ? (['ASC', 'DESC'] as const).map((order) => ({ field, order, label })) : [],
  );
  const now = orders.find(({ field, order }) => field === sort.field && order === sort.order);
  return (
    <Box sx={{ px: 2, py: 2 }}>
      <TextField
        select
        label={t('list.sort')}
        value={now ? `${now.field} ${now.order}` : ''}
        onChange={(event) => {
          const [field = '', order] = event.target.value.split(' ');
          setSort({ field, order: order === 'DESC' ? 'DESC' : 'ASC' });
        }}
        slotProps={{ inputLabel: { shrink: true } }}
      >
        {orders.map(({ field, order, label }) => (
          <MenuItem key={`${field} ${order}`} value={`${field} ${order}`}>
            {t(order === 'ASC' ? 'list.ascending' : 'list.descending', { column: label })}
          </MenuItem>
        ))}
      </TextField>
    </Box>
  );
}

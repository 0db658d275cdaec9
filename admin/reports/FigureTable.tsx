import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useScrollStop } from '../shared/useScrollStop.ts';
import type { ReportTable } from './reportTable.ts';

interface FigureTableProps {
  readonly table: ReportTable;
  readonly label: string;
}

/** The figures behind a chart, beside it on the screen and whole on paper. */
export function FigureTable({ table, label }: FigureTableProps) {
  const { ref, tabIndex } = useScrollStop<HTMLDivElement>();
  return (
    <Box
      ref={ref}
      tabIndex={tabIndex}
      role={tabIndex === 0 ? 'group' : undefined}
      aria-label={tabIndex === 0 ? label : undefined}
      sx={{ overflow: 'auto', maxHeight: 560, '@media print': { overflow: 'visible', maxHeight: 'none' } }}
    >
      <Table
        size="small"
        aria-label={label}
        sx={{
          '& td, & th': { px: 1, fontVariantNumeric: 'tabular-nums' },
          '& tbody th': { minWidth: 130 },
          '& tr': { breakInside: 'avoid' },
          '@media print': { '& td, & th': { py: '2px', fontSize: '0.75rem', lineHeight: 1.3 } },
        }}
      >
        <TableHead>
          <TableRow sx={{ '& th': { whiteSpace: 'normal', verticalAlign: 'bottom' } }}>
            {table.columns.map(({ words, numeric }) => (
              <TableCell key={words} align={numeric ? 'right' : 'left'}>
                {words}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {table.rows.map(({ key, cells, isTotal }) => (
            <TableRow key={key} sx={isTotal ? { '& td, & th': { fontWeight: 600 } } : {}}>
              {cells.map(({ text }, index) => (
                <TableCell
                  key={table.columns[index]?.words}
                  align={table.columns[index]?.numeric ? 'right' : 'left'}
                  {...(index === 0 ? { component: 'th', scope: 'row' } : {})}
                >
                  {text}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

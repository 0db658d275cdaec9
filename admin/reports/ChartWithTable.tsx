import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import { Box, Button, Stack, Typography } from '@mui/material';
import { lazy, Suspense } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { download } from '../shared/download.ts';
import { LookSwatch } from './charts/ChartPatterns.tsx';
import { csvText } from './csv.ts';
import { FigureTable } from './FigureTable.tsx';
import type { ReportFigure } from './figures/ReportFigure.ts';
import type { ReportState } from './reportState.ts';

/** The tables are there before the library that draws the charts. */
const BarsChart = lazy(async () => ({ default: (await import('./charts/BarsChart.tsx')).BarsChart }));

interface ChartWithTableProps {
  /** Names the file. */
  readonly name: string;
  readonly title: string;
  readonly figure: ReportFigure;
  readonly state: ReportState;
  /** The table has many columns and stands below. */
  readonly wide?: boolean;
}

/** On paper a table of so many rows stays on one page with its chart. */
const FITS_A_PAGE = 14;

/** A chart, the table behind it and that table as a file. */
export function ChartWithTable({
  name,
  title,
  figure: { chart, table },
  state,
  wide = false,
}: ChartWithTableProps) {
  const { t } = useWords();
  const save = () => {
    const url = URL.createObjectURL(new Blob([csvText(table)], { type: 'text/csv;charset=utf-8' }));
    const days = [state.from, state.to, ...(state.asOf ? [state.asOf] : [])].join('_');
    download(url, `komek-${name}-${days}.csv`);
    URL.revokeObjectURL(url);
  };
  return (
    <Box
      data-figure={name}
      sx={{
        breakInside: table.rows.length <= FITS_A_PAGE ? 'avoid' : 'auto',
        '& + &': { mt: 2.5, pt: 2, borderTop: '1px solid', borderColor: 'divider' },
      }}
    >
      <Stack
        direction="row"
        sx={{ alignItems: 'center', justifyContent: 'space-between', gap: 1, mb: 1, breakAfter: 'avoid' }}
      >
        <Typography variant="h3">{title}</Typography>
        <Button
          size="small"
          startIcon={<FileDownloadOutlined />}
          onClick={save}
          disabled={table.rows.length === 0}
          aria-label={t('reports.csvOf', { figure: title })}
          data-csv={name}
          sx={{ displayPrint: 'none' }}
        >
          {t('reports.csv')}
        </Button>
      </Stack>
      {table.rows.length === 0 ? (
        <Typography>{t('reports.nothing')}</Typography>
      ) : (
        <Box
          sx={{
            display: 'grid',
            columnGap: 4,
            rowGap: 2,
            alignItems: 'start',
            gridTemplateColumns: {
              xs: 'minmax(0, 1fr)',
              lg: wide ? 'minmax(0, 1fr)' : 'minmax(0, 1fr) minmax(0, 1fr)',
            },
            '@media print': { display: 'block' },
          }}
        >
          <Box
            component="figure"
            aria-label={t('reports.chartOf', { figure: title })}
            sx={{ m: 0, breakInside: 'avoid', minWidth: 0, maxWidth: 900 }}
          >
            {chart.series.length > 1 ? (
              <Box
                component="figcaption"
                sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, mb: 0.5 }}
              >
                {chart.series.map(({ label, look }) => (
                  <Typography key={label} variant="caption" component="span">
                    <LookSwatch look={look} />
                    {label}
                  </Typography>
                ))}
              </Box>
            ) : null}
            <Suspense fallback={<Box sx={{ height: 260 }} />}>
              <BarsChart chart={chart} />
            </Suspense>
          </Box>
          <FigureTable table={table} label={title} />
        </Box>
      )}
    </Box>
  );
}

import { type SxProps, type Theme, useMediaQuery } from '@mui/material';
import { BarChart, type BarChartProps, type BarSeries } from '@mui/x-charts/BarChart';
import { ChartsReferenceLine } from '@mui/x-charts/ChartsReferenceLine';
import { ChartsText, type ChartsTextProps } from '@mui/x-charts/ChartsText';
import { useMemo } from 'react';
import { useWords } from '../../i18n/useWords.ts';
import { CHART_LOOKS, chartColours } from '../../theme/chartLooks.ts';
import { colours } from '../../theme/palette.ts';
import { fillOf } from './ChartPatterns.tsx';
import type { ChartSeries, ReportChart } from './chart.ts';
import { inLines } from './inLines.ts';

/** Room for the text at the end of the longest bar, and on a narrow screen. */
const HEADROOM = 1.18;
const NARROW_HEADROOM = 1.5;
/** Without texts: for the outline of the longest bar. */
const EDGE = 1.02;
/** Before the number of a bar that stands for its name. */
const NUMBER = '#';
const STANDING_HEIGHT = 260;
/** Of a lying chart: the axis, and each bar with its distance to the next. */
const AXIS = 46;
const BAR = 22;
const GAP = 20;
const LINE = 16;

/** The outline of each kind of bars in its ink, and their texts in the page's. */
const RULES: Record<string, unknown> = Object.fromEntries([
  ['& .MuiBarChart-label', { fill: colours.ink, fontSize: 12 }],
  ...CHART_LOOKS.map((look) => [
    `& [data-series^="${look}"] rect`,
    { stroke: chartColours[look].ink, strokeWidth: 1 },
  ]),
]);
const OUTLINES = RULES as SxProps<Theme>;

/** Bars that lie or stand, drawn by MUI X. */
export function BarsChart({ chart }: { readonly chart: ReportChart }) {
  const { t, number } = useWords();
  const narrow = useMediaQuery('(max-width: 600px)');
  const {
    lying,
    stacked,
    categories,
    fullNames = categories,
    series,
    percent,
    mark,
    labelled = false,
  } = chart;
  const letters = narrow ? 18 : 32;
  const NameLabel = useMemo(() => nameLabel(categories, letters), [categories, letters]);
  const lines = Math.max(1, ...categories.map((name) => inLines(name, letters, 3).split('\n').length));
  // No name runs into the next.
  const rowHeight = Math.max((stacked ? 1 : series.length) * BAR + GAP, (lines + 0.5) * LINE);
  const names = {
    scaleType: 'band' as const,
    data: categories.map((_name, index) => index),
    valueFormatter: (index: number, { location }: { location: string }) =>
      // MUI X measures and cuts a label as one line, so lying names are written by their number.
      location !== 'tick'
        ? (fullNames[index] ?? '')
        : lying
          ? `${NUMBER}${index}`
          : (categories[index] ?? ''),
    tickLabelStyle: { fontSize: 12 },
    disableTicks: true,
    categoryGapRatio: 0.3,
    barGapRatio: 0.1,
  };
  const lengths = {
    min: 0,
    max: longestOf(chart) * (labelled ? (lying && narrow ? NARROW_HEADROOM : HEADROOM) : EDGE),
    valueFormatter: (value: number) =>
      percent ? t('reports.percent', { percent: number(value) }) : number(value),
    tickMinStep: 1,
    tickNumber: narrow ? 3 : 5,
    domainLimit: 'nice' as const,
    disableLine: true,
    disableTicks: true,
  };
  const axes: Pick<BarChartProps, 'xAxis' | 'yAxis'> = lying
    ? {
        yAxis: [{ ...names, width: narrow ? 120 : 220 }],
        xAxis: [{ ...lengths, height: 26 }],
      }
    : { xAxis: [{ ...names, height: 26 }], yAxis: [{ ...lengths, width: 48 }] };
  return (
    <BarChart
      {...axes}
      {...(lying ? { slots: { axisTickLabel: NameLabel } } : {})}
      layout={lying ? 'horizontal' : 'vertical'}
      height={lying ? AXIS + categories.length * rowHeight : STANDING_HEIGHT}
      series={series.map((one, index) => drawn(one, index, stacked, labelled))}
      margin={{ left: 0, right: 12, top: mark ? 22 : 12, bottom: 0 }}
      grid={lying ? { vertical: true } : { horizontal: true }}
      hideLegend
      skipAnimation
      disableKeyboardNavigation
      sx={OUTLINES}
    >
      {mark && lying ? (
        <ChartsReferenceLine
          x={mark.at}
          label={mark.label}
          labelAlign="start"
          lineStyle={{ stroke: colours.ink, strokeDasharray: '5 3' }}
          labelStyle={{ fontSize: 12, fill: colours.ink }}
        />
      ) : null}
    </BarChart>
  );
}

/** The name of a bar in up to three lines, where MUI X gives the number that stands for it. */
function nameLabel(categories: readonly string[], letters: number) {
  return function NameLabel(props: ChartsTextProps) {
    const name = props.text.startsWith(NUMBER)
      ? categories[Number(props.text.slice(NUMBER.length))]
      : undefined;
    return <ChartsText {...props} text={name === undefined ? props.text : inLines(name, letters, 3)} />;
  };
}

function drawn(
  { label, look, bars }: ChartSeries,
  index: number,
  stacked: boolean,
  labelled: boolean,
): BarSeries {
  const textAt = ({ dataIndex }: { readonly dataIndex: number }): string => bars[dataIndex]?.text ?? '';
  return {
    id: `${look}-${index}`,
    label,
    color: fillOf(look),
    data: bars.map(({ length }) => length),
    valueFormatter: (_value, at) => textAt(at),
    ...(stacked ? { stack: 'all' } : {}),
    ...(labelled ? { barLabel: textAt, barLabelPlacement: 'outside' as const } : {}),
  };
}

function longestOf({ series, stacked, categories, atLeast = 1 }: ReportChart): number {
  const lengths = categories.map((_name, index) => {
    const each = series.map(({ bars }) => bars[index]?.length ?? 0);
    return stacked ? each.reduce((sum, length) => sum + length, 0) : Math.max(0, ...each);
  });
  return Math.max(atLeast, ...lengths);
}

import type { ReportForecastQuery } from '../../generated/graphql.ts';
import { cellsIn, type Speech } from '../cells.ts';
import { barsOf } from '../charts/chart.ts';
import type { ReportCell, ReportRow } from '../reportTable.ts';
import type { ReportFigure } from './ReportFigure.ts';

type Forecast = ReportForecastQuery['lateForecast'];
type Counts = Pick<Forecast[number], 'open' | 'lateNow' | 'expectedLate'>;

const sumOf = (offices: Forecast): Counts => ({
  open: offices.reduce((sum, { open }) => sum + open, 0),
  lateNow: offices.reduce((sum, { lateNow }) => sum + lateNow, 0),
  expectedLate: offices.reduce((sum, { expectedLate }) => sum + expectedLate, 0),
});

/** What is late at each department and what will be at the usual pace, the most first. */
export function forecastFigure(offices: Forecast, speech: Speech): ReportFigure {
  const { t, office: nameOf } = speech;
  const { count, text } = cellsIn(speech);
  const cellsOf = ({ open, lateNow, expectedLate }: Counts): ReportCell[] => [
    count(open),
    count(lateNow),
    count(expectedLate),
    count(open - lateNow - expectedLate),
  ];
  const rows: ReportRow[] = offices
    .filter(({ open }) => open > 0)
    .sort((one, other) => other.lateNow + other.expectedLate - (one.lateNow + one.expectedLate))
    .map(({ office, ...counts }) => ({ key: office.id, cells: [text(nameOf(office)), ...cellsOf(counts)] }));
  const total = {
    key: 'total',
    isTotal: true,
    cells: [text(t('reports.total')), ...cellsOf(sumOf(offices))],
  };
  const [lateWords, expectedWords, inTimeWords] = [
    t('oversight.late'),
    t('reports.expectedLate'),
    t('reports.expectedInTime'),
  ];
  const bars = (column: number) => barsOf(rows.map(({ cells }) => cells[column]));
  return {
    table: {
      columns: [
        { words: t('fields.office') },
        { words: t('oversight.open'), numeric: true },
        { words: lateWords, numeric: true },
        { words: expectedWords, numeric: true },
        { words: inTimeWords, numeric: true },
      ],
      rows: rows.length > 1 ? [...rows, total] : rows,
    },
    chart: {
      lying: true,
      stacked: true,
      categories: rows.map(({ cells }) => cells[0]?.text ?? ''),
      series: [
        { label: lateWords, look: 'late', bars: bars(2) },
        { label: expectedWords, look: 'striped', bars: bars(3) },
        { label: inTimeWords, look: 'light', bars: bars(4) },
      ],
    },
  };
}

/** On which days the time for the whole service ends of what is open and not late yet. */
export function dueByFigure(offices: Forecast, speech: Speech): ReportFigure {
  const { t, date } = speech;
  const { count, text } = cellsIn(speech);
  const byDay = new Map<string, number>();
  for (const { dueBy } of offices)
    for (const { day, count: cases } of dueBy) byDay.set(day, (byDay.get(day) ?? 0) + cases);
  const days = [...byDay].sort(([one], [other]) => (one < other ? -1 : 1));
  const countWords = t('reports.dueThen');
  return {
    table: {
      columns: [{ words: t('reports.dueDay') }, { words: countWords, numeric: true }],
      rows: days.map(([day, cases]) => ({ key: day, cells: [text(date(day), day), count(cases)] })),
    },
    chart: {
      lying: false,
      stacked: false,
      labelled: days.length <= 20,
      categories: days.map(([day]) => date(day).slice(0, 5)),
      fullNames: days.map(([day]) => date(day)),
      series: [{ label: countWords, look: 'dotted', bars: barsOf(days.map(([, cases]) => count(cases))) }],
    },
  };
}

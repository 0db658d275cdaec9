import type { OfficeDueLineFragment } from '../../generated/graphql.ts';
import { DUE_PARTS } from '../../oversight/dueParts.ts';
import type { ChartLook } from '../../theme/chartLooks.ts';
import { cellsIn, type Speech } from '../cells.ts';
import { barsOf } from '../charts/chart.ts';
import type { ReportRow } from '../reportTable.ts';
import type { ReportFigure } from './ReportFigure.ts';

const LOOKS: Readonly<Record<(typeof DUE_PARTS)[number]['state'], ChartLook>> = {
  LATE: 'late',
  TODAY: 'striped',
  THIS_WEEK: 'dotted',
  LATER: 'light',
};

/** What is late at each department, and what will be when nothing is done, the most first. */
export function forecastFigure(offices: readonly OfficeDueLineFragment[], speech: Speech): ReportFigure {
  const { t, term, office: nameOf } = speech;
  const { count, text } = cellsIn(speech);
  const rows: ReportRow[] = offices
    .filter(({ open }) => open > 0)
    .sort((one, other) => other.late + other.today - (one.late + one.today))
    .map(({ office, open, ...counts }) => ({
      key: office.id,
      cells: [text(nameOf(office)), count(open), ...DUE_PARTS.map((part) => count(counts[part.count]))],
    }));
  return {
    table: {
      columns: [
        { words: t('fields.office') },
        { words: t('oversight.open'), numeric: true },
        ...DUE_PARTS.map(({ state }) => ({ words: term('dueState', state), numeric: true })),
      ],
      rows,
    },
    chart: {
      lying: true,
      stacked: true,
      categories: rows.map(({ cells }) => cells[0]?.text ?? ''),
      series: DUE_PARTS.map(({ state }, index) => ({
        label: term('dueState', state),
        look: LOOKS[state],
        bars: barsOf(rows.map(({ cells }) => cells[index + 2])),
      })),
    },
  };
}

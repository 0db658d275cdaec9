import type { ReportStepsQuery } from '../../generated/graphql.ts';
import { cellsIn, type Speech } from '../cells.ts';
import { barsOf } from '../charts/chart.ts';
import type { ReportRow } from '../reportTable.ts';
import type { ReportFigure } from './ReportFigure.ts';

type Total = ReportStepsQuery['caseStatistics']['total'];

/** On which grounds assistance was refused, the most frequent first (Standard cl. 16). */
export function groundsFigure({ notices }: Total, speech: Speech): ReportFigure {
  const { t, term } = speech;
  const { count, percent, text } = cellsIn(speech);
  const rows: ReportRow[] = [...(notices?.grounds ?? [])]
    .sort((one, other) => (other.count ?? -1) - (one.count ?? -1))
    .map(({ ground, count: times, share }) => ({
      key: ground,
      cells: [text(term('refusalGround', ground)), count(times), percent(share, notices?.refusals)],
    }));
  const timesWords = t('reports.refusals');
  return {
    table: {
      columns: [
        { words: t('reports.ground') },
        { words: timesWords, numeric: true },
        { words: t('reports.ofRefusals'), fileWords: t('reports.ofRefusalsPercent'), numeric: true },
      ],
      rows,
    },
    chart: {
      lying: true,
      stacked: false,
      labelled: true,
      categories: rows.map(({ cells }) => cells[0]?.text ?? ''),
      series: [{ label: timesWords, look: 'late', bars: barsOf(rows.map(({ cells }) => cells[1])) }],
    },
  };
}

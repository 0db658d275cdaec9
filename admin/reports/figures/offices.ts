import type { ReportOfficesQuery } from '../../generated/graphql.ts';
import { cellsIn, type Speech } from '../cells.ts';
import { barsOf } from '../charts/chart.ts';
import type { ReportCell, ReportRow } from '../reportTable.ts';
import type { ReportFigure } from './ReportFigure.ts';

type Answer = ReportOfficesQuery['caseStatistics'];
type Group = Answer['total'];

/** The departments by the share that they did on time, the worst first; those without one last. */
export function worstFirst(groups: Answer['groups']): Answer['groups'] {
  const shareOf = ({ onTime }: Group): number => onTime?.share ?? Number.POSITIVE_INFINITY;
  return [...groups].sort((one, other) => {
    const [a, b] = [shareOf(one), shareOf(other)];
    // Infinity from Infinity is no number.
    return a === b ? 0 : a - b;
  });
}

/** Which share each department did within the time limit of the whole service. */
export function officesFigure(answer: Answer, speech: Speech): ReportFigure {
  const { t, office } = speech;
  const { count, percent, keptBack, text } = cellsIn(speech);
  const cellsOf = ({ suppressed, cases, onTime }: Group): ReportCell[] =>
    suppressed
      ? [keptBack(), keptBack(), keptBack(), keptBack()]
      : [count(cases), count(onTime?.ended), count(onTime?.late), percent(onTime?.share, onTime?.ended)];
  const rows: ReportRow[] = worstFirst(answer.groups).map((group) => ({
    key: group.office?.id ?? '',
    cells: [text(group.office ? office(group.office) : t('app.none')), ...cellsOf(group)],
  }));
  const total = { key: 'total', isTotal: true, cells: [text(t('reports.total')), ...cellsOf(answer.total)] };
  const onTimeWords = t('oversight.onTime');
  return {
    table: {
      columns: [
        { words: t('fields.office') },
        { words: t('reports.cases'), numeric: true },
        { words: t('reports.done'), numeric: true },
        { words: t('oversight.endedLate'), numeric: true },
        { words: onTimeWords, fileWords: t('reports.onTimePercent'), numeric: true },
      ],
      rows: rows.length > 1 ? [...rows, total] : rows,
    },
    chart: {
      lying: true,
      stacked: false,
      percent: true,
      atLeast: 100,
      labelled: true,
      categories: rows.map(({ cells }) => cells[0]?.text ?? ''),
      series: [{ label: onTimeWords, look: 'plain', bars: barsOf(rows.map(({ cells }) => cells[4])) }],
    },
  };
}

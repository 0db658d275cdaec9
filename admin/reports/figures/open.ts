import type { ReportBacklogQuery, ReportLoadsQuery, ReportOpenFragment } from '../../generated/graphql.ts';
import { cellsIn, type Speech } from '../cells.ts';
import { barsOf } from '../charts/chart.ts';
import type { ReportCell, ReportRow } from '../reportTable.ts';
import type { ReportFigure } from './ReportFigure.ts';

/** What is open by its age in days. */
export function agesFigure({ suppressed, backlog }: ReportOpenFragment, speech: Speech): ReportFigure {
  const { t } = speech;
  const { count, keptBack, text } = cellsIn(speech);
  const rows: ReportRow[] = (backlog?.ages ?? []).map(({ fromDays, toDays, count: cases }) => ({
    key: String(fromDays),
    cells: [
      text(
        typeof toDays === 'number'
          ? t('reports.ageBetween', { from: fromDays, to: toDays - 1 })
          : t('reports.ageOver', { from: fromDays }),
      ),
      suppressed ? keptBack() : count(cases),
    ],
  }));
  const openWords = t('oversight.open');
  return {
    table: { columns: [{ words: t('reports.age') }, { words: openWords, numeric: true }], rows },
    chart: {
      lying: false,
      stacked: false,
      labelled: true,
      categories: rows.map(({ cells }) => cells[0]?.text ?? ''),
      series: [{ label: openWords, look: 'plain', bars: barsOf(rows.map(({ cells }) => cells[1])) }],
    },
  };
}

/** What is open at each department, the most overdue first. */
export function backlogFigure(answer: ReportBacklogQuery['caseStatistics'], speech: Speech): ReportFigure {
  const { t, office } = speech;
  return openFigure(
    t('fields.office'),
    answer.groups.map((group) => ({
      key: group.office?.id ?? '',
      name: group.office ? office(group.office) : t('app.none'),
      open: group,
    })),
    answer.groups.length > 1 ? answer.total : null,
    speech,
  );
}

/** What lies with each executor, the most overdue first. */
export function loadsFigure(answer: ReportLoadsQuery['caseStatistics'], speech: Speech): ReportFigure {
  const { t } = speech;
  return openFigure(
    t('fields.executor'),
    answer.groups.map((group) => ({
      key: group.executor?.id ?? '',
      name: group.executor?.fullName ?? t('reports.noExecutor'),
      open: group,
    })),
    null,
    speech,
  );
}

interface OpenLine {
  readonly key: string;
  readonly name: string;
  readonly open: ReportOpenFragment;
}

function openFigure(
  heading: string,
  lines: readonly OpenLine[],
  total: ReportOpenFragment | null,
  speech: Speech,
): ReportFigure {
  const { t } = speech;
  const { count, days, keptBack, text } = cellsIn(speech);
  const cellsOf = ({ suppressed, backlog }: ReportOpenFragment): ReportCell[] => {
    if (suppressed || !backlog) return [keptBack(), keptBack(), keptBack(), keptBack(), keptBack()];
    const { open, late, medianAgeDays, p90AgeDays } = backlog;
    const inTime = typeof open === 'number' && typeof late === 'number' ? open - late : null;
    return [count(open), count(late), count(inTime), days(medianAgeDays, open), days(p90AgeDays, open)];
  };
  const rows: ReportRow[] = [...lines]
    .sort(
      (one, other) =>
        (other.open.backlog?.late ?? -1) - (one.open.backlog?.late ?? -1) ||
        (other.open.backlog?.open ?? -1) - (one.open.backlog?.open ?? -1),
    )
    .map(({ key, name, open }) => ({ key, cells: [text(name), ...cellsOf(open)] }));
  const [lateWords, inTimeWords] = [t('oversight.late'), t('reports.inTime')];
  return {
    table: {
      columns: [
        { words: heading },
        { words: t('oversight.open'), numeric: true },
        { words: lateWords, numeric: true },
        { words: inTimeWords, numeric: true },
        { words: t('reports.medianAge'), numeric: true },
        { words: t('reports.p90Age'), numeric: true },
      ],
      rows: total
        ? [...rows, { key: 'total', isTotal: true, cells: [text(t('reports.total')), ...cellsOf(total)] }]
        : rows,
    },
    chart: {
      lying: true,
      stacked: true,
      categories: rows.map(({ cells }) => cells[0]?.text ?? ''),
      series: [
        { label: lateWords, look: 'late', bars: barsOf(rows.map(({ cells }) => cells[2])) },
        { label: inTimeWords, look: 'light', bars: barsOf(rows.map(({ cells }) => cells[3])) },
      ],
    },
  };
}

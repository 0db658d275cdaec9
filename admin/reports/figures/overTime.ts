import type { ReportOverTimeQuery } from '../../generated/graphql.ts';
import type { ChartLook } from '../../theme/chartLooks.ts';
import { type Cells, cellsIn, type Figure, type Speech } from '../cells.ts';
import { barsOf, type ReportChart } from '../charts/chart.ts';
import type { ReportState } from '../reportState.ts';
import type { ReportCell, ReportColumn, ReportRow } from '../reportTable.ts';
import { spanTick, spanWords, startsOf } from '../spans.ts';
import type { ReportFigure } from './ReportFigure.ts';

type Answer = ReportOverTimeQuery['caseStatistics'];
type Total = Answer['total'];

/** The spans of a report and what was answered of each; undefined: nothing came in. */
interface Spans {
  readonly state: ReportState;
  readonly speech: Speech;
  readonly cells: Cells;
  readonly starts: readonly string[];
  readonly groupOf: (start: string) => Total | undefined;
  readonly total: Total;
}

/** Lays out the answer along the spans of the report. */
export function spansOf(answer: Answer, state: ReportState, speech: Speech, today: string): Spans {
  const groups = new Map(answer.groups.map((group) => [group.month ?? group.week ?? group.day, group]));
  return {
    state,
    speech,
    cells: cellsIn(speech),
    starts: startsOf(state, today),
    groupOf: (start) => groups.get(start),
    total: answer.total,
  };
}

/** A column of figures and how its bars look; without a look it is in the table only. */
interface Measure {
  readonly column: ReportColumn;
  readonly look?: ChartLook;
  readonly cell: (group: Total) => ReportCell;
  /** Of a span in which nothing came in. */
  readonly nothing: ReportCell;
}

function figureOf(spans: Spans, measures: readonly Measure[], looks: Partial<ReportChart>): ReportFigure {
  const { state, speech, cells, starts, groupOf, total } = spans;
  const cellsOf = (group: Total | undefined): ReportCell[] =>
    measures.map(({ cell, nothing }) =>
      group ? (group.suppressed ? cells.keptBack() : cell(group)) : nothing,
    );
  const rows: ReportRow[] = starts.map((start) => ({
    key: start,
    cells: [cells.text(spanWords(speech.locale, state.by, start), start), ...cellsOf(groupOf(start))],
  }));
  const all = {
    key: 'total',
    isTotal: true,
    cells: [cells.text(speech.t('reports.total')), ...cellsOf(total)],
  };
  return {
    table: {
      columns: [{ words: speech.term('caseGrouping', state.by) }, ...measures.map(({ column }) => column)],
      rows: [...rows, all],
    },
    chart: {
      lying: false,
      stacked: true,
      categories: starts.map((start) => spanTick(state.by, start)),
      fullNames: starts.map((start) => spanWords(speech.locale, state.by, start)),
      series: measures.flatMap(({ column, look }, index) =>
        look ? [{ label: column.words, look, bars: barsOf(rows.map((row) => row.cells[index + 1])) }] : [],
      ),
      ...looks,
    },
  };
}

const numeric = (words: string): ReportColumn => ({ words, numeric: true });

/** How many cases came in, by where. */
export function intakeFigure(spans: Spans): ReportFigure {
  const { t, term } = spans.speech;
  const { count } = spans.cells;
  const came = (channel: 'DEPARTMENT' | 'AKIM', look: ChartLook): Measure => ({
    column: numeric(term('channel', channel)),
    look,
    cell: ({ intake }) => count(intake?.find((one) => one.channel === channel)?.count),
    nothing: count(0),
  });
  return figureOf(
    spans,
    [
      came('DEPARTMENT', 'plain'),
      came('AKIM', 'striped'),
      { column: numeric(t('reports.cases')), cell: ({ cases }) => count(cases), nothing: count(0) },
    ],
    {},
  );
}

/** How the cases that came in were decided. */
export function decisionFigure(spans: Spans): ReportFigure {
  const { t, term } = spans.speech;
  const { count } = spans.cells;
  const decided = (
    words: string,
    look: ChartLook,
    figure: (notices: NonNullable<Total['notices']>, cases: Figure) => Figure,
  ): Measure => ({
    column: numeric(words),
    look,
    cell: ({ notices, cases }) => count(notices ? figure(notices, cases) : null),
    nothing: count(0),
  });
  return figureOf(
    spans,
    [
      decided(term('noticeKind', 'ASSIGNMENT'), 'plain', ({ assignments }) => assignments),
      decided(term('noticeKind', 'REFUSAL'), 'late', ({ refusals }) => refusals),
      decided(t('reports.undecided'), 'light', ({ signed }, cases) =>
        typeof cases === 'number' ? cases - signed : null,
      ),
    ],
    {},
  );
}

/** Which share of the cases that came in was done within the time limit of the whole service. */
export function onTimeFigure(spans: Spans): ReportFigure {
  const { cells, speech } = spans;
  return figureOf(spans, onTimeMeasures(speech, cells), {
    stacked: false,
    percent: true,
    atLeast: 100,
    labelled: spans.starts.length <= 13,
  });
}

/** The columns of how a time limit was kept; only the share is drawn. */
export function onTimeMeasures({ t }: Speech, cells: Cells): Measure[] {
  const { count, percent, none } = cells;
  return [
    { column: numeric(t('reports.done')), cell: ({ onTime }) => count(onTime?.ended), nothing: count(0) },
    {
      column: numeric(t('oversight.endedLate')),
      cell: ({ onTime }) => count(onTime?.late),
      nothing: count(0),
    },
    {
      column: { ...numeric(t('oversight.onTime')), fileWords: t('reports.onTimePercent') },
      look: 'plain',
      cell: ({ onTime }) => percent(onTime?.share, onTime?.ended),
      nothing: none(),
    },
  ];
}

/** How often the head returned a notice, for each hundred that were submitted. */
export function returnsFigure(spans: Spans): ReportFigure {
  const { t } = spans.speech;
  const { count, perHundred, none } = spans.cells;
  return figureOf(
    spans,
    [
      {
        column: numeric(t('reports.submitted')),
        cell: ({ notices }) => count(notices?.submitted),
        nothing: count(0),
      },
      {
        column: numeric(t('reports.returns')),
        cell: ({ notices }) => count(notices?.returns),
        nothing: count(0),
      },
      {
        column: numeric(t('reports.returnsPerHundred')),
        look: 'striped',
        cell: ({ notices }) => perHundred(notices?.returnsPerNotice, notices?.submitted),
        nothing: none(),
      },
    ],
    { stacked: false, labelled: spans.starts.length <= 13 },
  );
}

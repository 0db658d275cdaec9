import type {
  LimitCode,
  LimitUnit,
  ReportStepsQuery,
  TimeLimitWholeFragment,
} from '../../generated/graphql.ts';
import { minutesOf } from '../../oversight/durationWords.ts';
import { cellsIn, type Figure, type Speech } from '../cells.ts';
import type { ChartSeries } from '../charts/chart.ts';
import type { ReportFigure } from './ReportFigure.ts';

type Total = ReportStepsQuery['caseStatistics']['total'];
type Limit = Pick<TimeLimitWholeFragment, 'code' | 'unit' | 'limit' | 'validFrom'>;

/** The steps of the executors' and the head's work (Regulation cl. 6), in their order. */
const STEPS: readonly LimitCode[] = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'];

/** The limit of a step in its unit that was in force on the day; null: none, for the step was counted in another unit then. */
export function limitOn(
  limits: readonly Limit[],
  step: LimitCode,
  unit: LimitUnit,
  day: string,
): number | null {
  const [last] = limits
    .filter(({ code, validFrom }) => code === step && validFrom <= day)
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  return last?.unit === unit ? last.limit : null;
}

/** How long half and nine of ten took at each step, and which part of its limit that is. */
export function stepsFigure(
  { clocks }: Total,
  limits: readonly Limit[],
  day: string,
  speech: Speech,
): ReportFigure {
  const { t, term } = speech;
  const { count, duration, percent, text, none } = cellsIn(speech);
  const lines = (clocks ?? [])
    .filter(({ step }) => STEPS.includes(step))
    .sort((a, b) => STEPS.indexOf(a.step) - STEPS.indexOf(b.step))
    .map((line) => ({ ...line, limit: limitOn(limits, line.step, line.unit, day) }));
  type Line = (typeof lines)[number];
  const ofLimit = ({ limit, unit }: Line, minutes: Figure): number | null =>
    limit !== null && typeof minutes === 'number'
      ? Math.round((minutes / minutesOf(limit, unit)) * 100)
      : null;
  const series = (label: string, look: ChartSeries['look'], figure: (line: Line) => Figure): ChartSeries => ({
    label,
    look,
    bars: lines.map((line) => ({
      length: ofLimit(line, figure(line)),
      text: duration(figure(line), line.unit, line.ended).text,
    })),
  });
  const limitWords = t('reports.limit');
  return {
    table: {
      columns: [
        { words: t('oversight.step') },
        { words: limitWords, fileWords: t('reports.inMinutes', { what: limitWords }), numeric: true },
        {
          words: t('oversight.median'),
          fileWords: t('reports.inMinutes', { what: t('oversight.median') }),
          numeric: true,
        },
        {
          words: t('oversight.p90'),
          fileWords: t('reports.inMinutes', { what: t('oversight.p90') }),
          numeric: true,
        },
        { words: t('oversight.ended'), numeric: true },
        { words: t('oversight.endedLate'), numeric: true },
        { words: t('oversight.onTime'), fileWords: t('reports.onTimePercent'), numeric: true },
        { words: t('reports.unit') },
      ],
      rows: lines.map((line) => {
        const { step, unit, limit, median, p90, ended, late, share } = line;
        return {
          key: `${step} ${unit}`,
          cells: [
            text(term('limitCode', step)),
            limit === null
              ? none()
              : text(t(`time.limit.${unit}`, { smart_count: limit }), minutesOf(limit, unit)),
            duration(median, unit, ended),
            duration(p90, unit, ended),
            count(ended),
            count(late),
            percent(share, ended),
            text(term('limitUnit', unit)),
          ],
        };
      }),
    },
    chart: {
      lying: true,
      stacked: false,
      percent: true,
      atLeast: 100,
      labelled: true,
      mark: { at: 100, label: limitWords },
      categories: lines.map(({ step }) => term('limitCode', step)),
      series: [
        series(t('oversight.median'), 'plain', ({ median }) => median),
        series(t('oversight.p90'), 'striped', ({ p90 }) => p90),
      ],
    },
  };
}

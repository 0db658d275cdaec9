import type { ChartLook } from '../../theme/chartLooks.ts';
import type { ReportCell } from '../reportTable.ts';

/** One kind of bars. */
export interface ChartSeries {
  readonly label: string;
  readonly look: ChartLook;
  /** One for each category: how long the bar is, null: none, and what is said of it. */
  readonly bars: readonly { readonly length: number | null; readonly text: string }[];
}

/** What a chart draws. The same figures stand in the table beside it. */
export interface ReportChart {
  /** Bars lie for names and stand for time. */
  readonly lying: boolean;
  readonly stacked: boolean;
  /** What stands at the foot of each bar. */
  readonly categories: readonly string[];
  /** The same in full, where that is more. */
  readonly fullNames?: readonly string[];
  readonly series: readonly ChartSeries[];
  /** The lengths are percent, of at least so much. */
  readonly percent?: boolean;
  readonly atLeast?: number;
  /** Whether each bar has its text beside it. */
  readonly labelled?: boolean;
  /** A line across lying bars. */
  readonly mark?: { readonly at: number; readonly label: string };
}

/** Bars as long as the figures in the cells; one that is kept back has none. */
export const barsOf = (cells: readonly (ReportCell | undefined)[]): ChartSeries['bars'] =>
  cells.map((cell) => ({
    length: typeof cell?.value === 'number' ? cell.value : null,
    text: cell?.text ?? '',
  }));

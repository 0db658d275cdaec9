import type { ReportChart } from '../charts/chart.ts';
import type { ReportTable } from '../reportTable.ts';

/** A chart with the table behind it. */
export interface ReportFigure {
  readonly chart: ReportChart;
  readonly table: ReportTable;
}

/** A cell: what is read on the page, and what stands in a file. */
export interface ReportCell {
  readonly text: string;
  readonly value: string | number | null;
}

/** A column of a report's table. */
export interface ReportColumn {
  readonly words: string;
  /** Its words in a file, where the unit is not in the cells. */
  readonly fileWords?: string;
  readonly numeric?: boolean;
}

/** A row of a report's table; its first cell names it. */
export interface ReportRow {
  readonly key: string;
  readonly cells: readonly ReportCell[];
  /** All rows together. */
  readonly isTotal?: boolean;
}

/** The figures behind a chart. */
export interface ReportTable {
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
}

import type { ReportTable } from './reportTable.ts';

/** The same file as the server's lists come in: a mark for UTF-8, `;` between cells, no cell a formula. */
const MARK = '\ufeff';

// What begins a formula, also after what another list separator would make the start of a cell.
const FORMULA = /(?<=(?:^|[,;\t\r\n])[\s\p{Cf}"]*)[=+\-@|%＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−]/gu;
const LIKE_A_NUMBER = /^[\t\r\n]|^\s*\d[\s\d.,]*$/;
const TO_QUOTE = /[";,\t\r\n]/;

function field(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const safe = value.replace(FORMULA, "'$&").replace(LIKE_A_NUMBER, "'$&");
  return TO_QUOTE.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as the text of a CSV file (RFC 4180); a test holds it to what the server writes of the same cells. */
export function csvText({ columns, rows }: Pick<ReportTable, 'columns' | 'rows'>): string {
  const lines = [
    columns.map(({ words, fileWords }) => fileWords ?? words),
    ...rows.map(({ cells }) => cells.map(({ value }) => value)),
  ];
  return MARK + lines.map((cells) => `${cells.map(field).join(';')}\r\n`).join('');
}

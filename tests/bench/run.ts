import { backOfficeRows } from './backOffice.ts';
import { dueTimeRows } from './dueTimes.ts';
import { paperRows } from './papers.ts';
import { queryRows } from './queries.ts';
import { recalculationRows } from './recalculate.ts';

/** What is measured, each against a floor of the same run: a heading and the rows of its table. */
const SECTIONS: readonly (readonly [
  title: string,
  rows: () => readonly object[] | Promise<readonly object[]>,
])[] = [
  ['Due times a second on one core', dueTimeRows],
  ['Milliseconds that a paper takes', paperRows],
  ['100,000 open clocks after a change of calendar and limit', recalculationRows],
  ['Milliseconds that an official waits in Chromium at 100,000 cases', backOfficeRows],
  ['Share of the rate of one prepared statement through the driver, in this run', queryRows],
];

const [only] = process.argv.slice(2);

for (const [title, rows] of SECTIONS) {
  if (only && !title.includes(only)) continue;
  const table = await rows();
  process.stdout.write(`${title}:\n`);
  console.table(table);
}

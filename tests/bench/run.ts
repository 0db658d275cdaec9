import { backOfficeRows } from './backOffice.ts';
import { dueTimeRows } from './dueTimes.ts';
import { exportRows } from './exports.ts';
import { growthRows } from './growth.ts';
import { liveRows } from './live/feed.ts';
import { paperRows } from './papers.ts';
import { recalculationRows } from './recalculate.ts';
import { SIDE_BY_SIDE_TITLE, sideBySideRows } from './sideBySide.ts';
import { startUpRows } from './startUp.ts';

/** What is measured, each against a floor of the same run: a heading and the rows of its table. */
const SECTIONS: readonly (readonly [
  title: string,
  rows: () => readonly object[] | Promise<readonly object[]>,
])[] = [
  ['Due times a second on one core', dueTimeRows],
  ['Milliseconds that a paper takes', paperRows],
  ['100,000 open clocks after a change of calendar and limit', recalculationRows],
  ['Milliseconds that an official waits in Chromium at 100,000 cases', backOfficeRows],
  [SIDE_BY_SIDE_TITLE, sideBySideRows],
  ['Growth: what Q1 to Q4 cost Komek in a small and in a large database', growthRows],
  ['Live: from the commit of an assignment to the sockets of its subscribers', liveRows],
  ['Whole tables as files', exportRows],
  ['Start: until it serves an existing database, and its memory', startUpRows],
];

const [only] = process.argv.slice(2);

for (const [title, rows] of SECTIONS) {
  if (only && !title.includes(only)) continue;
  const table = await rows();
  process.stdout.write(`${title}:\n`);
  console.table(table);
}

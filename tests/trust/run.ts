import { parseArgs } from 'node:util';
import { accessSection } from './access.ts';
import { backupSection } from './backup.ts';
import { crashSection } from './crash.ts';
import { endAll } from './ends.ts';
import { historySection } from './history.ts';
import { manyServersSection } from './manyServers.ts';
import { pressureSection } from './pressure.ts';
import { racesSection } from './races.ts';
import { replicaSection } from './replica.ts';
import { requestsSection } from './requests.ts';
import type { Figure, Section } from './section.ts';

/** `npm run trust`: all sections, or those whose name has one of the given words; the last line is one JSON of all figures. */
const SECTIONS: readonly Section[] = [
  accessSection,
  racesSection,
  crashSection,
  manyServersSection,
  historySection,
  backupSection,
  requestsSection,
  replicaSection,
  pressureSection,
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean', default: false } },
});
const words = positionals.length > 0 ? positionals.map((word) => word.toLowerCase()) : [''];
const chosen = SECTIONS.filter(({ name }) => words.some((word) => name.toLowerCase().includes(word)));
if (chosen.length === 0) {
  process.stderr.write(
    `No section has "${words.join('" or "')}" in its name: ${SECTIONS.map(({ name }) => name).join(', ')}.\n`,
  );
  process.exit(2);
}

/** A section that throws has missed its goal; the others still run. */
async function figuresOf({ name, run }: Section): Promise<readonly Figure[]> {
  try {
    return await run(values.short);
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof Error ? error.stack : error}\n`);
    const why = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
    return [{ what: 'ran to its end', value: why.slice(0, 200), goal: 'yes', met: false }];
  } finally {
    await endAll();
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void endAll().finally(() => process.exit(1)));
}

/** What a check on whatever machine fails of: in short a time that is too long is shown, for it may be the machine's. */
const fails = ({ met, unit = '' }: Figure): boolean => !met && !(values.short && /^m?s\b/.test(unit));

/** The table's widest text; the JSON has all of it. */
const WIDEST = 90;

const all: object[] = [];
let missed = 0;
for (const section of chosen) {
  const started = performance.now();
  const figures = await figuresOf(section);
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(`${section.name} (${seconds} s):\n`);
  console.table(
    figures.map(({ what, value, unit = '', goal = '', met }) => ({
      what: what.slice(0, WIDEST),
      value: typeof value === 'string' ? value.slice(0, WIDEST) : value,
      unit,
      goal,
      met,
    })),
  );
  missed += figures.filter(fails).length;
  all.push({ section: section.name, seconds, figures });
}
process.stdout.write(`${JSON.stringify({ short: values.short, missed, sections: all })}\n`);
process.exit(missed > 0 ? 1 : 0);

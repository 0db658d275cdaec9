import { cruise } from './cruise.ts';
import { IMPORT_RULES } from './importRules.ts';

const { summary } = await cruise(['prisma', 'schema', 'server', 'admin'], IMPORT_RULES);
for (const { from, to, rule } of summary.violations) process.stderr.write(`${rule.name}: ${from} -> ${to}\n`);
process.stdout.write(
  `${summary.totalCruised} files read, ${summary.violations.length} imports against the rules\n`,
);
if (summary.totalCruised === 0 || summary.violations.length > 0) process.exit(1);

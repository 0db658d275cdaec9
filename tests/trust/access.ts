import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../load/processes.ts';
import { atEnd } from './ends.ts';
import { exactly, type Figure, type Section, told } from './section.ts';

/** What `vitest --reporter=json` writes of one file. */
interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** The folder of tests that asks as everybody for everything; each says in one line how much of its product it ran. */
const FOLDER = 'tests/access';
const CELLS = /access matrix, (\w+): (\d+) of (\d+) cells \(([^)]*)\)/g;

/** Runs the tests of who may do what; what they say, and how each ended. */
async function runTests(): Promise<{ readonly said: string; readonly tests: Map<string, string> }> {
  const folder = await mkdtemp(join(tmpdir(), 'komek-access-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'report.json');
  const said = await new Promise<string>((resolve) => {
    const args = [
      'vitest',
      'run',
      FOLDER,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ];
    const options = { cwd: ROOT, env: { ...process.env, NODE_ENV: 'test' }, maxBuffer: 50_000_000 };
    // A test that fails is a figure; without a report there is none, and reading it throws.
    const child = execFile('npx', args, options, (_error, stdout) => resolve(stdout));
    atEnd(() => child.kill());
  });
  const { testResults } = JSON.parse(await readFile(file, 'utf8')) as Report;
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  return { said, tests: new Map(results.map(({ fullName, status }) => [fullName, status])) };
}

/** Who may do what: the matrix, the ways around it, and the second wall by itself. */
export const accessSection: Section = {
  name: 'Access',
  async run(): Promise<readonly Figure[]> {
    const { said, tests } = await runTests();
    const matrices = [...said.matchAll(CELLS)];
    const named = [...tests].filter(([, status]) => status !== 'passed').map(([name]) => name);
    return [
      exactly(2, 'matrices generated from the schema', matrices.length),
      ...matrices.flatMap(([, what, ran, all, of]) => [
        told(`${what}: ${of}`, Number(all), 'cells'),
        exactly(Number(all), `${what}: cells that were run`, Number(ran)),
      ]),
      told('tests of the matrices, the ways around them and the second wall', tests.size),
      exactly(
        0,
        `of them failed or did not run${named.length > 0 ? `: ${named.join('; ')}` : ''}`,
        named.length,
      ),
    ];
  },
};

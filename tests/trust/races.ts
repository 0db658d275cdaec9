import { CasePageDocument } from '../../admin/generated/graphql.ts';
import { startKomek } from '../load/komekServer.ts';
import { inLanes, randomFrom } from '../support/together.ts';
import { type Address, ask, codeOf, type Official } from './asking.ts';
import { atEnd } from './ends.ts';
import { counterFaults, faultsOf } from './faults.ts';
import {
  type Asked,
  application,
  CHECKED_DOCUMENTS,
  nextStep,
  nothingSeen,
  operationOf,
  type Seen,
  sendStep,
  shownNotice,
  type ToldCase,
} from './journey.ts';
import { exactly, type Figure, type Section, told } from './section.ts';
import { openTown, type Staff, type Town } from './town.ts';

const SERVERS = 2;

async function startServers({ scene }: Town): Promise<readonly Address[]> {
  const files = scene.dataDir;
  return Promise.all(
    Array.from({ length: SERVERS }, async () => {
      const server = await startKomek({
        databaseUrl: scene.ownerUrl,
        dataDir: files,
        // The races are between as many as are sent at once.
        env: { OPERATIONS_PER_USER: '100' },
      });
      atEnd(server.stop);
      return () => `http://127.0.0.1:${server.port}`;
    }),
  );
}

async function readCase(address: Address, who: Official, id: string): Promise<ToldCase> {
  const { data, errors } = await ask(address, who, CasePageDocument, { id });
  if (!data?.case) throw new Error(`The case cannot be read: ${JSON.stringify(errors)}`);
  return data.case as ToldCase;
}

/** One case for which four steps are sent at the same moment, to both servers; how many were done, and which. */
async function fourAtOnce(
  servers: readonly Address[],
  { head, executors }: Staff,
  caseId: string,
  round: number,
): Promise<string[]> {
  const [first] = servers as [Address];
  const found = await readCase(first, head, caseId);
  const other = executors.find(({ id }) => id !== found.executor?.id);
  const steps = [
    ['signNotice', await shownNotice(first, head, found)],
    ['returnNotice', { reason: 'Толықтырыңыз.' }],
    ['cancelCase', { ground: 'WITHDRAWN', reason: 'Бас тартты.' }],
    ['reassignExecutor', { executorId: other?.id, reason: 'Демалыста.' }],
  ] as const;
  const answers = await Promise.all(
    steps.map(async (_, index) => {
      const [step, input] = steps[(index + round) % steps.length] ?? steps[0];
      const answer = await ask(servers[index % servers.length] ?? first, head, operationOf(step), {
        input: { caseId, expectedVersion: found.version, ...input },
      });
      return [step, codeOf(answer)] as const;
    }),
  );
  return answers.filter(([, code]) => code === 'ok').map(([step]) => step);
}

/** A new case whose notice waits for the head, by real steps. */
async function submitted(address: Address, { clerk, head, executors }: Staff, seen: Seen): Promise<string> {
  const executor = executors[0] as Official;
  const path: readonly Asked[] = [
    { step: 'registerApplication', by: clerk, input: application() },
    { step: 'forwardToHead', by: clerk, input: {} },
    { step: 'assignExecutor', by: head, input: { executorId: executor.id, resolution: 'Қарауға.' } },
    { step: 'acceptDocuments', by: executor, input: {} },
    { step: 'completeCheck', by: executor, input: { documents: CHECKED_DOCUMENTS } },
    { step: 'submitNotice', by: executor, input: { kind: 'ASSIGNMENT' } },
  ];
  let told: ToldCase | null = null;
  for (const asked of path) {
    const of = told ? { caseId: told.id, expectedVersion: told.version } : {};
    told = await sendStep(address, { ...asked, input: { ...asked.input, ...of } }, seen, false);
    if (!told) throw new Error(`A case could not be made ready: ${seen.refused.at(-1)}`);
  }
  return told?.id ?? '';
}

/** Sign ∥ return ∥ cancel ∥ reassign: exactly one is done, every time, and the history is one of the table. */
async function signRounds(
  servers: readonly Address[],
  { scene, staff }: Town,
  rounds: number,
): Promise<readonly Figure[]> {
  const [first] = servers as [Address];
  const seen = nothingSeen();
  const ids = await inLanes(4, Array.from({ length: rounds }), () => submitted(first, staff, seen));
  const winners = await inLanes(3, ids, (id, round) => fourAtOnce(servers, staff, id, round));
  const faults = await faultsOf(scene.db, ids);
  return [
    told('rounds of sign ∥ return ∥ cancel ∥ reassign', ids.length),
    told('winners', countOf(winners.flat())),
    exactly(0, 'rounds without exactly one winner', winners.filter((won) => won.length !== 1).length),
    exactly(0, faultWords('faults of their histories', faults), faults.length),
  ];
}

/** Many officials at once take whatever the table allows, of few cases, on what they read a moment ago. */
async function randomRun(
  servers: readonly Address[],
  { scene, staff }: Town,
  attempts: number,
): Promise<readonly Figure[]> {
  const seed = Date.now() % 1_000_000;
  const random = randomFrom(seed);
  const seen = nothingSeen();
  const [first] = servers as [Address];
  const fresh = async (): Promise<string> => {
    const made = await sendStep(
      first,
      { step: 'registerApplication', by: staff.clerk, input: application() },
      seen,
      false,
    );
    return made?.id ?? '';
  };
  const ids = await Promise.all(Array.from({ length: 6 }, fresh));
  const all = [...ids];
  const codes: string[] = [];
  let done = 0;
  await inLanes(8, Array.from({ length: attempts }), async (_, index) => {
    const place = Math.floor(random() * ids.length);
    const address = servers[index % servers.length] ?? first;
    const found = await readCase(address, staff.head, ids[place] ?? '');
    const step = await nextStep(address, staff, found, random);
    if (!step) {
      if (ids[place] !== found.id) return;
      const id = await fresh();
      ids[place] = id;
      all.push(id);
      return;
    }
    const code = codeOf(
      await ask(address, step.by, operationOf(step.step), {
        input: { ...step.input, caseId: found.id, expectedVersion: found.version },
      }),
    );
    codes.push(code);
    if (code === 'ok') done += 1;
  });
  const faults = await faultsOf(scene.db, all);
  const counters = await counterFaults(scene.db);
  const events = await scene.db.caseEvent.count({ where: { caseId: { in: all }, seq: { gt: 1 } } });
  return [
    told(`steps by 8 at once (seed ${seed})`, codes.length),
    told('answers', countOf(codes)),
    exactly(0, faultWords('contradictions of histories with the table as a model', faults), faults.length),
    exactly(0, faultWords('counters that disagree with their rows', counters), counters.length),
    exactly(done, 'history entries, for as many steps answered as done', events),
    exactly(0, 'unforeseen answers', codes.filter((code) => !FORESEEN.includes(code)).length),
  ];
}

const FORESEEN = ['ok', 'STALE_VERSION', 'TRANSITION_REFUSED', 'NOT_FOUND'];

const countOf = (texts: readonly string[]): string =>
  [...new Set(texts)]
    .sort()
    .map((text) => `${text} ${texts.filter((other) => other === text).length}`)
    .join(', ');

const faultWords = (what: string, faults: readonly string[]): string =>
  faults.length === 0 ? what : `${what} (${faults[0]})`;

/** Races: several want the same case at the same moment, through two servers. */
export const racesSection: Section = {
  name: 'Races',
  async run(short) {
    const town = await openTown();
    const servers = await startServers(town);
    return [
      ...(await signRounds(servers, town, short ? 10 : 200)),
      ...(await randomRun(servers, town, short ? 150 : 1500)),
    ];
  },
};

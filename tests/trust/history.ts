import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CaseListDocument } from '../../admin/generated/graphql.ts';
import { type Verification, verifyHistory } from '../../schema/audit/verifyHistory.ts';
import { headsFile } from '../../server/history/headsFile.ts';
import { proverOf } from '../../server/seals/ed25519Sealer.ts';
import { sealKeyFrom } from '../../server/seals/sealKey.ts';
import { tamperRounds } from '../audit/tampering.ts';
import { startKomek } from '../load/komekServer.ts';
import { ROOT } from '../load/processes.ts';
import type { Scene } from '../load/scene.ts';
import { randomFrom } from '../support/together.ts';
import { type Address, ask, codeOf } from './asking.ts';
import { atEnd } from './ends.ts';
import { journeys, nothingSeen } from './journey.ts';
import { atLeast, exactly, type Figure, type Section, told } from './section.ts';
import { openTown } from './town.ts';

const SERVERS = ['one', 'other'];

const fileOf = ({ dataDir }: Scene, server: string): string => join(dataDir, `heads-${server}.jsonl`);

async function verified({ db, dataDir }: Scene, fileName: string): Promise<Verification> {
  const { id } = sealKeyFrom(await readFile(join(dataDir, 'seal-key.pem'), 'utf8'));
  return verifyHistory({ db, sealer: proverOf(db, id), heads: await headsFile(fileName).read() });
}

/** The exit of the auditor's command. */
async function commandExit({ ownerUrl, dataDir }: Scene, heads: string): Promise<number> {
  const args = ['--import', 'tsx', 'server/auditVerify.ts', '--heads', heads];
  // An auditor's machine is none that serves.
  const machine = {
    NODE_ENV: 'development',
    DATABASE_URL: ownerUrl,
    KOMEK_DATA_DIR: join(dataDir, 'auditor'),
  };
  const env = { ...process.env, ...machine };
  return promisify(execFile)(process.execPath, args, { cwd: ROOT, env }).then(
    () => 0,
    ({ code }) => Number(code),
  );
}

/** Waits until a server has written down outside all that is sealed, and, `wholly`, until nothing is left to seal. */
async function caughtUp(scene: Scene, fileName: string, wholly: boolean): Promise<void> {
  for (const soon = performance.now() + 15_000; performance.now() < soon; ) {
    const { unsealed, last, witnessed } = await verified(scene, fileName);
    if (last?.block === witnessed?.block && (unsealed === 0 || !wholly)) return;
    await new Promise((later) => setTimeout(later, 200));
  }
}

/** A history that two servers seal under load, proven, tampered with and proven each time (I-37, I-38). */
export const historySection: Section = {
  name: 'History',
  async run(short): Promise<readonly Figure[]> {
    const { scene, staff } = await openTown({ cases: 100 });
    const atFirst = await scene.db.historyBlock.count();
    const servers = await Promise.all(
      SERVERS.map((name) =>
        startKomek({
          databaseUrl: scene.ownerUrl,
          dataDir: scene.dataDir,
          env: { HISTORY_SEAL_SECONDS: '1', HISTORY_HEADS_FILE: fileOf(scene, name) },
        }),
      ),
    );
    for (const server of servers) atEnd(server.stop);
    const addresses = servers.map(
      (server): Address =>
        () =>
          `http://127.0.0.1:${server.port}`,
    );
    const seen = nothingSeen();
    const random = randomFrom(7);
    const first = fileOf(scene, 'one');
    // A server that is new to a sealed history first writes down what others have sealed.
    await caughtUp(scene, first, false);
    let wrongUnderLoad = 0;
    let proofs = 0;
    let busy = true;
    const proving = (async () => {
      while (busy) {
        wrongUnderLoad += (await verified(scene, first)).findings.count;
        proofs += 1;
      }
    })();
    const steps = short ? 40 : 400;
    const late = performance.now() + 120_000;
    const until = () => seen.acknowledged.length >= steps || performance.now() > late;
    await Promise.all(
      [...addresses, ...addresses].map((address) => journeys(address, staff, seen, random, until)),
    );
    // An entry of the access log that names several is tampered with, too.
    const lists = await Promise.all(
      addresses.map(async (address) =>
        codeOf(await ask(address, staff.head, CaseListDocument, { first: 25 })),
      ),
    );
    busy = false;
    await proving;
    const meanwhile = (await scene.db.historyBlock.count()) - atFirst;
    // The last steps are sealed before it ends.
    await caughtUp(scene, first, true);
    for (const server of servers) await server.stop();

    const started = performance.now();
    const whole = await verified(scene, first);
    const seconds = (performance.now() - started) / 1000;
    const other = await verified(scene, fileOf(scene, 'other'));
    const intact = await commandExit(scene, first);

    const rounds = short ? 30 : 200;
    await scene.owner.query('SET session_replication_role = replica');
    const target = { db: scene.db, owner: scene.owner, fileName: first };
    const missed = await tamperRounds(
      target,
      { rounds, seed: 1 },
      async () => (await verified(scene, first)).findings.told,
    );
    for (const words of missed) process.stderr.write(`not named: ${words}\n`);
    await scene.owner.query(
      `UPDATE case_event SET "actorName" = 'x' WHERE number = (SELECT min(number) FROM case_event)`,
    );
    return [
      atLeast(steps, 'steps that were taken while two servers sealed', seen.acknowledged.length),
      exactly(0, 'steps that were refused though they were possible', seen.refused.length),
      exactly(0, 'lists that were refused', lists.filter((code) => code !== 'ok').length),
      told('proofs while steps were taken', proofs),
      exactly(0, 'what they found wrong', wrongUnderLoad),
      atLeast(2, 'blocks that were sealed meanwhile', meanwhile),
      exactly(0, 'what is wrong in the end, by the heads of the one server', whole.findings.count),
      exactly(0, 'by the heads of the other', other.findings.count),
      exactly(0, 'rows that stay unsealed', whole.unsealed),
      told('rows proven a second', Math.round((whole.events + whole.entries) / seconds)),
      exactly(0, 'exit of npm run audit:verify', intact),
      told('tamperings: edit, delete, insert, reorder, truncate, seal anew', rounds),
      exactly(0, 'of which the place was not named', missed.length),
      exactly(1, 'exit of npm run audit:verify after one', await commandExit(scene, first)),
    ];
  },
};

import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import type { Head } from '../../schema/audit/blocks.ts';
import { createSealing, type HistorySealing } from '../../schema/audit/sealHistory.ts';
import { type Verification, verifyHistory } from '../../schema/audit/verifyHistory.ts';
import type { Sealer } from '../../schema/papers/sealer.ts';
import { type HeadsFile, headsFile } from '../../server/history/headsFile.ts';
import { witness } from '../../server/history/witness.ts';
import { openSealer } from '../../server/seals/ed25519Sealer.ts';
import { newSealPem, sealKeyFrom } from '../../server/seals/sealKey.ts';
import { plainWorks } from '../support/plainPress.ts';
import { caseIn, type Staff, staff } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

/** A world whose history is sealed, and the owner of the tables, past every trigger: whoever tampers. */
export interface HistoryWorld {
  readonly world: World;
  readonly people: Staff;
  readonly sealer: Sealer;
  readonly file: HeadsFile;
  readonly fileName: string;
  readonly owner: pg.Client;
  /** Seals what there is and writes the heads outside. */
  seal(): Promise<void>;
  verify(): Promise<Verification>;
  close(): Promise<void>;
}

/** Seals what there is once the transactions of the other tests' databases, which share the server, let it. */
export async function sealNow(sealing: HistorySealing): Promise<readonly Head[]> {
  for (const until = Date.now() + WITHIN; Date.now() < until; await delay(5)) {
    const heads = await sealing.seal();
    if (heads.length > 0) return heads;
  }
  throw new Error('There was nothing to seal, or some transaction does not end.');
}

const WITHIN = 20_000;

/** A world with its heads file; nothing is sealed in it yet. */
export async function createHistoryWorld(): Promise<HistoryWorld> {
  let sealer: Sealer | undefined;
  const world = await createWorld({
    papers: async (db) => {
      sealer = await openSealer(db, sealKeyFrom(newSealPem()));
      return { ...plainWorks, sealer };
    },
  });
  const sealing = sealer as Sealer;
  const people = await staff(world);
  const folder = await mkdtemp(join(inject('runFolder'), 'history-'));
  const fileName = join(folder, 'heads.jsonl');
  const file = headsFile(fileName);
  const owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  await owner.query('SET session_replication_role = replica');
  return {
    world,
    people,
    sealer: sealing,
    file,
    fileName,
    owner,
    async seal() {
      await sealNow(createSealing(world.db, sealing, () => world.clock, 0));
      await witness(world.db, sealing, file);
    },
    verify: async () => verifyHistory({ db: world.db, sealer: sealing, heads: await file.read() }),
    async close() {
      await owner.end();
      await world.close();
    },
  };
}

/** Some cases on their way, sealed in three blocks, and some steps behind the last. */
export async function someHistory({ world, people, seal }: HistoryWorld): Promise<void> {
  await caseIn(world, people, 'DELIVERED');
  await caseIn(world, people, 'RETURNED');
  await seal();
  await caseIn(world, people, 'IN_TRANSIT');
  await world.ask(people.head, '{ cases(first: 10) { nodes { applicant { surname } } } }');
  await seal();
  await caseIn(world, people, 'SIGNED');
  await seal();
  await caseIn(world, people, 'UNDER_REVIEW');
}

import type { Prisma, PrismaClient } from '../../prisma/client.ts';
import { type Head, headOf, isSealed, sameHead } from '../../schema/audit/blocks.ts';
import type { SealProver } from '../../schema/papers/sealer.ts';
import { inTransaction } from '../../schema/transaction.ts';
import type { HeadsFile } from './headsFile.ts';

/** What became of the blocks that the file did not have yet: how many it has now, and whether one contradicted it. */
export interface Witnessed {
  readonly added: number;
  /** The block that does not go on from what the file holds, or is no longer as the file says; nothing behind it is added. */
  readonly contradicts: number | null;
}

const AT_ONCE = 100;
/** Of the advisory locks of PostgreSQL, the one under which heads are written: "hist". */
const LOCK = 0x68697374;

/**
 * Writes the heads of new blocks into the file, whichever process sealed them, each only if it goes on from the last one
 * there: what was once written outside is never given up for what the database says later. Processes that share a file
 * take turns.
 */
export async function witness(db: PrismaClient, sealer: SealProver, file: HeadsFile): Promise<Witnessed> {
  for (let added = 0; ; ) {
    const some = await inTransaction(db, async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
      return witnessSome(tx, sealer, file);
    });
    added += some.added;
    if (some.contradicts !== null || some.added < AT_ONCE) return { added, contradicts: some.contradicts };
  }
}

async function witnessSome(
  tx: Prisma.TransactionClient,
  sealer: SealProver,
  file: HeadsFile,
): Promise<Witnessed> {
  const written = await file.read();
  let last: Head | null = written.at(-1) ?? null;
  // A file that ends in something else than a head is a matter for the proof, not to be written over.
  if (written.length > 0 && !last) return { added: 0, contradicts: written.length };
  if (last && !(await isStill(tx, last))) return { added: 0, contradicts: last.block };
  const blocks = await tx.historyBlock.findMany({
    where: { number: { gt: last?.block ?? 0 } },
    orderBy: { number: 'asc' },
    take: AT_ONCE,
  });
  const fresh: Head[] = [];
  let contradicts: number | null = null;
  for (const head of blocks.map(headOf)) {
    const goesOn = head.block === (last?.block ?? 0) + 1 && head.previous === (last?.hash ?? '');
    if (!goesOn || !(await isSealed(sealer, head))) {
      contradicts = head.block;
      break;
    }
    fresh.push(head);
    last = head;
  }
  await file.append(fresh);
  return { added: fresh.length, contradicts };
}

async function isStill(tx: Prisma.TransactionClient, last: Head): Promise<boolean> {
  const block = await tx.historyBlock.findUnique({ where: { number: last.block } });
  return block !== null && sameHead(headOf(block), last);
}

import { setTimeout as delay } from 'node:timers/promises';
import { type HistoryBlock, Prisma, type PrismaClient } from '../../prisma/client.ts';
import { prepare, runPrepared } from '../../prisma/prepared.ts';
import type { Sealer } from '../papers/sealer.ts';
import { type Head, headHash, packLeaves } from './blocks.ts';
import { sha256 } from './hashes.ts';
import { type HistoryRow, readHistory } from './readHistory.ts';

/** Numbers given up to a moment, and the transaction behind the last that ran then: once all before it ended, they are final. */
interface Mark {
  readonly upTo: number;
  readonly before: string;
}

/** Seals history block by block; what it remembers between two calls is only how far it may go next time. */
export interface HistorySealing {
  /** Seals what is final by now; answers the new blocks' heads. Several processes may seal at once: one of them does. */
  seal(): Promise<readonly Head[]>;
}

const GIVEN = prepare('SELECT last_value::float8 AS number, is_called FROM history_number');
// A statement of its own, after the one above: whoever has a number by then has an id before this one.
const NEXT = prepare('SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS before');
const ENDED = prepare('SELECT pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 AS ended');

async function markNow(db: PrismaClient): Promise<Mark> {
  const [given] = await runPrepared<{ number: number; is_called: boolean }>(db, GIVEN, []);
  const [next] = await runPrepared<{ before: string }>(db, NEXT, []);
  if (!given || !next) throw new Error('the database did not say how far the history goes');
  return { upTo: given.is_called ? given.number : 0, before: next.before };
}

async function isFinal(db: PrismaClient, { before }: Mark): Promise<boolean> {
  const [row] = await runPrepared<{ ended: boolean }>(db, ENDED, [before]);
  return row?.ended === true;
}

/** Transactions are short: whoever waits this long (milliseconds) for those of a moment has waited for all but a stuck one. */
const PATIENCE = 5000;
const LOOK_AGAIN = 50;

async function becomesFinal(db: PrismaClient, mark: Mark, patience: number): Promise<boolean> {
  for (const until = performance.now() + patience; ; await delay(LOOK_AGAIN)) {
    if (await isFinal(db, mark)) return true;
    if (performance.now() >= until) return false;
  }
}

/**
 * Opens the sealing of history (I-37): steps and log entries, by the one order of their numbers, into blocks that each
 * carry the hash of the one before. A row is sealed only when no transaction can still bring one ahead of it; for that
 * each call waits a little, and the next goes on waiting for the same.
 */
export function createSealing(
  db: PrismaClient,
  sealer: Sealer,
  now: () => Date,
  patience = PATIENCE,
): HistorySealing {
  let mark: Mark | null = null;
  return {
    async seal() {
      mark ??= await markNow(db);
      if (!(await becomesFinal(db, mark, patience))) return [];
      const sealed = await sealUpTo(db, sealer, now, mark.upTo);
      mark = null;
      return sealed;
    },
  };
}

async function sealUpTo(
  db: PrismaClient,
  sealer: Sealer,
  now: () => Date,
  upTo: number,
): Promise<readonly Head[]> {
  const heads: Head[] = [];
  for (;;) {
    const last = await db.historyBlock.findFirst({ orderBy: { number: 'desc' }, omit: { leaves: true } });
    const after = Number(last?.upTo ?? 0);
    const rows = after < upTo ? await readHistory(db, after, upTo) : [];
    if (rows.length === 0) return heads;
    const head = await sealRows(db, sealer, now, last, rows);
    // Another process was faster and seals the rest.
    if (!head) return heads;
    heads.push(head);
  }
}

async function sealRows(
  db: PrismaClient,
  sealer: Sealer,
  now: () => Date,
  last: Omit<HistoryBlock, 'leaves'> | null,
  rows: readonly HistoryRow[],
): Promise<Head | null> {
  const leaves = packLeaves(rows);
  const sealedAt = now();
  const unsealed = {
    block: (last?.number ?? 0) + 1,
    previous: Buffer.from(last?.hash ?? []).toString('hex'),
    after: Number(last?.upTo ?? 0),
    upTo: rows.at(-1)?.number ?? 0,
    rows: rows.length,
    leaves: sha256(leaves).toString('hex'),
    sealedAt: sealedAt.toISOString(),
  };
  const hash = headHash(unsealed);
  const seal = await sealer.seal(Buffer.from(hash, 'hex'));
  try {
    await db.historyBlock.create({
      data: {
        number: unsealed.block,
        prevHash: Uint8Array.from(last?.hash ?? []),
        after: unsealed.after,
        upTo: unsealed.upTo,
        rows: rows.length,
        leaves,
        hash: Uint8Array.from(Buffer.from(hash, 'hex')),
        sealedAt,
        sealMethod: seal.method,
        sealKeyId: seal.keyId,
        sealValue: seal.value,
      },
      select: { number: true },
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return null;
    throw error;
  }
  return { ...unsealed, hash, seal };
}

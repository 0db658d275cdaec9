import type { PrismaClient } from '../../prisma/client.ts';
import { asApplication } from '../../prisma/readingFor.ts';
import type { Actor, Context } from '../context.ts';
import { inTransaction } from '../transaction.ts';
import { record } from './record.ts';
import { type Verification, verifyHistory } from './verifyHistory.ts';

/** A proof, and when it began. */
export interface ToldVerification extends Verification {
  readonly verifiedAt: Date;
}

/** The proofs that run, by how far back they go: whoever asks for the same meanwhile gets the same. */
const running = new WeakMap<PrismaClient, Map<string, Promise<ToldVerification>>>();

/** Proves the history for an auditor, once for all who ask at the same time, and logs that he asked (I-37). */
export async function verifyOnce(
  context: Context,
  actor: Actor,
  since: Date | null,
): Promise<ToldVerification> {
  const { papers, historyHeads } = context;
  // The whole chain is proven or none of it; who asked is told where it is broken, and no row.
  const db = asApplication(context.db);
  const proofs = running.get(db) ?? new Map<string, Promise<ToldVerification>>();
  running.set(db, proofs);
  const key = since?.toISOString() ?? '';
  const known = proofs.get(key);
  const proof = known ?? prove(context.now());
  if (!known) proofs.set(key, proof);

  async function prove(verifiedAt: Date): Promise<ToldVerification> {
    try {
      const witnesses = { db, sealer: papers.sealer, heads: await historyHeads.read() };
      return { ...(await verifyHistory(witnesses, since)), verifiedAt };
    } finally {
      proofs.delete(key);
    }
  }

  const done = await proof;
  const details = { findings: done.findings.count, since: since?.toISOString() ?? null };
  await inTransaction(db, (tx) => record(tx, actor, context.now(), { action: 'HISTORY_VERIFIED', details }));
  return done;
}

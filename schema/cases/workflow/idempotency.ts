import type { IdempotencyKey } from '../../../prisma/client.ts';
import { prepare, runPrepared } from '../../../prisma/prepared.ts';
import type { WriteStatement } from '../../../prisma/writeStatement.ts';
import { KomekError } from '../../errors.ts';
import { contentHash } from '../../papers/contentHash.ts';
import type { Tx } from './step.ts';

/** The history entry that a command wrote: what its caller is answered with. */
export interface Written {
  readonly caseId: string;
  readonly eventSeq: number;
}

/** A command under a key of its caller's choice. */
export interface Keyed {
  readonly userId: string;
  readonly key: string;
  readonly operation: string;
  readonly input: unknown;
}

const MAX_KEY = 200;
/** No control signs, no halves of a character, and something to see. */
const KEY = /^\P{C}*[^\p{C}\p{Z}]\P{C}*$/u;

/** Throws BAD_REQUEST for a text that may not be an idempotency key. */
export function checkKey(key: string): void {
  if (key.length > MAX_KEY || !KEY.test(key)) {
    throw new KomekError('BAD_REQUEST', `An idempotency key has 1 to ${MAX_KEY} visible signs.`);
  }
}

/** The hash, not the input: an application's input is personal data. */
const hashOf = ({ input }: Keyed): string => contentHash(JSON.parse(JSON.stringify(input)));

const CLAIM = prepare(`
  INSERT INTO idempotency_key ("userId", key, operation, "inputHash", at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT ("userId", key) DO NOTHING RETURNING key`);

/**
 * Claims the key inside the command's own transaction: null when it is new, else what the first command wrote (I-44).
 * A command under the same key waits for the first to end. Another input under it throws IDEMPOTENCY_KEY_REUSED.
 */
export async function claimKey(tx: Tx, keyed: Keyed, now: Date): Promise<Written | null> {
  const { userId, key, operation } = keyed;
  checkKey(key);
  const inputHash = hashOf(keyed);
  const claimed = await runPrepared(tx, CLAIM, [userId, key, operation, inputHash, now]);
  if (claimed.length === 1) return null;
  const first = await tx.idempotencyKey.findUniqueOrThrow({ where: { userId_key: { userId, key } } });
  if (first.operation !== operation || first.inputHash !== inputHash || !first.caseId || !first.eventSeq) {
    throw new KomekError('IDEMPOTENCY_KEY_REUSED', 'This key belongs to another command.');
  }
  return { caseId: first.caseId, eventSeq: first.eventSeq };
}

/** A part of a command that is one statement: claims the key with what the command writes; no part stays if it is taken. */
export function claimWithAnswer(
  writing: WriteStatement,
  keyed: Keyed,
  at: Date,
  { caseId, eventSeq }: Written,
): void {
  const { userId, key, operation } = keyed;
  checkKey(key);
  writing.insert<IdempotencyKey>('idempotency_key', [
    { userId, key, operation, inputHash: hashOf(keyed), at, caseId, eventSeq },
  ]);
}

/** A part of the command's last statement: keeps with the key what the command wrote. */
export function answerOf(
  writing: WriteStatement,
  { userId, key }: Keyed,
  { caseId, eventSeq }: Written,
): void {
  writing.add(
    'kept',
    `UPDATE idempotency_key SET ${writing.set({ caseId, eventSeq })}
    WHERE "userId" = ${writing.value(userId)} AND key = ${writing.value(key)}`,
  );
}

import type { Actor } from '../../schema/context.ts';
import { createShares, type ShareLimits } from '../shares.ts';

/** Waits until it is the turn of one more file of somebody, and answers how it ends; rejects with RATE_LIMITED. */
export type EnterFile = (actor: Actor, left: AbortSignal) => Promise<() => void>;

/** What each user may send and fetch at once; his programs have a share of their own, half as large. */
export function createFileShares({ streams, files }: ShareLimits): EnterFile {
  const people = createShares({ streams, operations: files });
  const programs = createShares({ streams, operations: Math.ceil(files / 2) });
  return (actor, left) => (actor.credential.kind === 'token' ? programs : people).enter(actor.id, left);
}

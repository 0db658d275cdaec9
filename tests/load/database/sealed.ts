import type { PrismaClient } from '../../../prisma/client.ts';
import { createSealing } from '../../../schema/audit/sealHistory.ts';
import { openSealer } from '../../../server/seals/ed25519Sealer.ts';
import { newSealPem, sealKeyFrom } from '../../../server/seals/sealKey.ts';

/** Longer ago than a server looks back when it starts. */
const LONG_AGO = 7 * 24 * 3_600_000;

/** Seals the whole history, as servers had done long ago: one that starts now has nothing to catch up with. */
export async function sealed(db: PrismaClient): Promise<void> {
  const now = () => new Date(Date.now() - LONG_AGO);
  const sealer = await openSealer(db, sealKeyFrom(newSealPem()), now);
  await createSealing(db, sealer, now).seal();
}

import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { PrismaClient } from '../../prisma/client.ts';
import type { Sealer, SealProver } from '../../schema/papers/sealer.ts';
import { fingerprintOf, type SealKey } from './sealKey.ts';

const METHOD = 'ED25519';

/**
 * Opens the sealer with the server's own Ed25519 key. The public half of every key that was used stays in the database,
 * so that a seal is proved long after its key has been replaced; it stands there before the first seal is made.
 */
export async function openSealer(
  db: PrismaClient,
  key: SealKey,
  now: () => Date = () => new Date(),
): Promise<Sealer> {
  await db.sealKey.createMany({
    data: [{ id: key.id, method: METHOD, publicKey: key.publicPem, since: now() }],
    skipDuplicates: true,
  });
  return {
    ...proverOf(db, key.id),
    seal: async (statement) => ({
      method: METHOD,
      keyId: key.id,
      value: sign(null, statement, key.privateKey).toString('base64'),
    }),
  };
}

/** Proves seals by the public keys in the database; a key's name is its fingerprint, so no row can stand in for another. */
export function proverOf(db: PrismaClient, keyId: string | null): SealProver {
  const known = new Map<string, KeyObject>();

  async function publicKeyOf(id: string): Promise<KeyObject | null> {
    const cached = known.get(id);
    if (cached) return cached;
    const row = await db.sealKey.findUnique({ where: { id } });
    if (row?.method !== METHOD) return null;
    const publicKey = createPublicKey(row.publicKey);
    if (fingerprintOf(publicKey) !== id) return null;
    known.set(id, publicKey);
    return publicKey;
  }

  return {
    keyId,
    async proves(statement, { method, keyId: by, value }) {
      const publicKey = method === METHOD ? await publicKeyOf(by) : null;
      return publicKey !== null && verify(null, statement, publicKey, Buffer.from(value, 'base64'));
    },
  };
}

import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { PrismaClient } from '../../prisma/client.ts';
import type { Sealer } from '../../schema/papers/sealer.ts';
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
  const known = new Map<string, KeyObject>();
  await db.sealKey.createMany({
    data: [{ id: key.id, method: METHOD, publicKey: key.publicPem, since: now() }],
    skipDuplicates: true,
  });

  async function publicKeyOf(keyId: string): Promise<KeyObject | null> {
    const cached = known.get(keyId);
    if (cached) return cached;
    const row = await db.sealKey.findUnique({ where: { id: keyId } });
    if (row?.method !== METHOD) return null;
    const publicKey = createPublicKey(row.publicKey);
    // Its name is its fingerprint: a row that was given another key proves nothing.
    if (fingerprintOf(publicKey) !== keyId) return null;
    known.set(keyId, publicKey);
    return publicKey;
  }

  return {
    keyId: key.id,
    seal: async (statement) => ({
      method: METHOD,
      keyId: key.id,
      value: sign(null, statement, key.privateKey).toString('base64'),
    }),
    async proves(statement, { method, keyId, value }) {
      const publicKey = method === METHOD ? await publicKeyOf(keyId) : null;
      return publicKey !== null && verify(null, statement, publicKey, Buffer.from(value, 'base64'));
    },
  };
}

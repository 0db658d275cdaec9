import type { PrismaClient } from '../prisma/client.ts';
import type { PaperWorks } from '../schema/papers/works.ts';
import type { Configuration } from './configuration.ts';
import { createPress } from './press/press.ts';
import { openSealer } from './seals/ed25519Sealer.ts';
import { openSealKey } from './seals/sealKey.ts';

/** The page on which anybody asks whether a paper is genuine; the code stands behind it in the address. */
export const CHECK_PATH = '/check/';

/** The address behind the QR code of a paper: the first of the public origins is the one that people know. */
export const paperAddress =
  (origins: readonly string[]) =>
  (code: string): string =>
    `${origins[0] ?? ''}${CHECK_PATH}${code}`;

/** Opens what issuing papers takes; throws in plain words when the key that seals them cannot be read. */
export async function openPaperWorks(
  db: PrismaClient,
  { sealKeyFile, publicOrigins }: Pick<Configuration, 'sealKeyFile' | 'publicOrigins'>,
): Promise<PaperWorks> {
  const sealer = await openSealer(db, await openSealKey(sealKeyFile));
  return { press: createPress(), sealer, addressOf: paperAddress(publicOrigins) };
}

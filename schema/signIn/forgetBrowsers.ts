import type { Prisma } from '../../prisma/client.ts';

/** After a change of the password no browser is known any more but the one that is named, and no half sign-in goes on. */
export async function forgetBrowsers(
  tx: Prisma.TransactionClient,
  userId: string,
  exceptHash = '',
): Promise<void> {
  await tx.knownDevice.deleteMany({ where: { userId, tokenHash: { not: exceptHash } } });
  await tx.pendingSignIn.deleteMany({ where: { userId } });
}

import type { Prisma } from '../../prisma/client.ts';
import type { PaperOffice } from './paper.ts';

/** The office as its papers show it; the telephone as the regulation prints it. Throws when there is no such office. */
export async function officeForPaper(tx: Prisma.TransactionClient, officeId: string): Promise<PaperOffice> {
  const { nameKk, nameRu, addressKk, phone, phoneRaw, email } = await tx.office.findUniqueOrThrow({
    where: { id: officeId },
    select: { nameKk: true, nameRu: true, addressKk: true, phone: true, phoneRaw: true, email: true },
  });
  return { nameKk, nameRu, addressKk, phone: phoneRaw ?? phone, email };
}

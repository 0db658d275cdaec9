import type { Office, Prisma } from '../../prisma/client.ts';
import type { PaperOffice } from './paper.ts';

/** The columns of an office that its papers show. */
export const paperOfficeSelect = {
  nameKk: true,
  nameRu: true,
  addressKk: true,
  phone: true,
  phoneRaw: true,
  email: true,
} as const satisfies Prisma.OfficeSelect;

/** The office as its papers show it; the telephone as the regulation prints it. */
export const paperOfficeOf = ({
  phone,
  phoneRaw,
  nameKk,
  nameRu,
  addressKk,
  email,
}: Pick<Office, keyof typeof paperOfficeSelect>): PaperOffice => ({
  nameKk,
  nameRu,
  addressKk,
  phone: phoneRaw ?? phone,
  email,
});

/** The {@link paperOfficeOf} of an office. Throws when there is no such office. */
export async function officeForPaper(tx: Prisma.TransactionClient, officeId: string): Promise<PaperOffice> {
  return paperOfficeOf(
    await tx.office.findUniqueOrThrow({ where: { id: officeId }, select: paperOfficeSelect }),
  );
}

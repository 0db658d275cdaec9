import type { Prisma, Role } from '../../prisma/client.ts';
import type { FieldProblem } from '../errors.ts';
import { validationFailed } from '../errors.ts';

/** Only an overseer oversees, and only departments (Regulation cl. 18); throws VALIDATION_FAILED. */
export async function checkOverseen(
  tx: Prisma.TransactionClient,
  roles: readonly Role[],
  officeIds: readonly string[],
): Promise<void> {
  if (officeIds.length === 0) return;
  if (!roles.includes('OVERSEER'))
    throw validationFailed([{ path: 'overseenOfficeIds', code: 'NOT_AN_OVERSEER' }]);
  const offices = await tx.office.findMany({
    where: { id: { in: [...officeIds] } },
    select: { id: true, kind: true },
  });
  const kinds = new Map(offices.map(({ id, kind }) => [id, kind]));
  const problems = officeIds.flatMap((id, index): FieldProblem[] => {
    if (kinds.get(id) === 'DEPARTMENT') return [];
    return [{ path: `overseenOfficeIds.${index}`, code: kinds.has(id) ? 'NOT_A_DEPARTMENT' : 'UNKNOWN' }];
  });
  if (problems.length > 0) throw validationFailed(problems);
}

/** Makes these the offices that the user oversees, and no others. */
export async function setOverseen(
  tx: Prisma.TransactionClient,
  userId: string,
  officeIds: readonly string[],
): Promise<void> {
  await tx.oversight.deleteMany({ where: { userId } });
  await tx.oversight.createMany({ data: officeIds.map((officeId) => ({ userId, officeId })) });
}

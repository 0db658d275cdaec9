import { type Scene, signIn } from '../load/scene.ts';
import type { Subjects, WaitingCase } from './systems/system.ts';

/** How many cases Q2 asks for in turn. */
const ASKED_CASES = 500;

/** Whom and what the questions are about; the cases of the one office wait for the step, the lists are of the others. */
export async function subjectsOf(scene: Scene, waitingOffice: string): Promise<Subjects> {
  const departments = await scene.db.office.findMany({
    where: { kind: 'DEPARTMENT', code: { not: waitingOffice } },
    select: { id: true, code: true },
    orderBy: { code: 'asc' },
  });
  const offices = await Promise.all(
    departments.map(async ({ id, code }) => ({
      id,
      code,
      token: await signIn(scene, `head.${code.toLowerCase()}`),
    })),
  );
  const cases = await scene.db.case.findMany({
    where: { officeId: offices[0]?.id ?? '' },
    select: { id: true },
    orderBy: { number: 'asc' },
    take: ASKED_CASES,
  });
  const executors = await scene.db.user.findMany({
    where: { roles: { has: 'EXECUTOR' }, office: { code: waitingOffice } },
    select: { id: true, login: true },
  });
  const tokens = await Promise.all(
    executors.map(async ({ id, login }) => [id, await signIn(scene, login)] as const),
  );
  return {
    offices,
    caseIds: cases.map(({ id }) => id),
    analyst: await signIn(scene, 'analyst'),
    executors: Object.fromEntries(tokens),
  };
}

/** The cases that wait for the step of Q4, in random order. */
export async function waitingCases({ owner }: Scene, office: string): Promise<WaitingCase[]> {
  const { rows } = await owner.query<WaitingCase>(
    `SELECT c.id, c.version, c."executorId" FROM "case" c JOIN office o ON o.id = c."officeId"
     WHERE o.code = $1 AND c.status = 'ASSIGNED' ORDER BY random()`,
    [office],
  );
  return rows;
}

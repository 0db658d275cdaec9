import { type Scene, signIn } from '../load/scene.ts';
import type { Subjects, WaitingCase } from './systems/system.ts';

/** Of how many cases of each department Q2 asks. */
const ASKED_CASES = 28;

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
  const asked = await Promise.all(
    offices.map(({ id, token }) =>
      scene.db.case
        .findMany({
          where: { officeId: id },
          select: { id: true },
          orderBy: { number: 'asc' },
          take: ASKED_CASES,
        })
        .then((cases) => cases.map((one) => ({ id: one.id, token }))),
    ),
  );
  // In turn, so that whoever asks at the same time are several people, as at work.
  const cases = Array.from({ length: ASKED_CASES }, (_, place) =>
    asked.flatMap((some) => some[place] ?? []),
  ).flat();
  const executors = await scene.db.user.findMany({
    where: { roles: { has: 'EXECUTOR' }, office: { code: waitingOffice } },
    select: { id: true, login: true },
  });
  const tokens = await Promise.all(
    executors.map(async ({ id, login }) => [id, await signIn(scene, login)] as const),
  );
  return {
    offices,
    cases,
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

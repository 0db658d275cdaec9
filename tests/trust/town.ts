import type { DatabaseSpec } from '../load/database/generate.ts';
import { openScene, type Scene, signIn } from '../load/scene.ts';
import type { Official } from './asking.ts';
import { atEnd } from './ends.ts';

/** The people of a department and of one of its akims' offices, signed in. */
export interface Staff {
  readonly clerk: Official;
  readonly head: Official;
  readonly executors: readonly Official[];
  readonly akimClerk: Official;
}

/** A PostgreSQL of the section's own with officials and some years of cases. */
export interface Town {
  readonly scene: Scene;
  readonly staff: Staff;
}

/** The department in which the suite works. */
export const OFFICE = 'ALA';

async function official(scene: Scene, login: string): Promise<Official> {
  const { id } = await scene.db.user.findFirstOrThrow({ where: { login }, select: { id: true } });
  return { id, login, token: await signIn(scene, login) };
}

/** Opens a database as `spec` says, hires an akim's clerk and signs in who works there; it ends with the section. */
export async function openTown(
  spec: Partial<DatabaseSpec> = {},
  settings: Readonly<Record<string, string>> = {},
): Promise<Town> {
  const scene = await openScene({ cases: 200, ...spec }, settings);
  atEnd(scene.end);
  const { id: officeId } = await scene.db.office.findUniqueOrThrow({ where: { code: `${OFFICE}-01` } });
  const login = 'akim.clerk';
  await scene.db.user.create({
    data: {
      login,
      passwordHash: 'none',
      surname: 'Әкімова',
      givenName: 'Сара',
      roles: ['AKIM_CLERK'],
      officeId,
    },
  });
  // An executor without a telephone prepares no notice.
  await scene.db.user.updateMany({ where: { roles: { has: 'EXECUTOR' } }, data: { phone: '+77283221144' } });
  const code = OFFICE.toLowerCase();
  const executors = await scene.db.user.findMany({
    where: { login: { startsWith: `executor.${code}.` } },
    orderBy: { login: 'asc' },
  });
  return {
    scene,
    staff: {
      clerk: await official(scene, `clerk.${code}`),
      head: await official(scene, `head.${code}`),
      executors: await Promise.all(executors.map((one) => official(scene, one.login))),
      akimClerk: await official(scene, login),
    },
  };
}

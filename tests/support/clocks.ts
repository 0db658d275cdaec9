import type { CaseClock, LimitCode } from '../../prisma/client.ts';
import { moveClock } from './clock.ts';
import { next, type Staff, type Taken } from './steps.ts';
import type { Person, World } from './world.ts';

/** All clocks of a case, in the order in which they began. */
export const clocksOf = (world: World, caseId: string): Promise<CaseClock[]> =>
  world.db.caseClock.findMany({
    where: { caseId },
    orderBy: [{ startedAt: 'asc' }, { code: 'asc' }, { round: 'asc' }],
  });

/** The codes of the clocks that run, sorted. */
export const running = async (world: World, caseId: string): Promise<LimitCode[]> =>
  (await clocksOf(world, caseId)).flatMap(({ code, endedAt }) => (endedAt === null ? [code] : [])).sort();

/** One clock of a case; throws when there is none. */
export async function clockOf(world: World, caseId: string, code: LimitCode, round = 1): Promise<CaseClock> {
  return world.db.caseClock.findUniqueOrThrow({ where: { caseId_code_round: { caseId, code, round } } });
}

/** Takes the next step of a case at that moment. */
export async function stepAt(
  world: World,
  people: Staff,
  caseId: string,
  name: string,
  time: string,
): Promise<Taken> {
  await moveClock(world, time);
  return next(world, people, caseId, name);
}

/** Opens an intake form now; its key for the application. */
export async function openIntake(world: World, who: Person): Promise<string> {
  const { data } = await world.ask(who, 'mutation { openIntake { id } }');
  return (data as { readonly openIntake: { readonly id: string } }).openIntake.id;
}

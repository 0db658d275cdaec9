import { expect } from 'vitest';
import { rowOf, type Subscription } from '../support/sse.ts';
import { answersFor, type Staff, type Taken, take } from '../support/steps.ts';
import type { Person, World } from '../support/world.ts';

/** What names somebody executor of a case that waits for its first resolution. */
export const assignment = (people: Staff, caseId: string, executor: Person): Record<string, unknown> => ({
  ...answersFor(people).assignExecutor,
  caseId,
  expectedVersion: 2,
  executorId: executor.id,
});

/** Names somebody executor of a case that waits for its first resolution. */
export const assign = (world: World, people: Staff, caseId: string, executor: Person): Promise<Taken> =>
  take(world, people.head, 'assignExecutor', assignment(people, caseId, executor));

/** Gives a case to another executor. */
export async function reassign(
  world: World,
  people: Staff,
  caseId: string,
  executor: Person,
): Promise<Taken> {
  const { version } = await world.db.case.findUniqueOrThrow({ where: { id: caseId } });
  const input = { caseId, expectedVersion: version, executorId: executor.id, reason: 'Демалыста.' };
  return take(world, people.head, 'reassignExecutor', input);
}

/** The cursors of the next `count` events. */
export async function nextCursors(stream: Subscription, count: number): Promise<number[]> {
  const found: number[] = [];
  while (found.length < count) found.push(rowOf(await stream.next()).cursor);
  return found;
}

/** Nothing more comes for a while. */
export const expectQuiet = (stream: Subscription, milliseconds = 300): Promise<void> =>
  expect(stream.next(milliseconds)).rejects.toThrow(`No event within ${milliseconds} ms.`);

/** From `first` on, `count` cursors without a gap. */
export const cursorsFrom = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => first + index);

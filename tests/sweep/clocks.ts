import { randomUUID } from 'node:crypto';
import type { LimitCode, Notification } from '../../prisma/client.ts';
import type { World } from '../support/world.ts';

/** Minutes in milliseconds. */
export const MINUTE = 60_000;

/** So many minutes after a moment. */
export const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE);

/** A running clock to be written past the door; its moments lie `offsets` minutes after `from`. */
export interface RawClock {
  readonly caseId: string;
  readonly code: LimitCode;
  readonly officeId: string;
  readonly responsibleId?: string | null;
  readonly from: Date;
  /** Minutes until the reminder, the due time, the head, the overseer. */
  readonly offsets: readonly [number, number, number, number];
}

/** Writes running clocks with times of the test's own, all in one transaction; their keys. */
export async function insertClocks(world: World, clocks: readonly RawClock[]): Promise<string[]> {
  const limits = await world.db.timeLimit.findMany();
  const idOf = new Map(limits.map(({ code, id }) => [code, id]));
  const rows = clocks.map(({ caseId, code, officeId, responsibleId = null, from, offsets }) => ({
    id: randomUUID(),
    caseId,
    code,
    // The door counts from 1: the two never meet.
    round: 100,
    limitId: idOf.get(code) ?? '',
    officeId,
    responsibleId,
    startedAt: from,
    remindAt: later(from, offsets[0]),
    dueAt: later(from, offsets[1]),
    headAt: later(from, offsets[2]),
    overseerAt: later(from, offsets[3]),
    explanation: {},
    revision: 0,
  }));
  const earliest = new Map<string, Date>();
  for (const { caseId, dueAt } of rows) {
    const known = earliest.get(caseId);
    if (!known || dueAt < known) earliest.set(caseId, dueAt);
  }
  await world.db.$transaction(async (tx) => {
    await tx.caseClock.createMany({ data: rows });
    const ids = [...earliest.keys()];
    const dues = [...earliest.values()].map((at) => at.toISOString());
    await tx.$executeRaw`
      UPDATE "case" c SET "dueAt" = d."dueAt"
      FROM unnest(${ids}::uuid[], ${dues}::timestamptz[]) AS d("id", "dueAt") WHERE c."id" = d."id"`;
  });
  return rows.map(({ id }) => id);
}

/** Ends a running clock and lets its case show the earliest of those that go on. */
export async function endClock(world: World, id: string, at: Date, byId: string): Promise<void> {
  await world.db.$transaction(async (tx) => {
    const { caseId } = await tx.caseClock.update({
      where: { id },
      data: { endedAt: at, endedById: byId, usedMinutes: 0 },
      select: { caseId: true },
    });
    const next = await tx.caseClock.aggregate({ where: { caseId, endedAt: null }, _min: { dueAt: true } });
    await tx.case.update({ where: { id: caseId }, data: { dueAt: next._min.dueAt } });
  });
}

/** What feeds say of a clock, as `KIND recipient`, in the order of each feed and then of the recipients. */
export async function toldOf(world: World, clockId: string): Promise<string[]> {
  const rows = await world.db.notification.findMany({ where: { clockId }, orderBy: [{ cursor: 'asc' }] });
  return rows.map(lineOf).sort();
}

/** A row as {@link toldOf} shows it. */
export const lineOf = ({ kind, recipientId }: Pick<Notification, 'kind' | 'recipientId'>): string =>
  `${kind} ${recipientId}`;

/** The running clock of a limit of a case. */
export const clockOf = (world: World, caseId: string, code: LimitCode) =>
  world.db.caseClock.findFirstOrThrow({ where: { caseId, code, endedAt: null } });

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseClock, NotificationKind } from '../../prisma/client.ts';
import { type ClockStore, clockStore, dayOff, limit } from './clockStore.ts';

let store: ClockStore;
beforeAll(async () => {
  store = await clockStore();
});
afterAll(() => store.close());

let cursor = 0;

/** Marks a clock as the sweep does and tells somebody. */
async function told(clock: CaseClock, kind: NotificationKind, mark: Partial<CaseClock>, at: string) {
  const { explanation: _, ...marks } = mark;
  cursor += 1;
  await store.db.caseClock.update({ where: { id: clock.id }, data: marks });
  return store.db.notification.create({
    data: {
      recipientId: store.people.head,
      cursor,
      kind,
      caseId: clock.caseId,
      clockId: clock.id,
      at: new Date(at),
    },
  });
}

const settled = async (id: string) =>
  (await store.db.notification.findUniqueOrThrow({ where: { id } })).settledAt;
const clockNow = (id: string) => store.db.caseClock.findUniqueOrThrow({ where: { id } });

describe('a mark', () => {
  test('whose moment lies ahead again is taken back, and what it told is settled', async () => {
    // Due on Tuesday 11 June 2013 at 18:00; it is the evening of that day, and only then the day is freed.
    const clock = await store.start('A3', '2013-06-10T05:00:00Z');
    const now = '2013-06-11T13:00:00Z';
    const at = '2013-06-11T12:30:00Z';
    const reminder = await told(clock, 'REMINDER', { remindedAt: new Date(at) }, at);
    const overdue = await told(clock, 'OVERDUE', { overdueAt: new Date(at) }, at);
    const raised = await told(
      clock,
      'OVERDUE_RAISED',
      { headToldAt: new Date(at), overseerToldAt: new Date(at) },
      at,
    );
    await store.apply({ days: [dayOff('2013-06-11')] }, now);
    expect(await clockNow(clock.id)).toMatchObject({
      remindedAt: null,
      overdueAt: null,
      headToldAt: null,
      overseerToldAt: null,
    });
    for (const { id } of [reminder, overdue, raised]) expect(await settled(id)).toEqual(new Date(now));
  });

  test('whose moment stays past stays, and so does what it told', async () => {
    const clock = await store.start('A3', '2013-07-15T05:00:00Z');
    const at = '2013-07-16T12:30:00Z';
    const marks = {
      remindedAt: new Date(at),
      overdueAt: new Date(at),
      headToldAt: new Date(at),
      overseerToldAt: new Date(at),
    };
    const overdue = await told(clock, 'OVERDUE', marks, at);
    await store.apply({ days: [dayOff('2013-07-16')] }, '2013-08-01T05:00:00Z');
    expect(await clockNow(clock.id)).toMatchObject({ ...marks, revision: await store.revision() });
    expect(await settled(overdue.id)).toBeNull();
  });

  test('of the overseer alone is taken back alone when only his moment lies ahead again', async () => {
    const clock = await store.start('A5', '2013-09-02T05:00:00Z');
    const now = '2013-09-03T07:00:00Z';
    const head = await told(
      clock,
      'OVERDUE_RAISED',
      { overdueAt: new Date('2013-09-02T05:31:00Z'), headToldAt: new Date('2013-09-02T06:31:00Z') },
      '2013-09-02T06:31:00Z',
    );
    const overseer = await told(
      clock,
      'OVERDUE_RAISED',
      { overseerToldAt: new Date('2013-09-03T05:31:00Z') },
      '2013-09-03T05:31:00Z',
    );
    const later = { limit: 30, unit: 'WORKING_MINUTES', headAfter: 30, overseerAfter: 4800 };
    await store.apply({ limits: [limit('A5', '2013-09-01', later)] }, now);
    expect(await clockNow(clock.id)).toMatchObject({
      headToldAt: new Date('2013-09-02T06:31:00Z'),
      overseerToldAt: null,
      dueAt: clock.dueAt,
    });
    expect(await settled(overseer.id)).toEqual(new Date(now));
    expect(await settled(head.id)).toBeNull();
    expect(await store.db.clockChange.count({ where: { clockId: clock.id } })).toBe(0);
  });

  test('of an ended clock is left alone', async () => {
    const clock = await store.start('A3', '2013-10-21T05:00:00Z');
    const at = '2013-10-22T12:30:00Z';
    const overdue = await told(clock, 'OVERDUE', { overdueAt: new Date(at) }, at);
    await store.end(clock, '2013-10-22T12:40:00Z');
    const before = await clockNow(clock.id);
    await store.apply({ days: [dayOff('2013-10-22')] }, '2013-10-22T12:50:00Z');
    expect(await clockNow(clock.id)).toEqual(before);
    expect(await settled(overdue.id)).toBeNull();
  });
});

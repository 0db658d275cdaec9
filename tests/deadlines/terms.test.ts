import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readTimeLimitSeeds } from '../../prisma/reference/load.ts';
import { deadlineTerms, readTermsData } from '../../schema/deadlines/terms.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { SEED_ENTRIES, SEED_YEARS } from './support/calendars.ts';

let store: TestDatabase;
let actorId: string;
beforeAll(async () => {
  store = await testDatabase();
  const office = await store.db.office.findUniqueOrThrow({ where: { code: 'AKS' } });
  const name = { surname: 'Әкімші', givenName: 'Жүйе' };
  const actor = await store.db.user.create({
    data: { login: 'terms.admin', passwordHash: 'none', ...name, roles: ['ADMIN'], officeId: office.id },
  });
  actorId = actor.id;
});
afterAll(() => store.close());
afterEach(() => {
  vi.restoreAllMocks();
});

/** Changes the data and writes what an administrator's change writes beside its rows. */
async function change(revision: number, work: (db: TestDatabase['db']) => Promise<unknown>): Promise<void> {
  await work(store.db);
  await store.db.deadlineChange.create({
    data: { revision, at: new Date(), actorId, reason: 'test', changes: {} },
  });
}

describe('the terms of the store', () => {
  it('are those of the reference data, dates as text', async () => {
    const data = await readTermsData(store.db);
    expect(data).toMatchObject({ revision: 0, years: SEED_YEARS, hours: [] });
    expect(data.entries).toEqual(SEED_ENTRIES);
    const byCode = (one: { code: string }, other: { code: string }) => (one.code < other.code ? -1 : 1);
    expect(data.limits.map(({ id: _, ...limit }) => limit).sort(byCode)).toEqual(
      [...readTimeLimitSeeds()].sort(byCode),
    );
    for (const { id } of data.limits) expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('are compiled once, and then cost one statement each time until a change is written', async () => {
    const first = await deadlineTerms(store.db);
    const statements = vi.spyOn(store.db, '$queryRaw');
    expect(await deadlineTerms(store.db)).toBe(first);
    expect(await store.db.$transaction((tx) => deadlineTerms(tx))).toBe(first);
    expect(statements).toHaveBeenCalledTimes(2);
    expect(first.revision).toBe(0);
    expect(first.calendar.isWorkingDay('2013-05-06')).toBe(true);
    await change(1, (db) =>
      db.calendarDay.create({
        data: { date: new Date('2013-05-06T00:00:00Z'), kind: 'FREED', source: 'Government decree P1' },
      }),
    );
    const second = await deadlineTerms(store.db);
    expect(second.revision).toBe(1);
    expect(second.calendar.day('2013-05-06')).toMatchObject({
      kind: 'FREED',
      source: 'Government decree P1',
      name: null,
    });
    expect(first.calendar.isWorkingDay('2013-05-06')).toBe(true);
  });

  it('have the hours of offices that have their own', async () => {
    const where = { code: 'TEK' };
    const own = { opensAt: 480, lunchFrom: 720, lunchTo: 780, closesAt: 1020 };
    await change(2, (db) => db.office.update({ where, data: own }));
    const terms = await deadlineTerms(store.db);
    const office = await store.db.office.findUniqueOrThrow({ where });
    expect(terms.hoursOf(office.id)).toEqual(own);
    expect(terms.hoursOf(randomUUID()).opensAt).toBe(540);
  });

  it('change with a limit or a year that comes in beside a change', async () => {
    const before = await deadlineTerms(store.db);
    const { id: _, ...limit } = await store.db.timeLimit.findFirstOrThrow({ where: { code: 'A3' } });
    await store.db.timeLimit.create({
      data: { ...limit, validFrom: new Date('2026-01-01T00:00:00Z'), limit: 2 },
    });
    const after = await deadlineTerms(store.db);
    expect(after.limits).toHaveLength(before.limits.length + 1);
    expect(after.ruleOn('A3', new Date('2026-02-02T05:00:00Z')).limit).toBe(2);
    expect(after.ruleOn('A3', new Date('2025-02-03T05:00:00Z')).limit).toBe(1);
    await store.db.calendarYear.create({ data: { year: 2031, source: 'test' } });
    expect((await deadlineTerms(store.db)).calendar.years).toContain(2031);
  });

  it('within a transaction that is taken back leave no trace', async () => {
    const undone = store.db.$transaction(async (tx) => {
      await tx.calendarYear.create({ data: { year: 2032, source: 'test' } });
      expect((await deadlineTerms(tx)).calendar.years).toContain(2032);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await store.db.calendarYear.create({ data: { year: 2033, source: 'test' } });
    const { years } = (await deadlineTerms(store.db)).calendar;
    expect(years).not.toContain(2032);
    expect(years).toContain(2033);
  });

  it('of another database are not taken for these', async () => {
    const other = await testDatabase();
    try {
      const here = await deadlineTerms(store.db);
      const there = await deadlineTerms(other.db);
      expect(there.revision).toBe(0);
      expect(there.calendar.years).toEqual(SEED_YEARS);
      expect((await deadlineTerms(store.db)).revision).toBe(here.revision);
    } finally {
      await other.close();
    }
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadReferenceData, readCalendarSeeds, readOfficeSeeds } from '../../prisma/reference/load.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase();
});
afterAll(() => store.close());

describe('the offices of Regulation app. 1 and 2', () => {
  test('are 273: 19 departments and 254 akims’ offices', async () => {
    expect(await store.db.office.count()).toBe(273);
    expect(await store.db.office.count({ where: { kind: 'DEPARTMENT', parentId: null } })).toBe(19);
    expect(await store.db.office.count({ where: { kind: 'AKIM_OFFICE', parentId: { not: null } } })).toBe(
      254,
    );
  });

  test('stand under the department of their own district, as many as app. 2 prints', async () => {
    const departments = await store.db.office.findMany({
      where: { kind: 'DEPARTMENT' },
      orderBy: { position: 'asc' },
      include: { children: true },
    });
    const counted = departments.map(({ code, children }) => [code, children.length]);
    expect(Object.fromEntries(counted)).toEqual({
      AKS: 18,
      ALA: 23,
      BAL: 15,
      ENB: 26,
      ESK: 11,
      ZHA: 24,
      ILE: 10,
      KRS: 13,
      KTL: 10,
      KER: 15,
      KOK: 10,
      PAN: 14,
      RAI: 23,
      SAR: 13,
      TAL: 11,
      UIG: 14,
      KAP: 2,
      TLD: 2,
      TEK: 0,
    });
    for (const { code, district, children } of departments) {
      const positions = children.map((child) => child.position).sort((a, b) => a - b);
      expect(positions).toEqual(children.map((_, index) => index + 1));
      for (const child of children) {
        expect(child.district).toBe(district);
        expect(child.code).toBe(`${code}-${String(child.position).padStart(2, '0')}`);
      }
    }
  });

  test('have codes, names, addresses and dates; a phone is E.164 or absent beside what was printed', async () => {
    const offices = await store.db.office.findMany();
    expect(new Set(offices.map(({ code }) => code)).size).toBe(273);
    for (const office of offices) {
      expect(office.nameKk).toMatch(/\S/);
      expect(office.addressKk).toMatch(/\S/);
      expect(office.phoneRaw).toMatch(/\d/);
      if (office.phone !== null) expect(office.phone).toMatch(/^\+7\d{10}$/);
      expect(office.validFrom.toISOString()).toBe('2012-12-24T00:00:00.000Z');
      expect(office.validTo).toBeNull();
      expect(office.nameRu !== null).toBe(office.kind === 'DEPARTMENT');
    }
    expect(offices.filter(({ phone }) => phone === null)).toHaveLength(19);
    expect(offices.filter(({ territory }) => territory === 'RURAL')).toHaveLength(242);
    expect(offices.filter(({ territory }) => territory === 'TOWN')).toHaveLength(9);
    expect(offices.filter(({ territory }) => territory === 'CITY')).toHaveLength(3 + 3);
  });

  test('keep the print where it is doubtful, with a note that says so', async () => {
    const office = await store.db.office.findUniqueOrThrow({ where: { code: 'SAR-10' } });
    expect(office.phone).toBeNull();
    expect(office.note).toContain('area code is printed twice');
    expect(await store.db.office.findUniqueOrThrow({ where: { code: 'AKS' } })).toMatchObject({
      nameKk: 'Ақсу ауданының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі',
      nameRu: 'Отдел занятости и социальных программ Аксуского района',
      phoneRaw: '8-72832 2-11-43',
      phone: '+77283221143',
    });
  });
});

test('the coded lists have the grounds of Standard cl. 16 and the documents of cl. 11', async () => {
  const entries = await store.db.referenceEntry.findMany({ orderBy: [{ list: 'asc' }, { position: 'asc' }] });
  expect(entries.map(({ code, clause, required }) => [code, clause, required])).toEqual([
    ['INCOME_ABOVE_LINE', 'Standard cl. 16(1)', false],
    ['NOT_REGISTERED_UNEMPLOYED', 'Standard cl. 16(2)', false],
    ['REFUSED_ACTIVE_MEASURES', 'Standard cl. 16(2)', false],
    ['REFUSED_JOB', 'Standard cl. 16(3)', false],
    ['LEFT_JOB_OR_TRAINING', 'Standard cl. 16(3)', false],
    ['APPLICATION_FORM', 'Standard cl. 11(1)', true],
    ['FAMILY_COMPOSITION', 'Standard cl. 11(2)', true],
    ['FAMILY_INCOME', 'Standard cl. 11(3)', true],
    ['SUBSIDIARY_PLOT', 'Standard cl. 11(4)', true],
    ['RESIDENCE_PROOF', 'Standard cl. 11(5)', true],
    ['SOCIAL_CONTRACT', 'Standard cl. 11(6)', false],
  ]);
});

describe('the calendar and the time limits', () => {
  test('are those of 2012-2014 and 2025-2030, each day with its law or decree', async () => {
    const years = await store.db.calendarYear.findMany({ orderBy: { year: 'asc' } });
    expect(years.map(({ year }) => year)).toEqual([2012, 2013, 2014, 2025, 2026, 2027, 2028, 2029, 2030]);
    expect(await store.db.calendarDay.count()).toBe(readCalendarSeeds().flatMap(({ days }) => days).length);
    const ait = await store.db.calendarDay.findUniqueOrThrow({
      where: { date: new Date('2027-05-16T00:00:00Z') },
    });
    expect(ait).toMatchObject({
      kind: 'FIXED_DAY_OFF',
      nameKk: 'Құрбан айттың бірінші күні',
      nameRu: 'Первый день Курбан-айта',
      nameEn: 'First day of Kurban Ait',
      source: 'Labour Code of 2015, art. 84(5)',
      expected: true,
    });
  });

  test('are one rule of each code, with the limits of Regulation app. 5 and Standard cl. 7', async () => {
    const limits = await store.db.timeLimit.findMany({ orderBy: { code: 'asc' } });
    expect(limits.map(({ code, limit, unit }) => [code, limit, unit])).toEqual([
      ['A1', 15, 'WORKING_MINUTES'],
      ['A2', 30, 'WORKING_MINUTES'],
      ['A3', 1, 'CALENDAR_DAYS'],
      ['A4', 9, 'CALENDAR_DAYS'],
      ['A5', 30, 'WORKING_MINUTES'],
      ['A6', 15, 'WORKING_MINUTES'],
      ['COMMISSION', 5, 'CALENDAR_DAYS'],
      ['STANDARD', 7, 'WORKING_DAYS'],
      ['STANDARD_AKIM', 22, 'WORKING_DAYS'],
      ['ACKNOWLEDGEMENT', 60, 'WORKING_MINUTES'],
    ]);
    for (const { firstDayCounts, rollsForward, validFrom } of limits) {
      expect([firstDayCounts, rollsForward]).toEqual([false, true]);
      expect(validFrom.getUTCFullYear()).toBeLessThan(2012);
    }
  });
});

const NOTHING = { offices: 0, referenceEntries: 0, calendarYears: 0, timeLimits: 0 };

describe('loading again', () => {
  test('adds nothing, and keeps what an administrator changed', async () => {
    await store.db.office.update({
      where: { code: 'TEK' },
      data: { addressKk: 'Жаңа мекенжай', version: 2 },
    });
    const where = { list_code: { list: 'REFUSAL_GROUND', code: 'REFUSED_JOB' } } as const;
    await store.db.referenceEntry.update({ where, data: { nameEn: 'Changed' } });
    const before = await store.db.office.findMany({ orderBy: { code: 'asc' } });
    expect(await loadReferenceData(store.db)).toEqual(NOTHING);
    expect(await store.db.office.findMany({ orderBy: { code: 'asc' } })).toEqual(before);
    expect((await store.db.referenceEntry.findUniqueOrThrow({ where })).nameEn).toBe('Changed');
  });

  test('never brings back a day that the administrator took out of a year, nor a limit that he dated anew', async () => {
    const where = { date: new Date('2027-03-15T00:00:00Z') };
    await store.db.calendarDay.delete({ where });
    const kurbanAit = { date: new Date('2026-05-27T00:00:00Z') };
    await store.db.calendarDay.update({ where: kurbanAit, data: { nameEn: 'Changed' } });
    await store.db.timeLimit.updateMany({
      where: { code: 'A4' },
      data: { validFrom: new Date('2000-01-01T00:00:00Z'), limit: 8 },
    });
    expect(await loadReferenceData(store.db)).toEqual(NOTHING);
    expect(await store.db.calendarDay.findUnique({ where })).toBeNull();
    expect((await store.db.calendarDay.findUniqueOrThrow({ where: kurbanAit })).nameEn).toBe('Changed');
    expect(await store.db.timeLimit.findMany({ where: { code: 'A4' } })).toMatchObject([{ limit: 8 }]);
  });

  test('adds what is missing once, also when two processes load at the same moment', async () => {
    const empty = await testDatabase();
    try {
      const { default: pg } = await import('pg');
      const owner = new pg.Client({ connectionString: empty.ownerUrl });
      await owner.connect();
      await owner.query('DELETE FROM office WHERE "parentId" IS NOT NULL');
      await owner.query('DELETE FROM office');
      await owner.query('DELETE FROM reference_entry');
      await owner.query("DELETE FROM calendar_day WHERE date >= '2030-01-01'");
      await owner.query('DELETE FROM calendar_year WHERE year = 2030');
      await owner.query('DELETE FROM time_limit');
      await owner.end();
      const both = await Promise.all([loadReferenceData(empty.db), loadReferenceData(empty.db)]);
      expect(both[0].offices + both[1].offices).toBe(273);
      expect(both[0].referenceEntries + both[1].referenceEntries).toBe(11);
      expect(both[0].calendarYears + both[1].calendarYears).toBe(1);
      expect(both[0].timeLimits + both[1].timeLimits).toBe(10);
      expect(await empty.db.office.count()).toBe(readOfficeSeeds().length);
      const days = readCalendarSeeds().flatMap((year) => year.days);
      expect(await empty.db.calendarDay.count()).toBe(days.length);
      expect(await empty.db.timeLimit.count()).toBe(10);
    } finally {
      await empty.close();
    }
  });
});

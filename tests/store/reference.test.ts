import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadReferenceData, readOfficeSeeds } from '../../prisma/reference/load.ts';
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

describe('loading again', () => {
  test('adds nothing, and keeps what an administrator changed', async () => {
    await store.db.office.update({
      where: { code: 'TEK' },
      data: { addressKk: 'Жаңа мекенжай', version: 2 },
    });
    const where = { list_code: { list: 'REFUSAL_GROUND', code: 'REFUSED_JOB' } } as const;
    await store.db.referenceEntry.update({ where, data: { nameEn: 'Changed' } });
    const before = await store.db.office.findMany({ orderBy: { code: 'asc' } });
    expect(await loadReferenceData(store.db)).toEqual({ offices: 0, referenceEntries: 0 });
    expect(await store.db.office.findMany({ orderBy: { code: 'asc' } })).toEqual(before);
    expect((await store.db.referenceEntry.findUniqueOrThrow({ where })).nameEn).toBe('Changed');
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
      await owner.end();
      const both = await Promise.all([loadReferenceData(empty.db), loadReferenceData(empty.db)]);
      expect(both[0].offices + both[1].offices).toBe(273);
      expect(both[0].referenceEntries + both[1].referenceEntries).toBe(11);
      expect(await empty.db.office.count()).toBe(readOfficeSeeds().length);
    } finally {
      await empty.close();
    }
  });
});

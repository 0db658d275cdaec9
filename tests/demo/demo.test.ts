import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaseStatus } from '../../prisma/client.ts';
import { checkIin } from '../../schema/applicants/iin.ts';
import { createDemo, SIGN_INS_FILE } from '../../server/demo/createDemo.ts';
import { refuseDemo } from '../../server/demo/demoMarker.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import { WORKING_MORNING } from '../support/world.ts';

let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await testDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'komek-demo-'));
});
afterAll(async () => {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the demonstration', () => {
  it('completes what an interrupted start left, once, and keeps the sign-ins to their owner', async () => {
    const { db } = database;
    const told: string[] = [];
    const stop = new AbortController();
    const make = (abort = new AbortController().signal) =>
      createDemo({ db, dataDir, now: WORKING_MORNING, onPeople: (signIns) => told.push(signIns), abort });
    expect(() => refuseDemo(dataDir)).not.toThrow();
    const interrupted = make(stop.signal);
    setTimeout(() => stop.abort(), 1500);
    await interrupted;
    expect(() => refuseDemo(dataDir)).toThrow('holds the demonstration');
    await expect(stat(join(dataDir, SIGN_INS_FILE))).rejects.toThrow('ENOENT');
    await make();
    const count = await db.case.count();
    expect(count).toBeGreaterThanOrEqual(200);
    expect(await readFile(join(dataDir, SIGN_INS_FILE), 'utf8')).toBe(`${told[1]}\n`);
    expect((await stat(join(dataDir, SIGN_INS_FILE))).mode & 0o077).toBe(0);
    await make();
    expect(told).toHaveLength(2);
    expect(await db.case.count()).toBe(count);
  }, 90_000);

  it('shows a case in every state, and only people whom nobody can be', async () => {
    const { db } = database;
    const states = await db.case.groupBy({ by: ['status'] });
    expect(states.map(({ status }) => status).sort()).toEqual(Object.values(CaseStatus).sort());
    for (const { iin } of await db.applicant.findMany({ select: { iin: true } })) {
      expect(checkIin(iin)).toMatchObject({ valid: true, errors: [] });
      expect(checkIin(iin).birthDate).toMatch(/^18/);
    }
  });

  it('numbers cases in the order of their registration, within office hours', async () => {
    const cases = await database.db.case.findMany({
      where: { channel: 'DEPARTMENT' },
      orderBy: { numberSeq: 'asc' },
    });
    for (const officeId of new Set(cases.map((row) => row.officeId))) {
      const times = cases.flatMap((row) =>
        row.officeId === officeId ? [row.registeredAt?.getTime() ?? 0] : [],
      );
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
    expect(cases.some((row) => row.receivedOutsideHours)).toBe(false);
  });
});

import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaseStatus } from '../../prisma/client.ts';
import { checkIin } from '../../schema/applicants/iin.ts';
import type { DueState } from '../../schema/cases/dueState.ts';
import { dueBounds, dueStateOf } from '../../schema/cases/dueState.ts';
import { compileCalendar } from '../../schema/deadlines/calendar.ts';
import { STANDARD_HOURS } from '../../schema/deadlines/officeHours.ts';
import { deadlineTerms } from '../../schema/deadlines/terms.ts';
import { isWorkingTime } from '../../schema/deadlines/workingTime.ts';
import { createDemo, SIGN_INS_FILE } from '../../server/demo/createDemo.ts';
import { refuseDemo } from '../../server/demo/demoMarker.ts';
import { workingMinutesBefore } from '../../server/demo/pace.ts';
import { startInspection } from '../../server/files/content/inspection.ts';
import { diskStore } from '../../server/files/store/diskStore.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import { plainWorks } from '../support/plainPress.ts';
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
      createDemo({
        db,
        store: diskStore(join(dataDir, 'files')),
        papers: plainWorks,
        dataDir,
        now: WORKING_MORNING,
        onPeople: (signIns) => told.push(signIns),
        abort,
      });
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

  it('has scanned pages with some cases, open and closed, each of them whole and as it says', async () => {
    const attachments = await database.db.attachment.findMany({ include: { case: true, document: true } });
    expect(attachments.length).toBeGreaterThanOrEqual(30);
    const states = new Set(attachments.map((attachment) => attachment.case.status));
    for (const status of ['COMMISSION_REVIEW', 'REGISTERED', 'DRAFTING', 'SIGNED'] as const) {
      expect(states).toContain(status);
    }
    const store = diskStore(join(dataDir, 'files'));
    for (const { storageKey, size, sha256, type, caseId, document } of attachments) {
      const inspection = startInspection(size);
      for await (const part of await store.get(storageKey)) inspection.take(part);
      expect(await inspection.finish()).toEqual({ type, sha256 });
      expect(document?.caseId).toBe(caseId);
    }
    const files = await database.db.attachment.groupBy({ by: ['caseId'], _count: true });
    expect(Math.max(...files.map(({ _count }) => _count))).toBe(2);
    expect(await database.db.upload.count()).toBe(0);
  });

  it('leaves a few receipts to print at both counters, and none of a case that has moved on', async () => {
    const { db } = database;
    const waiting = await db.case.groupBy({ by: ['status'], where: { receiptPrint: null }, _count: true });
    const counts = Object.fromEntries(waiting.map(({ status, _count }) => [status, _count]));
    expect(Object.keys(counts).sort()).toEqual(['AKIM_REGISTERED', 'REGISTERED']);
    expect(counts.AKIM_REGISTERED).toBeLessThan(
      await db.case.count({ where: { status: 'AKIM_REGISTERED' } }),
    );
    expect(counts.REGISTERED).toBeLessThan(await db.case.count({ where: { status: 'REGISTERED' } }));
  });

  it('has late cases, cases due today and later, most of the open ones not late', async () => {
    const open = await database.db.case.findMany({
      where: { dueAt: { not: null } },
      select: { dueAt: true },
    });
    const bounds = dueBounds(WORKING_MORNING);
    const states = open.flatMap(({ dueAt }) => (dueAt ? [dueStateOf(dueAt, bounds)] : []));
    const count = (state: DueState) => states.filter((one) => one === state).length;
    for (const state of ['LATE', 'TODAY', 'THIS_WEEK', 'LATER'] as const)
      expect(count(state), state).toBeGreaterThanOrEqual(5);
    expect(count('LATE') / states.length).toBeLessThan(0.3);
    const closed = await database.db.caseClock.findMany({ where: { endedAt: { not: null } } });
    const late = closed.filter(({ endedAt, dueAt }) => endedAt && endedAt > dueAt);
    expect(late.length).toBeGreaterThan(20);
    expect(late.length / closed.length).toBeLessThan(0.15);
  });

  it('lets no step take place outside the office hours or after the start', async () => {
    const { calendar, hoursOf } = await deadlineTerms(database.db);
    for (const { at, officeId } of await database.db.caseEvent.findMany()) {
      expect(at <= WORKING_MORNING).toBe(true);
      expect(isWorkingTime(calendar, hoursOf(officeId), new Date(at.getTime() - 1)), at.toISOString()).toBe(
        true,
      );
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

describe('the moment so many working minutes before another', () => {
  const calendar = compileCalendar(
    [2026],
    [{ date: '2026-12-16', kind: 'HOLIDAY', name: null, source: 'test', expected: false }],
  );
  const earlier = (at: string, minutes: number) =>
    workingMinutesBefore(calendar, STANDARD_HOURS, new Date(at), minutes).toISOString();

  it('lies within the working hours, from a weekend, an early morning or a holiday too', () => {
    expect(earlier('2026-11-18T05:00:00.000Z', 30)).toBe('2026-11-18T04:30:00.000Z');
    expect(earlier('2026-11-22T07:00:00.000Z', 10)).toBe('2026-11-20T12:50:00.000Z');
    expect(earlier('2026-11-23T00:30:00.000Z', 480)).toBe('2026-11-20T04:00:00.000Z');
    expect(earlier('2026-12-16T05:00:00.000Z', 1)).toBe('2026-12-15T12:59:00.000Z');
    // Exactly the morning before lunch: rather the end of lunch than its beginning.
    expect(earlier('2026-11-18T13:00:00.000Z', 240)).toBe('2026-11-18T09:00:00.000Z');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localYear } from '../../schema/deadlines/zone.ts';
import { caseIn, next, send, shownNotice, staff, take } from '../support/steps.ts';
import { atOnce, inLanes, outcomeOf, randomFrom, runClock, tally, through } from '../support/together.ts';
import { waitingCases } from '../support/waitingCases.ts';
import { application, createWorld, syntheticIin, WORKING_MORNING, type World } from '../support/world.ts';

let world: World;
let second: World;

beforeAll(async () => {
  world = await createWorld();
  second = through(world, await world.anotherServer());
});
afterAll(() => world.close());

/** From 1 to `count`. */
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** The department's numbers of an office, in their order, each with its case and receipts. */
const numbersOf = (officeCode: string, numberYear: number) =>
  world.db.case.findMany({
    where: { office: { code: officeCode }, numberYear },
    orderBy: { numberSeq: 'asc' },
    select: { id: true, number: true, numberSeq: true, registeredAt: true, receipt: true },
  });

/** An IIN whose control digit is wrong. */
const mistyped = (iin: string): string => `${iin.slice(0, 11)}${(Number(iin[11]) + 1) % 10}`;

/** A server's clock that runs and is now and then wrong by up to two seconds. */
const shakyClock = (random: () => number) => {
  const start = performance.now();
  return () => new Date(WORKING_MORNING.getTime() + performance.now() - start + (random() - 0.5) * 4_000);
};

describe('registration numbers', () => {
  it('are 1 to 50 without a gap for 50 applications at once, in the order of their moments, each on one receipt', async () => {
    const clerks = await Promise.all([1, 2, 3].map(() => world.person('AKS', ['CLERK'])));
    const stop = runClock(world, shakyClock(randomFrom(50)));
    const answers = await atOnce(50, (index) =>
      send(world, clerks[index % 3] ?? null, 'registerApplication', application()),
    );
    stop();
    expect(tally(answers.map(outcomeOf))).toEqual({ ok: 50 });

    const rows = await numbersOf('AKS', 2026);
    expect(rows.map(({ numberSeq }) => numberSeq)).toEqual(upTo(50));
    expect(rows.map(({ number }) => number)).toEqual(
      upTo(50).map((seq) => `AKS-2026/${String(seq).padStart(6, '0')}`),
    );
    const moments = rows.map(({ registeredAt }) => registeredAt?.getTime() ?? 0);
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    expect(new Set(moments).size, 'the clock moved between them').toBeGreaterThan(1);

    expect(rows.map(({ receipt }) => receipt?.number)).toEqual(rows.map(({ number }) => number));
    expect(rows.map(({ receipt }) => receipt?.issuedAt)).toEqual(
      rows.map(({ registeredAt }) => registeredAt),
    );
    for (const { number, receipt } of rows) expect(JSON.stringify(receipt?.content)).toContain(number);
    expect(await world.db.receipt.count({ where: { case: { office: { code: 'AKS' } } } })).toBe(50);
  });

  it('have no gap where applications are refused or fail after their number was given', async () => {
    const clerk = await world.person('ALA', ['CLERK']);
    const known = application();
    await take(world, clerk, 'registerApplication', known);
    const bad: readonly (() => Record<string, unknown>)[] = [
      () => application(),
      // Found out only after number and person were written: the form is not this clerk's.
      () => application({ intakeId: '00000000-0000-7000-8000-000000000000' }),
      () => application({ iin: known.iin }),
      () => application({ iin: mistyped(syntheticIin(2_999)) }),
      () => application({ documents: [] }),
    ];
    const answers = await atOnce(60, (index) =>
      send(index % 2 ? world : second, clerk, 'registerApplication', bad[index % bad.length]?.() ?? {}),
    );
    expect(tally(answers.map(outcomeOf))).toEqual({
      ok: 12,
      NOT_FOUND: 12,
      'TRANSITION_REFUSED OPEN_CASE_EXISTS': 12,
      VALIDATION_FAILED: 24,
    });
    expect((await numbersOf('ALA', 2026)).map(({ numberSeq }) => numberSeq)).toEqual(upTo(13));
    expect(
      await world.db.applicant.count({ where: { cases: { none: {} } } }),
      'nothing is half written',
    ).toBe(0);
  });

  it('are given once to a person who applies at eight counters at the same moment', async () => {
    const clerk = await world.person('BAL', ['CLERK']);
    const same = application();
    const answers = await atOnce(8, (index) =>
      send(index % 2 ? world : second, clerk, 'registerApplication', same),
    );
    expect(tally(answers.map(outcomeOf))).toEqual({ ok: 1, 'TRANSITION_REFUSED OPEN_CASE_EXISTS': 7 });
    await take(world, clerk, 'registerApplication', application());
    expect((await numbersOf('BAL', 2026)).map(({ numberSeq }) => numberSeq)).toEqual([1, 2]);
  });

  it('run on their own at each office and in each series, also while cases arrive from the akims', async () => {
    const [enb, esk] = [await staff(world, 'ENB'), await staff(world, 'ESK')];
    const sent = await inLanes(4, upTo(6), () => caseIn(world, enb, 'IN_TRANSIT'));
    const answers = await Promise.all([
      atOnce(12, () => send(world, enb.clerk, 'registerApplication', application())),
      atOnce(12, () => send(second, esk.clerk, 'registerApplication', application())),
      atOnce(12, () => send(world, enb.akimClerk, 'registerAtAkim', application())),
      atOnce(12, () => send(second, esk.akimClerk, 'registerAtAkim', application())),
      Promise.all(
        sent.map((caseId) => send(world, enb.clerk, 'receiveFromAkim', { caseId, expectedVersion: 2 })),
      ),
    ]);
    expect(tally(answers.flat().map(outcomeOf))).toEqual({ ok: 54 });
    expect((await numbersOf('ENB', 2026)).map(({ numberSeq }) => numberSeq)).toEqual(upTo(18));
    expect((await numbersOf('ESK', 2026)).map(({ numberSeq }) => numberSeq)).toEqual(upTo(12));
    const akim = await world.db.case.findMany({
      where: { akimNumber: { not: null } },
      orderBy: [{ akimNumber: 'asc' }],
      select: { akimNumber: true, akimNumberSeq: true, receipt: { select: { number: true } } },
    });
    expect(akim.map(({ akimNumberSeq }) => akimNumberSeq)).toEqual([...upTo(18), ...upTo(12)]);
    expect(akim.map(({ receipt }) => receipt?.number)).toEqual(akim.map(({ akimNumber }) => akimNumber));
  });

  it('begin again at 1 when the year turns at the offices, five hours before it does at Greenwich', async () => {
    const midnight = new Date('2026-12-31T19:00:00.000Z').getTime();
    world.clock = new Date(midnight - 1_000);
    const clerk = await world.person('ZHA', ['CLERK']);
    const late = () => application({ receivedOutsideHours: true });
    expect((await take(world, clerk, 'registerApplication', late())).case.number).toBe('ZHA-2026/000001');
    world.clock = new Date(midnight);
    expect((await take(world, clerk, 'registerApplication', late())).case.number).toBe('ZHA-2027/000001');

    const random = randomFrom(2027);
    const stop = runClock(world, () => new Date(midnight + Math.floor((random() - 0.5) * 2_000)));
    const answers = await atOnce(40, (index) =>
      send(index % 2 ? world : second, clerk, 'registerApplication', late()),
    );
    stop();
    world.clock = WORKING_MORNING;
    expect(tally(answers.map(outcomeOf))).toEqual({ ok: 40 });
    const years = [await numbersOf('ZHA', 2026), await numbersOf('ZHA', 2027)];
    for (const rows of years) {
      expect(rows.length).toBeGreaterThan(5);
      expect(rows.map(({ numberSeq }) => numberSeq)).toEqual(upTo(rows.length));
      for (const { number, registeredAt } of rows) {
        expect(number).toContain(`-${registeredAt && localYear(registeredAt)}/`);
      }
    }
    expect(years.flat()).toHaveLength(42);
  });

  it('follow each other through two server processes whose clocks disagree', async () => {
    const clerk = await world.person('ILE', ['CLERK']);
    const stop = runClock(world, shakyClock(randomFrom(2)));
    const answers = await inLanes(12, upTo(40), (index) =>
      send(index % 2 ? world : second, clerk, 'registerApplication', application()),
    );
    stop();
    expect(tally(answers.map(outcomeOf))).toEqual({ ok: 40 });
    const rows = await numbersOf('ILE', 2026);
    expect(rows.map(({ numberSeq }) => numberSeq)).toEqual(upTo(40));
    const moments = rows.map(({ registeredAt }) => registeredAt?.getTime() ?? 0);
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
  });
});

describe('outgoing numbers', () => {
  it('have neither gap nor double when twelve notices are signed at once, some of them wrongly', async () => {
    const people = await staff(world, 'KRS');
    const cases = await waitingCases(world, people, 12);
    await inLanes(4, cases, async (caseId) => {
      for (const step of ['assignExecutor', 'acceptDocuments', 'completeCheck', 'submitNotice']) {
        await next(world, people, caseId, step);
      }
    });
    const answers = await Promise.all(
      cases.flatMap((caseId) =>
        [true, false].map(async (right) => {
          const shown = await shownNotice(world, caseId);
          const input = {
            caseId,
            expectedVersion: 6,
            ...shown,
            ...(right ? {} : { contentHash: 'f'.repeat(64) }),
          };
          return outcomeOf(await send(right ? world : second, people.head, 'signNotice', input));
        }),
      ),
    );
    expect(answers.filter((outcome) => outcome === 'ok')).toHaveLength(12);
    const signed = await world.db.noticeVersion.findMany({
      where: { case: { office: { code: 'KRS' } }, outgoingSeq: { not: null } },
      orderBy: { outgoingSeq: 'asc' },
    });
    expect(signed.map(({ outgoingNumber }) => outgoingNumber)).toEqual(
      upTo(12).map((seq) => `KRS-2026/N-${String(seq).padStart(6, '0')}`),
    );
  });
});

describe('a person', () => {
  it('whose applications at two departments come at the same moment is one applicant', async () => {
    const clerks = await Promise.all(['KTL', 'KER'].map((code) => world.person(code, ['CLERK'])));
    const iin = syntheticIin(3_000);
    const answers = await atOnce(10, (index) =>
      send(
        world,
        clerks[index % 2] ?? null,
        'registerApplication',
        application({ iin, duplicateReason: 'Көшіп келді.' }),
      ),
    );
    expect(tally(answers.map(outcomeOf))).toEqual({ ok: 10 });
    expect(await world.db.applicant.findMany({ where: { iin }, select: { version: true } })).toEqual([
      { version: 10 },
    ]);
  });
});

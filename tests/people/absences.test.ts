import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, found, problemsOf } from '../support/answers.ts';
import { statementsOf } from '../support/statements.ts';
import { caseIn, type Staff, staff } from '../support/steps.ts';
import { atOnce, tally } from '../support/together.ts';
import { createWorld, type Person, type World } from '../support/world.ts';
import { conflictOf, peopleCalls } from './documents.ts';

let world: World;
let people: Staff;
let admin: Person;
let calls: ReturnType<typeof peopleCalls>;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  admin = await world.person('TAL', ['ADMIN']);
  calls = peopleCalls(world);
});
afterAll(() => world.close());

const NOBODY = '00000000-0000-4000-8000-000000000000';
const days = (from: string, to = from) => ({ from, to });
const last = (action: 'ABSENCE_RECORDED' | 'ABSENCE_CANCELLED') =>
  world.db.auditEntry.findFirst({ where: { action }, orderBy: { id: 'desc' } });

interface Row {
  readonly id: string;
  readonly from: string;
}
const starts = async (who: Person, range: Record<string, unknown> = {}): Promise<string[]> =>
  found<Row[]>(await calls.absences(who, range), 'absences').map(({ from }) => from);

describe('an absence', () => {
  it('is recorded by the head for his people and by ADMIN for anybody, also afterwards, and is logged', async () => {
    const { clerk, head, akimClerk } = people;
    const input = { userId: clerk.id, ...days('2026-11-02', '2026-11-13'), reason: ' Еңбек демалысы ' };
    expect(found(await calls.record(head, input), 'recordAbsence')).toMatchObject({
      from: '2026-11-02',
      to: '2026-11-13',
      reason: 'Еңбек демалысы',
      cancelledAt: null,
      user: { id: clerk.id },
      recordedBy: { id: head.id },
    });
    expect(await last('ABSENCE_RECORDED')).toMatchObject({ actorId: head.id, subjectId: clerk.id });
    expect(JSON.stringify((await last('ABSENCE_RECORDED'))?.details)).not.toContain('демалыс');
    expect(codeOf(await calls.record(head, { userId: head.id, ...days('2026-12-01') }))).toBeNull();
    expect(codeOf(await calls.record(admin, { userId: akimClerk.id, ...days('2026-12-02') }))).toBeNull();
  });

  it('is refused with a code: wrong days, an unknown person or one of another office, days already taken', async () => {
    const { executor, head } = people;
    const input = { userId: executor.id, ...days('2027-01-11', '2027-01-15') };
    expect(problemsOf(await calls.record(head, { ...input, to: '2027-01-10' }))).toEqual([
      'to: END_BEFORE_START',
    ]);
    expect(problemsOf(await calls.record(head, { ...input, reason: 'б'.repeat(301) }))).toEqual([
      'reason: TOO_LONG',
    ]);
    expect(problemsOf(await calls.record(head, { ...input, userId: 'nobody' }))).toEqual(['userId: INVALID']);
    expect(codeOf(await calls.record(head, { ...input, userId: NOBODY }))).toBe('NOT_FOUND');
    expect(codeOf(await calls.record(head, { ...input, userId: people.akimClerk.id }))).toBe('NOT_FOUND');
    expect(codeOf(await calls.record(await world.person('TAL', ['HEAD']), input))).toBe('NOT_FOUND');
    expect(codeOf(await calls.record(executor, input))).toBe('FORBIDDEN');
    expect(codeOf(await calls.record(head, input))).toBeNull();
    for (const period of [days('2027-01-15'), days('2027-01-01', '2027-02-01'), days('2027-01-12')]) {
      const again = await calls.record(head, { userId: executor.id, ...period });
      expect(conflictOf(again)).toBe('ABSENCE_OVERLAPS');
      expect(again.errors?.[0]?.extensions).toMatchObject({ from: '2027-01-11', to: '2027-01-15' });
    }
    expect(codeOf(await calls.record(head, { userId: executor.id, ...days('2027-01-16') }))).toBeNull();
  });

  it('for the same days at once is recorded once, every time', async () => {
    for (let round = 0; round < 5; round += 1) {
      const period = days(`2027-03-${String(10 + round)}`);
      const answers = await atOnce(5, (index) =>
        calls.record(index % 2 ? admin : people.head, { userId: people.clerk.id, ...period }),
      );
      expect(tally(answers.map((answer) => String(conflictOf(answer) ?? codeOf(answer) ?? 'ok')))).toEqual({
        ok: 1,
        ABSENCE_OVERLAPS: 4,
      });
    }
  });

  it('is cancelled once, leaves the lists, and gives its days free', async () => {
    const { head, executor } = people;
    const input = { userId: executor.id, ...days('2027-04-05', '2027-04-09') };
    const { id } = found<Row>(await calls.record(head, input), 'recordAbsence');
    expect(codeOf(await calls.cancel(await world.person('TAL', ['HEAD']), id))).toBe('NOT_FOUND');
    expect(found(await calls.cancel(head, id), 'cancelAbsence')).toMatchObject({
      id,
      cancelledAt: world.clock.toISOString(),
    });
    expect(await last('ABSENCE_CANCELLED')).toMatchObject({ actorId: head.id, subjectId: executor.id });
    expect(conflictOf(await calls.cancel(head, id))).toBe('ABSENCE_CANCELLED');
    expect(await starts(head, days('2027-04-01', '2027-04-30'))).toEqual([]);
    expect(codeOf(await calls.record(head, input))).toBeNull();
    expect(codeOf(await calls.cancel(head, NOBODY))).toBe('NOT_FOUND');
  });
});

describe('the list of absences', () => {
  it('has those that touch the days, of the offices that the reader reads; without days from today on', async () => {
    const tal = { head: await world.person('TAL', ['HEAD']), clerk: await world.person('TAL', ['CLERK']) };
    const record = async (userId: string, period: object) =>
      expect(codeOf(await calls.record(tal.head, { userId, ...period }))).toBeNull();
    await record(tal.clerk.id, days('2026-11-10', '2026-11-17'));
    await record(tal.clerk.id, days('2026-11-18', '2026-11-20'));
    await record(tal.head.id, days('2026-11-30', '2026-12-04'));
    expect(await starts(tal.head)).toEqual(['2026-11-18', '2026-11-30']);
    expect(await starts(tal.head, days('2026-11-17', '2026-11-18'))).toEqual(['2026-11-10', '2026-11-18']);
    expect(await starts(tal.head, days('2026-12-04', '2026-12-31'))).toEqual(['2026-11-30']);
    expect(await starts(tal.head, days('2026-11-21', '2026-11-29'))).toEqual([]);
    expect(await starts(admin, { officeId: tal.head.officeId })).toEqual(['2026-11-18', '2026-11-30']);
    expect(await starts(people.head, { officeId: tal.head.officeId })).toEqual([]);
    const overseer = await world.person('AKS', ['OVERSEER']);
    expect(await starts(overseer, { officeId: tal.head.officeId })).toEqual([]);
    await world.db.oversight.create({ data: { userId: overseer.id, officeId: tal.head.officeId } });
    expect(await starts(overseer, { officeId: tal.head.officeId })).toEqual(['2026-11-18', '2026-11-30']);
    expect(codeOf(await calls.absences(people.clerk))).toBe('FORBIDDEN');
    expect(problemsOf(await calls.absences(admin, days('2026-12-02', '2026-12-01')))).toEqual([
      'to: END_BEFORE_START',
    ]);
    expect(problemsOf(await calls.absences(admin, { officeId: 'nothing' }))).toEqual([
      'officeId.0: NOT_AN_ID',
    ]);
  });
});

describe('User.absences', () => {
  it('are today’s and later ones, and why is only for those who may list the people', async () => {
    const executor = await world.person('AKS', ['EXECUTOR'], { phone: '+77283221150' });
    const record = async (period: object) =>
      expect(
        codeOf(await calls.record(people.head, { userId: executor.id, ...period, reason: 'Ауру' })),
      ).toBeNull();
    await record(days('2026-11-16', '2026-11-17'));
    await record(days('2026-11-18'));
    await record(days('2026-12-21', '2026-12-25'));
    const id = await caseIn(world, { ...people, executor }, 'ASSIGNED');
    const document = `{ case(id: "${id}") { executor { absences { from reason } } } }`;
    const seenBy = async (who: Person) =>
      found<{ executor: { absences: unknown } }>(await world.ask(who, document), 'case').executor.absences;
    const shown = (reason: string | null) => [
      { from: '2026-11-18', reason },
      { from: '2026-12-21', reason },
    ];
    expect(await seenBy(people.head)).toEqual(shown('Ауру'));
    expect(await seenBy(people.clerk)).toEqual(shown(null));
    expect(await seenBy(await world.person('AKS', ['OVERSEER']))).toEqual(shown('Ауру'));
  });
});

describe('the number of SQL statements', () => {
  const users = (first: number) =>
    `{ users(first: ${first}) { nodes { id absences { from reason } overseenOffices { code } } } }`;

  it('of users with their absences and offices does not grow with the rows', async () => {
    for (const day of ['2027-07-01', '2027-07-02', '2027-07-03']) {
      const { id: userId } = await world.person('AKS', ['CLERK']);
      expect(codeOf(await calls.record(people.head, { userId, ...days(day) }))).toBeNull();
    }
    expect(await statementsOf(world, people.head, users(8))).toBe(
      await statementsOf(world, people.head, users(1)),
    );
  });

  it('of the lists of absences and acting heads is two: session and rows', async () => {
    const absences = '{ absences { from to reason user { fullName } recordedBy { shortName } } }';
    expect(await statementsOf(world, people.head, absences)).toBe(2);
    const namings = '{ actingHeads { from to order inForce user { fullName } office { code } } }';
    expect(await statementsOf(world, people.head, namings)).toBe(2);
  });
});

describe('the store', () => {
  it('refuses an absence that ends before it begins or has an empty reason, and forgets none', async () => {
    const absence = {
      userId: people.clerk.id,
      fromDate: new Date('2027-06-02'),
      toDate: new Date('2027-06-03'),
      recordedById: people.head.id,
      recordedAt: world.clock,
    };
    const make = (more: object) => world.db.absence.create({ data: { ...absence, ...more } });
    await expect(make({ toDate: new Date('2027-06-01') })).rejects.toThrow(/absence_dates/);
    await expect(make({ reason: ' ' })).rejects.toThrow(/absence_reason/);
    const { id } = await make({});
    await expect(world.db.absence.delete({ where: { id } })).rejects.toThrow();
    expect(await world.db.absence.count({ where: { id } })).toBe(1);
  });
});

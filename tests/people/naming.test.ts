import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, found, problemsOf } from '../support/answers.ts';
import { type Staff, staff } from '../support/steps.ts';
import { atOnce, tally } from '../support/together.ts';
import { ask, createWorld, type Person, type World } from '../support/world.ts';
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

/** The world's clock stands at 18 November 2026. */
const TODAY = '2026-11-18';
const NOBODY = '00000000-0000-4000-8000-000000000000';
const days = (from: string, to = from) => ({ from, to });
const last = (action: 'ACTING_HEAD_NAMED' | 'ACTING_HEAD_ENDED') =>
  world.db.auditEntry.findFirst({ where: { action }, orderBy: { id: 'desc' } });

interface Naming {
  readonly id: string;
}

describe('naming an acting head', () => {
  it('is for the head of the office and for ADMIN, is logged, and shows in the list, the newest first', async () => {
    const { executor } = people;
    const first = await calls.name(people.head, { userId: executor.id, ...days(TODAY, '2026-11-19') });
    expect(found(first, 'nameActingHead')).toMatchObject({
      from: TODAY,
      to: '2026-11-19',
      order: '№ 12 бұйрық',
      inForce: true,
      endedAt: null,
      user: { id: executor.id },
      office: { code: 'AKS' },
      namedBy: { id: people.head.id },
    });
    expect(await last('ACTING_HEAD_NAMED')).toMatchObject({
      actorId: people.head.id,
      subjectId: executor.id,
      details: { from: TODAY, to: '2026-11-19', officeId: executor.officeId },
    });
    const later = await calls.name(admin, { userId: people.clerk.id, ...days('2026-12-01') });
    expect(found(later, 'nameActingHead')).toMatchObject({ inForce: false, namedBy: { id: admin.id } });
    const ids = [later, first].map((answer) => found<Naming>(answer, 'nameActingHead').id);
    const overseer = await world.person('AKS', ['OVERSEER']);
    for (const reader of [people.head, overseer, admin])
      expect(
        found<Naming[]>(await calls.actingHeads(reader), 'actingHeads').map(({ id }) => id),
        reader.roles.join(),
      ).toEqual(ids);
    const elsewhere = await world.person('TAL', ['HEAD']);
    expect(found(await calls.actingHeads(elsewhere), 'actingHeads')).toEqual([]);
    const foreign = await calls.actingHeads(elsewhere, { officeId: executor.officeId });
    expect(found(foreign, 'actingHeads')).toEqual([]);
    for (const id of ids) expect(codeOf(await calls.end(people.head, id))).toBeNull();
  });

  it('is refused with a code at the field that is wrong', async () => {
    const wrong = async (input: Record<string, unknown>) =>
      problemsOf(await calls.name(admin, { userId: people.executor.id, ...days(TODAY), ...input }));
    expect(await wrong(days('2026-11-17', '2026-11-20'))).toEqual(['from: BEGINS_IN_PAST']);
    expect(await wrong(days('2026-11-20', '2026-11-19'))).toEqual(['to: END_BEFORE_START']);
    expect(await wrong({ order: '  ' })).toEqual(['order: REQUIRED']);
    expect(await wrong({ order: 'б'.repeat(201) })).toEqual(['order: TOO_LONG']);
    expect(await wrong({ userId: 'nobody' })).toEqual(['userId: INVALID']);
    expect(await wrong({ userId: people.head.id })).toEqual(['userId: ALREADY_HEAD']);
    expect(await wrong({ userId: people.akimClerk.id })).toEqual(['userId: NOT_A_DEPARTMENT']);
    expect(await wrong({ userId: (await world.person('AKS', ['OVERSEER'])).id })).toEqual([
      'userId: TAKES_NO_STEP',
    ]);
    expect(await wrong({ userId: admin.id })).toEqual(['userId: TAKES_NO_STEP']);
    const closed = await world.person('AKS', ['EXECUTOR'], { active: false });
    expect(await wrong({ userId: closed.id })).toEqual(['userId: INACTIVE']);
    expect(codeOf(await calls.name(admin, { userId: NOBODY, ...days(TODAY) }))).toBe('NOT_FOUND');
    expect(await world.db.actingHead.count({ where: { endedAt: null } })).toBe(0);
  });

  it('for another office is refused to a head as if there were nobody', async () => {
    const elsewhere = await world.person('TAL', ['HEAD']);
    const named = await calls.name(elsewhere, { userId: people.executor.id, ...days(TODAY) });
    expect(codeOf(named)).toBe('NOT_FOUND');
    const own = found<Naming>(
      await calls.name(people.head, { userId: people.executor.id, ...days(TODAY) }),
      'nameActingHead',
    );
    expect(codeOf(await calls.end(elsewhere, own.id))).toBe('NOT_FOUND');
    expect(codeOf(await calls.end(people.head, own.id))).toBeNull();
  });

  it('is forbidden to somebody who only acts, and so is ending it', async () => {
    const deputy = await world.person('AKS', ['CLERK']);
    const own = await calls.name(people.head, { userId: deputy.id, ...days(TODAY, '2026-11-25') });
    const { id } = found<Naming>(own, 'nameActingHead');
    const handOn = { userId: people.executor.id, ...days('2026-11-26', '2026-11-30') };
    expect(codeOf(await calls.name(deputy, handOn))).toBe('FORBIDDEN');
    expect(codeOf(await calls.end(deputy, id))).toBe('FORBIDDEN');
    expect(codeOf(await calls.record(deputy, { userId: people.executor.id, ...days(TODAY) }))).toBeNull();
    expect(codeOf(await calls.end(people.head, id))).toBeNull();
  });

  it('twice for the same days of one office is refused, whoever it is; an ended naming is in nobody’s way', async () => {
    const name = (who: Person, period: object) => calls.name(people.head, { userId: who.id, ...period });
    const { executor, clerk } = people;
    const { id } = found<Naming>(await name(executor, days('2027-01-11', '2027-01-15')), 'nameActingHead');
    for (const period of [
      days('2027-01-11'),
      days('2027-01-15', '2027-01-20'),
      days('2027-01-01', '2027-01-31'),
    ]) {
      for (const who of [executor, clerk])
        expect(conflictOf(await name(who, period)), JSON.stringify(period)).toBe('ACTING_OVERLAPS');
    }
    const elsewhere = await world.person('TAL', ['EXECUTOR']);
    const other = await calls.name(admin, { userId: elsewhere.id, ...days('2027-01-11') });
    expect(codeOf(other)).toBeNull();
    expect(codeOf(await name(clerk, days('2027-01-16')))).toBeNull();
    expect(codeOf(await calls.end(people.head, id))).toBeNull();
    expect(codeOf(await name(clerk, days('2027-01-11', '2027-01-15')))).toBeNull();
  });

  it('at once by two for the same days lets exactly one through, every time', async () => {
    const otherServer = await world.anotherServer();
    const other = peopleCalls({
      ...world,
      ask: (who, document, variables) => ask(otherServer, who, document, variables),
    });
    for (let round = 0; round < 8; round += 1) {
      const period = days(`2027-02-${String(10 + round)}`);
      const answers = await atOnce(6, (index) => {
        const userId = index % 2 ? people.executor.id : people.clerk.id;
        const [who, by] = index % 3 ? ([people.head, calls] as const) : ([admin, other] as const);
        return by.name(who, { userId, ...period });
      });
      expect(tally(answers.map((answer) => String(conflictOf(answer) ?? codeOf(answer) ?? 'ok')))).toEqual({
        ok: 1,
        ACTING_OVERLAPS: 5,
      });
      const rows = await world.db.actingHead.count({ where: { fromDate: new Date(period.from) } });
      expect(rows).toBe(1);
    }
  });
});

describe('ending it', () => {
  it('is logged, works once, and is refused for what is over', async () => {
    const named = await calls.name(people.head, { userId: people.executor.id, ...days(TODAY) });
    const { id } = found<Naming>(named, 'nameActingHead');
    expect(found(await calls.end(admin, id), 'endActingHead')).toMatchObject({
      id,
      inForce: false,
      endedAt: world.clock.toISOString(),
    });
    expect(await last('ACTING_HEAD_ENDED')).toMatchObject({
      actorId: admin.id,
      subjectId: people.executor.id,
    });
    expect(conflictOf(await calls.end(people.head, id))).toBe('ACTING_OVER');
    const past = await world.db.actingHead.create({
      data: {
        officeId: people.executor.officeId,
        userId: people.executor.id,
        fromDate: new Date('2026-11-01'),
        toDate: new Date('2026-11-17'),
        order: '№ 1',
        namedById: people.head.id,
        namedAt: new Date('2026-11-01T05:00:00Z'),
      },
    });
    expect(conflictOf(await calls.end(people.head, past.id))).toBe('ACTING_OVER');
    expect(codeOf(await calls.end(people.head, NOBODY))).toBe('NOT_FOUND');
    expect(codeOf(await calls.end(people.head, 'nothing'))).toBe('NOT_FOUND');
  });
});

describe('the store', () => {
  it('refuses a naming that ends before it begins or names no order, and forgets none', async () => {
    const naming = {
      officeId: people.head.officeId,
      userId: people.clerk.id,
      fromDate: new Date('2027-05-02'),
      toDate: new Date('2027-05-03'),
      order: '№ 1',
      namedById: people.head.id,
      namedAt: world.clock,
    };
    const make = (more: object) => world.db.actingHead.create({ data: { ...naming, ...more } });
    await expect(make({ toDate: new Date('2027-05-01') })).rejects.toThrow(/acting_head_dates/);
    await expect(make({ order: ' ' })).rejects.toThrow(/acting_head_order/);
    const { id } = await make({});
    await expect(world.db.actingHead.delete({ where: { id } })).rejects.toThrow();
    expect(await world.db.actingHead.count({ where: { id } })).toBe(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeStep } from '../../schema/cases/workflow/transition.ts';
import type { Actor } from '../../schema/context.ts';
import { localDay } from '../../schema/deadlines/zone.ts';
import type { KomekError } from '../../schema/errors.ts';
import { ALWAYS_PROVEN, SOME_SESSION } from '../support/alwaysProven.ts';
import { codeOf, found } from '../support/answers.ts';
import { plainWorks } from '../support/plainPress.ts';
import { subscribe } from '../support/sse.ts';
import { answersFor, caseIn, type Staff, send, shownNotice, staff } from '../support/steps.ts';
import { createWorld, type Person, type World } from '../support/world.ts';
import { peopleCalls } from './documents.ts';

let world: World;
let people: Staff;
let calls: ReturnType<typeof peopleCalls>;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  calls = peopleCalls(world);
});
afterAll(() => world.close());

/** The days of the naming, and the seconds around them at the offices (UTC+5 since 2024). */
const DAYS = { from: '2026-11-19', to: '2026-11-20' };
const SECOND_BEFORE = '2026-11-18T18:59:59.000Z';
const FIRST_MOMENT = '2026-11-18T19:00:00.000Z';
const FIRST_NOON = '2026-11-19T07:00:00.000Z';
const LAST_MOMENT = '2026-11-20T18:59:59.999Z';
const MOMENT_AFTER = '2026-11-20T19:00:00.000Z';

/** Signs everybody in anew at another time (sessions end while nobody asks) and stays there. */
async function onDuty<People extends { readonly [Name in keyof People]: Person }>(
  time: string,
  everybody: People,
): Promise<People> {
  world.clock = new Date(time);
  const fresh = { ...everybody };
  for (const name of Object.keys(everybody) as (keyof People)[])
    fresh[name] = { ...everybody[name], cookie: await world.session(everybody[name].id) };
  return fresh;
}

async function attempt(who: Person, name: string, caseId: string): Promise<string | null> {
  const signer = { ...who, signerActing: !who.roles.includes('HEAD') };
  const own = name === 'signNotice' ? await shownNotice(world, caseId, signer) : answersFor(people)[name];
  const { version } = await world.db.case.findUniqueOrThrow({ where: { id: caseId } });
  return codeOf(await send(world, who, name, { caseId, expectedVersion: version, ...own }));
}

const rolesOf = async (who: Person): Promise<unknown> =>
  found<{ roles: string[] } | null>(await world.ask(who, '{ viewer { roles } }'), 'viewer')?.roles;

const nameFor = (person: Person, days: Record<string, unknown>) =>
  world.db.actingHead.create({
    data: {
      officeId: person.officeId,
      userId: person.id,
      fromDate: new Date(`${days.from}T00:00:00Z`),
      toDate: new Date(`${days.to}T00:00:00Z`),
      order: '№ 12 бұйрық',
      namedById: people.head.id,
      namedAt: world.clock,
    },
  });

describe('the rights of an acting head', () => {
  it('I-13: an acting head resolves, returns and signs exactly within the dates; the head keeps his rights', async () => {
    const deputy = await world.person('AKS', ['EXECUTOR'], { givenName: 'Ербол' });
    const toResolve = await caseIn(world, people, 'AWAITING_RESOLUTION');
    const alsoToResolve = await caseIn(world, people, 'AWAITING_RESOLUTION');
    const toSign = await caseIn(world, people, 'AWAITING_SIGNATURE');
    const alsoToSign = await caseIn(world, people, 'AWAITING_SIGNATURE');
    const named = await calls.name(people.head, { userId: deputy.id, ...DAYS });
    expect(found(named, 'nameActingHead')).toMatchObject({ ...DAYS, inForce: false, endedAt: null });
    const everybody = { ...people, deputy };

    let now = await onDuty(SECOND_BEFORE, everybody);
    expect(await rolesOf(now.deputy)).toEqual(['EXECUTOR']);
    for (const [name, id] of [
      ['assignExecutor', toResolve],
      ['returnNotice', toSign],
      ['signNotice', toSign],
    ] as const)
      expect(await attempt(now.deputy, name, id), name).toBe('FORBIDDEN');

    now = await onDuty(FIRST_MOMENT, everybody);
    expect(await rolesOf(now.deputy)).toEqual(['EXECUTOR', 'HEAD']);
    expect(await attempt(now.deputy, 'assignExecutor', toResolve)).toBeNull();
    expect(await attempt(now.deputy, 'returnNotice', toSign)).toBeNull();

    now = await onDuty(FIRST_NOON, everybody);
    expect(await attempt(now.head, 'assignExecutor', alsoToResolve)).toBeNull();

    now = await onDuty(LAST_MOMENT, everybody);
    expect(await attempt(now.deputy, 'signNotice', alsoToSign)).toBeNull();
    const signed = await world.db.noticeVersion.findFirstOrThrow({ where: { caseId: alsoToSign } });
    expect(signed).toMatchObject({ signerId: deputy.id, signerActing: true });
    const paper = await world.ask(
      now.executor,
      `{ case(id: "${alsoToSign}") { notices { signerActing texts { signature } } } }`,
    );
    const [notice] = found<{ notices: { signerActing: boolean; texts: { signature: string[] }[] }[] }>(
      paper,
      'case',
    ).notices;
    expect(notice?.signerActing).toBe(true);
    expect(notice?.texts[0]?.signature[0]).toMatch(/^Бастықтың м\.а\. .* Тестов Ербол$/);

    now = await onDuty(MOMENT_AFTER, everybody);
    const late = await caseIn(world, now, 'AWAITING_SIGNATURE', { receivedOutsideHours: true });
    expect(await rolesOf(now.deputy)).toEqual(['EXECUTOR']);
    expect(await attempt(now.deputy, 'signNotice', late)).toBe('FORBIDDEN');
    expect(await attempt(now.deputy, 'returnNotice', late)).toBe('FORBIDDEN');
    expect(await attempt(now.head, 'signNotice', late)).toBeNull();
    const [own] = await world.db.noticeVersion.findMany({ where: { caseId: late } });
    expect(own).toMatchObject({ signerId: people.head.id, signerActing: false });
  });

  it('I-13: end at once when the naming is ended, and the session goes on', async () => {
    const day = localDay(world.clock).toISOString().slice(0, 10);
    const now = await onDuty(world.clock.toISOString(), {
      ...people,
      deputy: await world.person('AKS', ['EXECUTOR']),
    });
    const id = await caseIn(world, now, 'AWAITING_RESOLUTION', { receivedOutsideHours: true });
    const named = await calls.name(now.head, { userId: now.deputy.id, from: day, to: day });
    const { id: namingId } = found<{ id: string }>(named, 'nameActingHead');
    expect(await rolesOf(now.deputy)).toEqual(['EXECUTOR', 'HEAD']);
    const stream = await subscribe(
      world.app,
      now.deputy,
      `subscription { caseChanged(id: "${id}") { version } }`,
    );
    expect((await stream.next()).data?.caseChanged).toMatchObject({ version: 2 });
    expect(found(await calls.end(now.head, namingId), 'endActingHead')).toMatchObject({ inForce: false });
    await stream.ended;
    expect(await rolesOf(now.deputy)).toEqual(['EXECUTOR']);
    expect(await attempt(now.deputy, 'assignExecutor', id)).toBe('FORBIDDEN');
    expect(await attempt(now.head, 'assignExecutor', id)).toBeNull();
  });

  it.each([
    ['the naming was ended', (id: string) => calls.end(people.head, id), '2026-11-20T07:00:00.000Z'],
    ['the last day was over', async () => {}, MOMENT_AFTER],
  ])('I-13: are gone at the door itself when %s after his request had begun', async (_what, change, time) => {
    const now = await onDuty(FIRST_NOON, { ...people, deputy: await world.person('AKS', ['CLERK']) });
    const caseId = await caseIn(world, now, 'AWAITING_RESOLUTION', { receivedOutsideHours: true });
    const naming = await nameFor(now.deputy, DAYS);
    const actor: Actor = {
      ...now.deputy,
      roles: ['CLERK', 'HEAD'],
      acting: true,
      overseenOfficeIds: [],
      credential: SOME_SESSION,
      proof: ALWAYS_PROVEN,
    };
    const input = { caseId, expectedVersion: 2, executorId: people.executor.id, resolution: 'Қарауға.' };
    const take = () =>
      takeStep(
        { db: world.db, now: () => new Date(time), papers: plainWorks },
        actor,
        'assignExecutor',
        input,
      ).catch((error: unknown) => (error as KomekError).extensions.refusal);
    await onDuty(FIRST_NOON, people).then(async (fresh) => {
      people = fresh;
      await change(naming.id);
    });
    expect(await take()).toMatchObject({ code: 'ROLE_MISSING' });
    await world.db.actingHead.update({
      where: { id: naming.id },
      data: { endedAt: null, toDate: new Date('2026-11-21') },
    });
    expect(await take()).toEqual({ caseId, eventSeq: 3 });
    await world.db.actingHead.update({ where: { id: naming.id }, data: { endedAt: new Date(time) } });
  });

  it('I-12: do not let him name himself the executor', async () => {
    const now = await onDuty(world.clock.toISOString(), {
      ...people,
      deputy: await world.person('AKS', ['EXECUTOR']),
    });
    const id = await caseIn(world, now, 'AWAITING_RESOLUTION', { receivedOutsideHours: true });
    const day = localDay(world.clock).toISOString().slice(0, 10);
    const naming = await nameFor(now.deputy, { from: day, to: day });
    const input = { caseId: id, expectedVersion: 2, executorId: now.deputy.id, resolution: 'Өзіме.' };
    expect(codeOf(await send(world, now.deputy, 'assignExecutor', input))).toBe('SELF_ASSIGNMENT');
    await calls.end(now.head, naming.id);
  });

  it('I-14: do not let him sign what he drafted', async () => {
    const now = await onDuty(world.clock.toISOString(), people);
    const id = await caseIn(world, now, 'AWAITING_SIGNATURE', { receivedOutsideHours: true });
    const day = localDay(world.clock).toISOString().slice(0, 10);
    const naming = await nameFor(now.executor, { from: day, to: day });
    expect(await attempt(now.executor, 'signNotice', id)).toBe('SIGNER_IS_DRAFTER');
    expect(await attempt(now.head, 'signNotice', id)).toBeNull();
    await calls.end(now.head, naming.id);
  });

  it('are none at another office, for a closed account, before the password is changed, and for whoever takes no step', async () => {
    const day = localDay(world.clock).toISOString().slice(0, 10);
    const acting = async (person: Person) => {
      const { cookie } = { cookie: await world.session(person.id) };
      const { data } = await world.ask({ cookie }, '{ viewer { roles acting { id } } }');
      return data?.viewer;
    };
    const deputy = await world.person('AKS', ['CLERK']);
    const { id } = await nameFor(deputy, { from: day, to: day });
    expect(await acting(deputy)).toEqual({ roles: ['CLERK', 'HEAD'], acting: { id } });
    const change = (data: object) => world.db.user.update({ where: { id: deputy.id }, data });
    const { id: talId } = await world.db.office.findUniqueOrThrow({ where: { code: 'TAL' } });
    await change({ officeId: talId });
    expect(await acting(deputy)).toEqual({ roles: ['CLERK'], acting: null });
    await change({ officeId: deputy.officeId, active: false });
    expect(await acting(deputy)).toBeNull();
    await change({ active: true, mustChangePassword: true });
    expect(await acting(deputy)).toEqual({ roles: [], acting: null });
    await change({ mustChangePassword: false, roles: ['CLERK', 'OVERSEER'] });
    expect(await acting(deputy)).toEqual({ roles: ['CLERK', 'OVERSEER'], acting: null });
    await change({ roles: ['HEAD'] });
    expect(await acting(deputy)).toEqual({ roles: ['HEAD'], acting: null });
    await change({ roles: ['CLERK'] });
    expect(await acting(deputy)).toEqual({ roles: ['CLERK', 'HEAD'], acting: { id } });
    await world.db.actingHead.update({ where: { id }, data: { endedAt: world.clock } });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, found, problemsOf } from '../support/answers.ts';
import { caseIn, type Staff, send, staff } from '../support/steps.ts';
import { type Answer, createWorld, type Person, type World } from '../support/world.ts';

let world: World;
let people: Staff;
let kerbulak: Staff;
let admin: Person;
let overseer: Person;
let offices: Record<'AKS' | 'KER' | 'TAL' | 'AKS-01', string>;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  kerbulak = await staff(world, 'KER');
  admin = await world.person('AKS', ['ADMIN']);
  overseer = await world.person('AKS', ['OVERSEER']);
  const rows = await world.db.office.findMany({ where: { code: { in: ['AKS', 'KER', 'TAL', 'AKS-01'] } } });
  offices = Object.fromEntries(rows.map(({ code, id }) => [code, id])) as typeof offices;
});
afterAll(() => world.close());

const update = async (id: string, changes: Record<string, unknown>): Promise<Answer> => {
  const { version } = await world.db.user.findUniqueOrThrow({ where: { id } });
  return world.ask(
    admin,
    'mutation ($input: UpdateUserInput!) { updateUser(input: $input) { roles overseenOffices { code } } }',
    { input: { id, expectedVersion: version, ...changes } },
  );
};
const signedIn = async (person: Person): Promise<Person> => ({
  ...person,
  cookie: await world.session(person.id),
});
const overseenBy = (id: string) => world.db.oversight.count({ where: { userId: id } });

describe('the offices of an overseer', () => {
  it('are given by ADMIN, end the sessions, and open the cases and people of those offices, and no others', async () => {
    const here = await caseIn(world, people, 'ASSIGNED');
    const there = await caseIn(world, kerbulak, 'ASSIGNED');
    const tal = await staff(world, 'TAL');
    const hidden = await caseIn(world, tal, 'ASSIGNED');
    const given = await update(overseer.id, { overseenOfficeIds: [offices.KER, offices.KER] });
    expect(found(given, 'updateUser')).toEqual({ roles: ['OVERSEER'], overseenOffices: [{ code: 'KER' }] });
    expect((await world.ask(overseer, '{ viewer { roles } }')).data).toEqual({ viewer: null });
    const now = await signedIn(overseer);
    const seen = await world.ask(
      now,
      `{ viewer { overseenOffices { code } } cases(first: 100) { totalCount nodes { id } }
        here: case(id: "${here}") { id } there: case(id: "${there}") { id applicant { fullName iin } }
        hidden: case(id: "${hidden}") { id }
        users(first: 100) { nodes { id office { code } } } user(id: "${kerbulak.head.id}") { id } }`,
    );
    expect(seen.errors).toBeUndefined();
    const data = seen.data as {
      viewer: unknown;
      cases: { totalCount: number; nodes: { id: string }[] };
      there: { applicant: { fullName: string; iin: string } };
      hidden: unknown;
      users: { nodes: { id: string; office: { code: string } }[] };
      user: unknown;
    };
    expect(data.viewer).toEqual({ overseenOffices: [{ code: 'KER' }] });
    expect(data.cases.nodes.map(({ id }) => id).sort()).toEqual([here, there].sort());
    expect(data.cases.totalCount).toBe(2);
    expect(data.there.applicant.fullName).toContain('Әлиева');
    expect(data.there.applicant.iin).toContain('*');
    expect(data.hidden).toBeNull();
    expect(new Set(data.users.nodes.map(({ office }) => office.code))).toEqual(new Set(['AKS', 'KER']));
    expect(data.user).toEqual({ id: kerbulak.head.id });
    const step = { caseId: there, expectedVersion: 3, executorId: kerbulak.executor.id, reason: 'x' };
    expect(codeOf(await send(world, now, 'reassignExecutor', step))).toBe('FORBIDDEN');
  });

  it('are departments that exist, and only an overseer has any', async () => {
    const wrong = async (id: string, changes: Record<string, unknown>) =>
      problemsOf(await update(id, changes));
    expect(await wrong(people.clerk.id, { overseenOfficeIds: [offices.KER] })).toEqual([
      'overseenOfficeIds: NOT_AN_OVERSEER',
    ]);
    expect(
      await wrong(overseer.id, {
        overseenOfficeIds: [offices.KER, offices['AKS-01'], '00000000-0000-4000-8000-000000000000'],
      }),
    ).toEqual(['overseenOfficeIds.1: NOT_A_DEPARTMENT', 'overseenOfficeIds.2: UNKNOWN']);
    expect(await wrong(overseer.id, { overseenOfficeIds: ['nothing'] })).toEqual([
      'overseenOfficeIds.0: INVALID',
    ]);
    expect(await wrong(overseer.id, { roles: ['CLERK'], overseenOfficeIds: [offices.TAL] })).toEqual([
      'overseenOfficeIds: NOT_AN_OVERSEER',
    ]);
    expect(await overseenBy(overseer.id)).toBe(1);
    expect(codeOf(await update(people.clerk.id, { overseenOfficeIds: [] }))).toBeNull();
  });

  it('are given with a new account, stay when something else changes, and go with null or with the role', async () => {
    const input = {
      login: 'qadagalaushy',
      password: 'Уақытша құпия сөз',
      surname: 'Қадағалаушы',
      givenName: 'Сәуле',
      officeId: offices.AKS,
      roles: ['OVERSEER'],
      overseenOfficeIds: [offices.TAL, offices.KER],
    };
    const made = await world.ask(
      admin,
      'mutation ($input: CreateUserInput!) { createUser(input: $input) { id overseenOffices { code } } }',
      { input },
    );
    const { id, overseenOffices } = found<{ id: string; overseenOffices: { code: string }[] }>(
      made,
      'createUser',
    );
    expect(overseenOffices.map(({ code }) => code).sort()).toEqual(['KER', 'TAL']);
    const entry = await world.db.auditEntry.findFirstOrThrow({
      where: { action: 'USER_CREATED', subjectId: id },
    });
    expect(entry.details).toMatchObject({ overseenOfficeIds: [offices.TAL, offices.KER] });
    expect(codeOf(await update(id, { surname: 'Бақылаушы' }))).toBeNull();
    expect(await overseenBy(id)).toBe(2);
    expect(codeOf(await update(id, { overseenOfficeIds: null }))).toBeNull();
    expect(await overseenBy(id)).toBe(0);
    expect(codeOf(await update(id, { overseenOfficeIds: [offices.TAL] }))).toBeNull();
    expect(codeOf(await update(id, { roles: ['ANALYST'] }))).toBeNull();
    expect(await overseenBy(id)).toBe(0);
  });
});

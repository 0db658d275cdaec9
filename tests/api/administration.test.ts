import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../server/signIn/passwords.ts';
import { akimCaseIn } from '../support/akimCases.ts';
import { codeOf, found, problemsOf } from '../support/answers.ts';
import { caseIn, next, type Staff, send, staff, take } from '../support/steps.ts';
import {
  type Answer,
  application,
  createWorld,
  type Person,
  syntheticIin,
  type World,
} from '../support/world.ts';

let world: World;
let people: Staff;
let admin: Person;
let serial = 0;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  admin = await world.person('AKS', ['ADMIN']);
});
afterAll(() => world.close());

const officeId = async (code: string) => (await world.db.office.findUniqueOrThrow({ where: { code } })).id;
const lastEntry = (action: 'USER_CREATED' | 'USER_CHANGED' | 'OFFICE_CHANGED' | 'REFERENCE_CHANGED') =>
  world.db.auditEntry.findFirst({ where: { action }, orderBy: { id: 'desc' } });

const USER = `id login surname givenName patronymic phone email iin roles active mustChangePassword version
  office { code } shortName`;
const CREATE = `mutation ($input: CreateUserInput!) { createUser(input: $input) { ${USER} } }`;
const UPDATE = `mutation ($input: UpdateUserInput!) { updateUser(input: $input) { ${USER} } }`;

interface Account {
  readonly id: string;
  readonly version: number;
  readonly roles: readonly string[];
  readonly active: boolean;
}

const account = async (more: Record<string, unknown> = {}) => {
  serial += 1;
  return {
    login: `zhana.${serial}`,
    password: 'Уақытша құпия сөз',
    surname: 'Жаңаев',
    givenName: 'Бекзат',
    officeId: await officeId('AKS'),
    roles: ['CLERK'],
    ...more,
  };
};
const create = async (more: Record<string, unknown> = {}, who: Person = admin): Promise<Answer> =>
  world.ask(who, CREATE, { input: await account(more) });
const update = (input: Record<string, unknown>, who: Person = admin): Promise<Answer> =>
  world.ask(who, UPDATE, { input });

describe('a new account', () => {
  it('is made by an administrator, with a password that must be changed first', async () => {
    const input = await account({
      surname: ' Жаңаев ',
      patronymic: '',
      phone: '8 (701) 555-66-77',
      email: 'bekzat@example.kz',
      iin: '900615100029',
      roles: ['CLERK', 'EXECUTOR', 'CLERK'],
    });
    const made = found<Account>(await world.ask(admin, CREATE, { input }), 'createUser');
    expect(made).toMatchObject({
      login: input.login,
      surname: 'Жаңаев',
      patronymic: null,
      phone: '+77015556677',
      email: 'bekzat@example.kz',
      iin: '900615100029',
      roles: ['CLERK', 'EXECUTOR'],
      active: true,
      mustChangePassword: true,
      version: 1,
      office: { code: 'AKS' },
      shortName: 'Жаңаев Б.',
    });
    const entry = await lastEntry('USER_CREATED');
    expect(entry).toMatchObject({ actorId: admin.id, subjectId: made.id });
    expect(JSON.stringify(entry)).not.toMatch(/Жаңаев|900615100029|құпия|5556677/);
    const signIn =
      'mutation ($l: String!, $p: String!) { signIn(login: $l, password: $p) { roles user { id } } }';
    const answer = await world.ask(null, signIn, { l: input.login.toUpperCase(), p: input.password });
    expect(found(answer, 'signIn')).toEqual({ roles: [], user: { id: made.id } });
  });

  it.each([
    [{ login: 'ab' }, ['login: TOO_SMALL']],
    [{ login: 'Бекзат' }, ['login: INVALID']],
    [{ password: 'short' }, ['password: PASSWORD_TOO_SHORT']],
    [{ login: 'bekzat77', password: 'my-BEKZAT77-word' }, ['password: PASSWORD_CONTAINS_LOGIN']],
    [{ surname: 'Жаңаев2', givenName: ' ' }, ['surname: NAME_LETTERS', 'givenName: REQUIRED']],
    [{ iin: '900615100028' }, ['iin: IIN_CHECK_DIGIT']],
    [{ phone: '12345' }, ['phone: PHONE_FORMAT']],
    [{ email: 'nobody' }, ['email: INVALID']],
    [{ roles: [] }, ['roles: TOO_SMALL']],
    [{ officeId: 'x' }, ['officeId: INVALID']],
    [{ officeId: '00000000-0000-4000-8000-000000000000' }, ['officeId: UNKNOWN']],
    [{ roles: ['CLERK', 'AKIM_CLERK'] }, ['roles.1: ROLE_NOT_AT_OFFICE']],
  ])('is refused with the path of each wrong field: %o', async (more, problems) => {
    const before = await world.db.user.count();
    expect(problemsOf(await create(more))).toEqual(problems);
    expect(await world.db.user.count()).toBe(before);
  });

  it.each(['CLERK', 'HEAD', 'EXECUTOR', 'OVERSEER'])(
    'of a %s is not made at an akim’s office',
    async (role) => {
      const answer = await create({ officeId: await officeId('AKS-01'), roles: [role] });
      expect(problemsOf(answer)).toEqual(['roles.0: ROLE_NOT_AT_OFFICE']);
    },
  );

  it('takes no login twice, in whatever letter case, and no IIN twice', async () => {
    const iin = syntheticIin(401);
    expect(codeOf(await create({ login: 'Aigul.S', iin }))).toBeNull();
    expect(problemsOf(await create({ login: 'aigul.s' }))).toEqual(['login: TAKEN']);
    expect(problemsOf(await create({ login: 'AIGUL.S' }))).toEqual(['login: TAKEN']);
    const twice = await create({ iin });
    expect(problemsOf(twice)).toEqual(['iin: TAKEN']);
    expect(JSON.stringify(twice)).not.toContain(iin);
  });
});

describe('a changed account', () => {
  it('changes only what is said, with one version more', async () => {
    const made = found<Account>(await create({ phone: '87015556677', patronymic: 'Ерланұлы' }), 'createUser');
    const changed = await update({ id: made.id, expectedVersion: 1, surname: 'Әбілов', phone: null });
    expect(found(changed, 'updateUser')).toEqual({
      ...made,
      surname: 'Әбілов',
      phone: null,
      version: 2,
      shortName: 'Әбілов Б. Е.',
    });
    expect(await lastEntry('USER_CHANGED')).toMatchObject({
      actorId: admin.id,
      subjectId: made.id,
      details: { fields: expect.arrayContaining(['surname']) },
    });
  });

  it('is refused when somebody else has changed it meanwhile, or when there is none', async () => {
    const { id } = found<Account>(await create(), 'createUser');
    expect(codeOf(await update({ id, expectedVersion: 1, givenName: 'Ерлан' }))).toBeNull();
    const stale = await update({ id, expectedVersion: 1, givenName: 'Нұрлан' });
    expect(stale.errors?.[0]?.extensions).toMatchObject({ code: 'STALE_VERSION', version: 2 });
    const nobody = { id: '00000000-0000-4000-8000-000000000000', expectedVersion: 1, givenName: 'Нұрлан' };
    expect(codeOf(await update(nobody))).toBe('NOT_FOUND');
    expect((await world.db.user.findUniqueOrThrow({ where: { id } })).givenName).toBe('Ерлан');
  });

  it('is refused with the path of each wrong field', async () => {
    const { id } = found<Account>(await create(), 'createUser');
    const wrong = async (more: Record<string, unknown>) =>
      problemsOf(await update({ id, expectedVersion: 1, ...more }));
    expect(await wrong({ surname: null })).toEqual(['surname: REQUIRED']);
    expect(await wrong({ roles: [] })).toEqual(['roles: TOO_SMALL']);
    expect(await wrong({ password: 'short' })).toEqual(['password: PASSWORD_TOO_SHORT']);
    expect(await wrong({ officeId: await officeId('AKS-01') })).toEqual(['roles.0: ROLE_NOT_AT_OFFICE']);
    expect(await wrong({ iin: '1' })).toEqual(['iin: IIN_LENGTH']);
    const { login } = await world.db.user.findUniqueOrThrow({ where: { id } });
    expect(await wrong({ password: `xx${login.toUpperCase()}yyyy` })).toEqual([
      'password: PASSWORD_CONTAINS_LOGIN',
    ]);
  });

  it('ends the sessions when rights or password change, and leaves them when only a name does', async () => {
    const VIEWER = '{ viewer { roles } }';
    const changes: [Record<string, unknown>, boolean][] = [
      [{ surname: 'Басқаев' }, false],
      [{ roles: ['HEAD'] }, true],
      [{ active: false }, true],
      [{ password: 'Басқа құпия сөз' }, true],
      [{ officeId: await officeId('TAL') }, true],
    ];
    for (const [change, ends] of changes) {
      const person = await world.person('AKS', ['CLERK']);
      expect(
        codeOf(await update({ id: person.id, expectedVersion: 1, ...change })),
        JSON.stringify(change),
      ).toBeNull();
      const { data } = await world.ask(person, VIEWER);
      expect(data?.viewer === null, JSON.stringify(change)).toBe(ends);
    }
  });

  it('I-10: an executor with cases in hand keeps his office and his role until the head has reassigned them', async () => {
    const executor = await world.person('AKS', ['EXECUTOR'], { phone: '+77283221149' });
    const id = await caseIn(world, { ...people, executor }, 'UNDER_REVIEW');
    for (const change of [{ officeId: await officeId('TAL') }, { roles: ['CLERK'] }]) {
      const refused = await update({ id: executor.id, expectedVersion: 1, ...change });
      expect(refused.errors?.[0]?.extensions).toMatchObject({
        code: 'CONFLICT',
        reason: 'CASES_IN_HAND',
        count: 1,
      });
    }
    expect((await world.db.case.findUniqueOrThrow({ where: { id } })).executorId).toBe(executor.id);
    await next(world, { ...people, executor }, id, 'cancelCase');
    expect(codeOf(await update({ id: executor.id, expectedVersion: 1, roles: ['CLERK'] }))).toBeNull();
  });

  it('never leaves the house without an active administrator', async () => {
    const last = await update({ id: admin.id, expectedVersion: 1, active: false });
    expect(last.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'LAST_ADMIN' });
    expect(codeOf(await update({ id: admin.id, expectedVersion: 1, roles: ['CLERK'] }))).toBe('CONFLICT');
    expect(await world.db.user.findUniqueOrThrow({ where: { id: admin.id } })).toMatchObject({
      active: true,
      roles: ['ADMIN'],
      version: 1,
    });
    const second = await world.person('AKS', ['ADMIN']);
    expect(codeOf(await update({ id: second.id, expectedVersion: 1, active: false }))).toBeNull();
  });
});

describe('an office', () => {
  const OFFICE = `mutation ($input: UpdateOfficeInput!) { updateOffice(input: $input) {
    code nameKk phone phoneRaw email commissionRequired validTo version } }`;
  const change = async (code: string, input: Record<string, unknown>) => {
    const { id, version } = await world.db.office.findUniqueOrThrow({ where: { code } });
    return world.ask(admin, OFFICE, { input: { id, expectedVersion: version, ...input } });
  };

  it('is changed by an administrator; the next receipt shows it, the issued ones do not', async () => {
    const clerk = await world.person('KOK', ['CLERK']);
    const printed = async () => {
      const { id } = (await take(world, clerk, 'registerApplication', application())).case;
      return JSON.stringify((await world.db.receipt.findUniqueOrThrow({ where: { caseId: id } })).content);
    };
    const before = await printed();
    const changed = await change('KOK', { phone: '8 (72838) 9-88-77', email: null });
    expect(found(changed, 'updateOffice')).toMatchObject({
      phone: '+77283898877',
      phoneRaw: '8 (72838) 9-88-77',
      email: null,
      version: 2,
    });
    expect(before).not.toContain('9-88-77');
    expect(await printed()).toContain('9-88-77');
    expect(await lastEntry('OFFICE_CHANGED')).toMatchObject({ actorId: admin.id });
  });

  it('is refused with a code when it is wrong, stale or unknown', async () => {
    expect(problemsOf(await change('KOK', { nameKk: ' ' }))).toEqual(['nameKk: REQUIRED']);
    expect(problemsOf(await change('KOK', { phone: 'телефон' }))).toEqual(['phone: PHONE_FORMAT']);
    expect(problemsOf(await change('KOK', { validTo: '1990-01-01' }))).toEqual(['validTo: BEFORE_START']);
    expect(problemsOf(await change('KOK', { website: 'x'.repeat(201) }))).toEqual(['website: TOO_LONG']);
    for (const website of [
      'javascript:alert(1)',
      'data:text/html,x',
      'көмек',
      'https://a.kz/"><b>',
      'ftp://a.kz',
    ])
      expect(problemsOf(await change('KOK', { website }))).toEqual(['website: INVALID']);
    expect(codeOf(await change('KOK', { expectedVersion: 1, nameRu: 'Отдел' }))).toBe('STALE_VERSION');
    const unknown = { id: '00000000-0000-4000-8000-000000000000', nameRu: 'Отдел' };
    expect(codeOf(await change('KOK', unknown))).toBe('NOT_FOUND');
  });

  it('takes no application after its last day', async () => {
    const clerk = await world.person('RAI', ['CLERK']);
    expect(codeOf(await change('RAI', { validTo: '2026-11-18' }))).toBeNull();
    expect(codeOf(await send(world, clerk, 'registerApplication', application()))).toBeNull();
    expect(codeOf(await change('RAI', { validTo: '2026-11-17' }))).toBeNull();
    expect(codeOf(await send(world, clerk, 'registerApplication', application()))).toBe('OFFICE_CLOSED');
  });

  it('of an akim that must hear the commission sends nothing on before its conclusion', async () => {
    expect(codeOf(await change('AKS-01', { commissionRequired: true }))).toBeNull();
    const id = await akimCaseIn(world, people, 'AKIM_REGISTERED');
    const sendOn = async () => {
      const { version } = await world.db.case.findUniqueOrThrow({ where: { id } });
      return codeOf(
        await send(world, people.akimClerk, 'sendToDepartment', { caseId: id, expectedVersion: version }),
      );
    };
    expect(await sendOn()).toBe('COMMISSION_REQUIRED');
    await next(world, people, id, 'referToCommission');
    await next(world, people, id, 'recordConclusion');
    expect(await sendOn()).toBeNull();
    await change('AKS-01', { commissionRequired: false });
  });
});

describe('a coded list', () => {
  const ENTRY = `mutation ($input: UpdateReferenceEntryInput!) { updateReferenceEntry(input: $input) {
    id list code nameKk nameRu validTo version } }`;
  const entry = (input: Record<string, unknown>) =>
    world.ask(admin, ENTRY, {
      input: { list: 'REFUSAL_GROUND', code: 'REFUSED_JOB', expectedVersion: 1, ...input },
    });

  it('is changed by an administrator: new notices say the new words, submitted ones the old', async () => {
    const refusal = { kind: 'REFUSAL', grounds: ['REFUSED_JOB'], explanation: 'Бас тартты.' };
    const submitted = async () => {
      const id = await caseIn(world, people, 'DRAFTING');
      const { version } = await world.db.case.findUniqueOrThrow({ where: { id } });
      await take(world, people.executor, 'submitNotice', {
        caseId: id,
        expectedVersion: version,
        ...refusal,
      });
      return async () => {
        const { notices } = await world.db.case.findUniqueOrThrow({
          where: { id },
          include: { notices: true },
        });
        return JSON.stringify(notices[0]?.content);
      };
    };
    const old = await submitted();
    const changed = await entry({ nameKk: 'Жұмыстан дәлелсіз бас тартқан' });
    expect(found(changed, 'updateReferenceEntry')).toMatchObject({
      id: 'REFUSAL_GROUND.REFUSED_JOB',
      nameKk: 'Жұмыстан дәлелсіз бас тартқан',
      version: 2,
    });
    expect(await (await submitted())()).toContain('Жұмыстан дәлелсіз бас тартқан');
    expect(await old()).not.toContain('Жұмыстан дәлелсіз бас тартқан');
    expect(await lastEntry('REFERENCE_CHANGED')).toMatchObject({
      actorId: admin.id,
      details: { list: 'REFUSAL_GROUND', code: 'REFUSED_JOB', fields: ['nameKk'] },
    });
  });

  it('is refused with a code when it is wrong, stale or unknown', async () => {
    expect(codeOf(await entry({ nameRu: 'Отказ' }))).toBe('STALE_VERSION');
    expect(problemsOf(await entry({ nameRu: '' }))).toEqual(['nameRu: REQUIRED']);
    const reversed = { expectedVersion: 2, validFrom: '2014-01-01', validTo: '2013-01-01' };
    expect(problemsOf(await entry(reversed))).toEqual(['validTo: BEFORE_START']);
    expect(codeOf(await entry({ code: 'DOCUMENTS_INCOMPLETE' }))).toBe('NOT_FOUND');
  });

  it('is read by everyone who is signed in: five grounds and six documents', async () => {
    const entries = found<{ list: string; code: string }[]>(
      await world.ask(people.akimClerk, '{ referenceEntries { list code } }'),
      'referenceEntries',
    );
    const of = (list: string) => entries.filter((each) => each.list === list).length;
    expect([of('REFUSAL_GROUND'), of('DOCUMENT_KIND'), entries.length]).toEqual([5, 6, 11]);
  });
});

describe('the own password', () => {
  it('is changed with the one until now, and the other sessions end', async () => {
    const passwordHash = await hashPassword('Бұрынғы құпия');
    const person = await world.person('AKS', ['CLERK'], { passwordHash });
    const elsewhere = { cookie: await world.session(person.id) };
    const change = (current: string, nextOne: string) =>
      world.ask(
        person,
        'mutation ($c: String!, $n: String!) { changePassword(current: $c, next: $n) { roles } }',
        {
          c: current,
          n: nextOne,
        },
      );
    expect(codeOf(await change('Басқа нәрсе', 'Жаңа құпия сөз'))).toBe('SIGN_IN_REFUSED');
    expect(problemsOf(await change('Бұрынғы құпия', 'қысқа'))).toEqual(['next: PASSWORD_TOO_SHORT']);
    expect(problemsOf(await change('Бұрынғы құпия', 'Бұрынғы құпия'))).toEqual(['next: PASSWORD_UNCHANGED']);
    expect((await world.ask(elsewhere, '{ viewer { roles } }')).data).toEqual({
      viewer: { roles: ['CLERK'] },
    });
    expect(codeOf(await change('Бұрынғы құпия', 'Жаңа құпия сөз'))).toBeNull();
    expect((await world.ask(elsewhere, '{ viewer { roles } }')).data).toEqual({ viewer: null });
    expect((await world.ask(person, '{ viewer { roles } }')).data).toEqual({ viewer: { roles: ['CLERK'] } });
  });
});

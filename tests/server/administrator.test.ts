import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AdministratorRefused,
  createAdministrator,
  type NewAdministrator,
} from '../../server/administrator.ts';
import { generatePassword, passwordProblem } from '../../server/signIn/passwords.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { ask, post, tinyApp } from '../support/tinyApp.ts';
import { signIn } from './officials.ts';

let database: TestDatabase;
const NOW = new Date('2026-11-20T04:00:00Z');
const given: NewAdministrator = {
  login: 'basqarushy',
  office: 'AKS',
  surname: 'Сейітова',
  givenName: 'Айгүл',
  password: 'Tabysty-7-jol',
  mustChangePassword: false,
};

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

describe('the first administrator', () => {
  it('is created with the role, and may sign in', async () => {
    await createAdministrator(database.db, given, NOW);
    expect(await database.db.user.findFirstOrThrow({ include: { office: true } })).toMatchObject({
      roles: ['ADMIN'],
      office: { code: 'AKS' },
      mustChangePassword: false,
    });
    expect(await database.db.auditEntry.findMany()).toMatchObject([
      { action: 'USER_CREATED', at: NOW, actorId: null },
    ]);
    const answer = await ask(tinyApp({ db: database.db }), post(signIn('basqarushy')));
    expect(answer.data).toEqual({ signIn: 'basqarushy' });
  });

  it.each([
    ['a login that is taken, in any case', { login: 'BASQARUSHY' }, 'is taken'],
    ['an office that does not exist', { login: 'other', office: 'XXX' }, 'no office with the code "XXX"'],
    ['a weak password', { login: 'other', password: 'qwerty' }, 'too short'],
    ['a login with blanks', { login: 'two words' }, 'letters, digits'],
  ])('is refused with %s', async (_, change, message) => {
    const attempt = createAdministrator(database.db, { ...given, ...change }, NOW);
    await expect(attempt).rejects.toThrow(AdministratorRefused);
    await expect(attempt).rejects.toThrow(message);
    expect(await database.db.user.count()).toBe(1);
  });

  it('is created once by two that run at once', async () => {
    const both = await Promise.allSettled(
      ['twice', 'TWICE'].map((login) => createAdministrator(database.db, { ...given, login }, NOW)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('a generated password', () => {
  it('is one that the rules accept, and never the same', () => {
    const made = Array.from({ length: 200 }, generatePassword);
    expect(new Set(made).size).toBe(200);
    for (const password of made) {
      expect(password).toMatch(/^[a-km-zA-HJ-NP-Z2-9]{16}$/);
      expect(passwordProblem(password, 'basqarushy')).toBeNull();
    }
  });
});

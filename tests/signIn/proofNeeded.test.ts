import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, found } from '../support/answers.ts';
import { moveClock } from '../support/clock.ts';
import { type Answer, createWorld, type Person, type World } from '../support/world.ts';
import { askToken } from '../tokens/newToken.ts';
import { official, PASSWORD, turnOn } from './totpWorld.ts';

const PROOF_MINUTES = 30;
const CREATE = `mutation ($input: CreateUserInput!) { createUser(input: $input) { id } }`;
const UPDATE = `mutation ($input: UpdateUserInput!) { updateUser(input: $input) { version } }`;
const RESET = `mutation ($userId: ID!) { resetTotp(userId: $userId) { id } }`;
const PROVE = `mutation ($password: String!) { confirmPassword(password: $password) }`;

let world: World;
let admin: Person;
let clerk: Person;
let serial = 0;

beforeAll(async () => {
  world = await createWorld({ config: { signProofMinutes: PROOF_MINUTES } });
  admin = await official(world, ['ADMIN']);
  clerk = await official(world, ['CLERK']);
  await turnOn(world, clerk);
});
afterAll(() => world.close());

const later = (minutes: number) => moveClock(world, world.clock.getTime() + minutes * 60_000);

async function change(id: string, input: Record<string, unknown>): Promise<Answer> {
  const { version } = await world.db.user.findUniqueOrThrow({ where: { id } });
  return world.ask(admin, UPDATE, { input: { id, expectedVersion: version, ...input } });
}

async function newAccount(): Promise<Answer> {
  serial += 1;
  const input = {
    login: `zhana.kirgen.${serial}`,
    password: 'Уақытша құпия сөз',
    surname: 'Жаңаев',
    givenName: 'Бекзат',
    officeId: admin.officeId,
    roles: ['CLERK'],
  };
  return world.ask(admin, CREATE, { input });
}

/** Each of them lets somebody in, or lets somebody do more. */
const OPENING: readonly (readonly [what: string, ask: () => Promise<Answer>])[] = [
  ['a token', () => askToken(world, admin, { role: 'ADMIN' })],
  ['a new account', newAccount],
  ['another password for somebody', () => change(clerk.id, { password: 'Басқа уақытша құпия сөз' })],
  ['another role for somebody', () => change(clerk.id, { roles: ['CLERK', 'HEAD'] })],
  ['somebody’s number at the provider', () => change(clerk.id, { externalId: 'provider|7' })],
  ['the codes of somebody taken away', () => world.ask(admin, RESET, { userId: clerk.id })],
];

describe('in a session whose owner proved long ago that it is he', () => {
  it.each(OPENING)('%s is not to be had, until he proves it once more', async (_what, ask) => {
    await later(PROOF_MINUTES + 1);
    const rows = () =>
      Promise.all([
        world.db.apiToken.count(),
        world.db.user.findMany({ orderBy: { id: 'asc' } }),
        world.db.totp.count(),
        world.db.auditEntry.count({
          where: { action: { in: ['USER_CHANGED', 'USER_CREATED', 'TOTP_RESET'] } },
        }),
      ]);
    const before = await rows();
    expect(codeOf(await ask())).toBe('PROOF_NEEDED');
    expect(await rows()).toEqual(before);
    found(await world.ask(admin, PROVE, { password: PASSWORD }), 'confirmPassword');
    expect((await ask()).errors).toBeUndefined();
    expect(await rows()).not.toEqual(before);
  });

  it('what lets nobody in is done as ever', async () => {
    await later(PROOF_MINUTES + 1);
    for (const input of [
      { phone: '+77015550011' },
      { roles: ['CLERK'] },
      { roles: ['CLERK'], externalId: null },
      { active: false },
    ])
      expect((await change(clerk.id, input)).errors, JSON.stringify(input)).toBeUndefined();
    // Back in again is another matter.
    expect(codeOf(await change(clerk.id, { active: true }))).toBe('PROOF_NEEDED');
  });

  it('nobody else’s rights are told by it: who may not do it hears that first', async () => {
    const other = await official(world, ['EXECUTOR']);
    await later(PROOF_MINUTES + 1);
    expect(codeOf(await world.ask(other, RESET, { userId: clerk.id }))).toBe('FORBIDDEN');
    expect(codeOf(await askToken(world, other, { role: 'HEAD' }))).toBe('PROOF_NEEDED');
  });
});

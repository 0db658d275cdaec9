import type { PrismaClient, Role } from '../../prisma/client.ts';
import { cookieName } from '../../server/signIn/cookies.ts';
import { hashPassword } from '../../server/signIn/passwords.ts';
import type { Answer } from '../support/tinyApp.ts';

/** The password of every official of these tests. */
export const PASSWORD = 'Tabysty-7-jol';

let passwordHash: Promise<string> | undefined;

/** An official of the first department, with {@link PASSWORD}. */
export async function createOfficial(
  db: PrismaClient,
  official: {
    readonly login: string;
    readonly roles?: Role[];
    readonly active?: boolean;
    readonly mustChangePassword?: boolean;
  },
): Promise<{ readonly id: string; readonly login: string }> {
  passwordHash ??= hashPassword(PASSWORD);
  const office = await db.office.findFirstOrThrow({ where: { kind: 'DEPARTMENT' }, select: { id: true } });
  return db.user.create({
    data: {
      roles: ['CLERK'],
      ...official,
      passwordHash: await passwordHash,
      surname: 'Сейітова',
      givenName: 'Айгүл',
      officeId: office.id,
    },
    select: { id: true, login: true },
  });
}

/** The request that signs in. */
export const signIn = (login: string, password: string = PASSWORD) => ({
  query:
    'mutation SignIn($login: String!, $password: String!) { signIn(login: $login, password: $password) }',
  variables: { login, password },
});

/** The Cookie header that a browser would send after the answer. */
export function cookieOf(answer: Answer): string {
  const set = answer.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith(`${cookieName('session', true)}=`));
  return set?.split(';')[0] ?? '';
}

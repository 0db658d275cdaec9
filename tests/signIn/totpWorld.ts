import { TOTP } from 'otpauth';
import type { Role, User } from '../../prisma/client.ts';
import { hashPassword } from '../../server/signIn/passwords.ts';
import { found } from '../support/answers.ts';
import type { Answer, Person, World } from '../support/world.ts';
import { ORIGIN } from '../support/world.ts';

/** The password of everybody here. */
export const PASSWORD = 'Tabysty-7-jol';

let hash: Promise<string> | undefined;

/** Somebody with {@link PASSWORD} and a session. */
export async function official(
  world: World,
  roles: readonly Role[],
  more: Partial<User> = {},
): Promise<Person> {
  hash ??= hashPassword(PASSWORD);
  return world.person('AKS', roles, { passwordHash: await hash, ...more });
}

/** The code of a secret at a moment, as the telephone shows it. */
export const codeAt = (secret: string, at: Date): string =>
  new TOTP({ secret }).generate({ timestamp: at.getTime() });

/** A browser that keeps its cookies from answer to answer. */
export interface Browser {
  ask(query: string, variables?: Record<string, unknown>, address?: string): Promise<Answer>;
  readonly cookies: Map<string, string>;
  /** Keeps the cookies of an answer. */
  take(response: Response): void;
}

/** A browser without cookies, or with those of somebody who is signed in. */
export function browser(world: World, who: Person | null = null, userAgent = ''): Browser {
  const cookies = new Map<string, string>();
  if (who) cookies.set(...(who.cookie.split('=') as [string, string]));
  const take = (response: Response): void => {
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
  };
  return {
    cookies,
    take,
    async ask(query, variables = {}, address = '192.0.2.1') {
      const request = new Request(`${ORIGIN}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          origin: ORIGIN,
          'user-agent': userAgent,
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
        body: JSON.stringify({ query, variables }),
      });
      const response = await world.app.fetch(request, { address });
      take(response);
      return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
    },
  };
}

export const SIGN_IN =
  'mutation ($login: String!, $password: String!) { signIn(login: $login, password: $password) { roles } }';
export const FINISH = 'mutation ($code: String!) { finishSignIn(code: $code) { roles duty signedInBy } }';
const START = 'mutation { startTotp { secret uri } }';
export const ENABLE =
  'mutation ($password: String, $code: String!) { enableTotp(password: $password, code: $code) }';

/** Makes a secret for somebody that is not in force yet. */
export const startTotp = async (world: World, who: Person) =>
  found<{ readonly secret: string; readonly uri: string }>(await world.ask(who, START), 'startTotp');

/** Turns codes on for somebody; answers the secret and the recovery codes. */
export async function turnOn(
  world: World,
  who: Person,
): Promise<{ readonly secret: string; readonly uri: string; readonly recovery: readonly string[] }> {
  const { secret, uri } = await startTotp(world, who);
  const enabled = await world.ask(who, ENABLE, { password: PASSWORD, code: codeAt(secret, world.clock) });
  if (enabled.errors) throw new Error(JSON.stringify(enabled.errors));
  return { secret, uri, recovery: enabled.data?.enableTotp as string[] };
}

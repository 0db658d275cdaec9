import { type Somebody, send } from './tries.ts';

/** An official with a session. */
export interface Official extends Somebody {
  readonly id: string;
  readonly login: string;
}

/** Who works in the department of the test and in one of its akims' offices. */
export interface Staff {
  readonly admin: Official;
  readonly clerk: Official;
  readonly head: Official;
  readonly executor: Official;
  readonly other: Official;
  readonly akimClerk: Official;
}

const FIRST_PASSWORD = 'Бірінші құпиясөзім 2026';

async function cookieOf(url: string, login: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({
      query:
        'mutation ($login: String!, $password: String!) { signIn(login: $login, password: $password) { roles } }',
      variables: { login, password },
    }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`${login} was not signed in: ${await answer.text()}`);
  return cookie;
}

/** What the API answers to a document that must be answered. */
export async function must<Data>(who: Somebody, query: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await send(who, query, variables);
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data as Data;
}

async function official(url: string, login: string, password: string): Promise<Official> {
  const cookie = await cookieOf(url, login, password);
  const { viewer } = await must<{ viewer: { user: { id: string } } }>(
    { url, cookie },
    '{ viewer { user { id } } }',
  );
  return { url, cookie, login, id: viewer.user.id };
}

/** Hires the people of Aksu, as its administrator does; each chooses the password anew. */
export async function hire(url: string, admin: { login: string; password: string }): Promise<Staff> {
  const boss = await official(url, admin.login, admin.password);
  const offices = new Map<string, string>();
  for (const offset of [0, 100, 200]) {
    const page = await must<{ offices: { nodes: { id: string; code: string }[] } }>(
      boss,
      'query ($offset: Int) { offices(first: 100, offset: $offset) { nodes { id code } } }',
      { offset },
    );
    for (const { id, code } of page.offices.nodes) offices.set(code, id);
  }
  const one = async (login: string, role: string, code = 'AKS'): Promise<Official> => {
    const input = {
      login,
      officeId: offices.get(code),
      roles: [role],
      password: FIRST_PASSWORD,
      surname: 'Тестов',
      givenName: 'Адам',
      phone: '+77283221144',
    };
    await must(boss, 'mutation ($input: CreateUserInput!) { createUser(input: $input) { id } }', { input });
    const cookie = await cookieOf(url, login, FIRST_PASSWORD);
    const change = 'mutation ($c: String!, $n: String!) { changePassword(current: $c, next: $n) { roles } }';
    await must({ url, cookie }, change, { c: FIRST_PASSWORD, n: admin.password });
    return official(url, login, admin.password);
  };
  return {
    admin: boss,
    clerk: await one('clerk', 'CLERK'),
    head: await one('head', 'HEAD'),
    executor: await one('executor', 'EXECUTOR'),
    other: await one('other', 'EXECUTOR'),
    akimClerk: await one('akim', 'AKIM_CLERK', 'AKS-01'),
  };
}

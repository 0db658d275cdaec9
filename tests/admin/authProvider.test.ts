import { describe, expect, it } from 'vitest';
import { makeAuthProvider } from '../../admin/providers/authProvider.ts';
import { makeExecute } from '../../admin/providers/graphql.ts';
import { fakeServer, refusal } from './support/fakeServer.ts';

const viewer = {
  roles: ['HEAD'],
  duty: null,
  signedInBy: 'PASSWORD',
  office: { id: 'o', code: 'AKS', kind: 'DEPARTMENT', nameKk: 'Ақсу', nameRu: null },
  user: {
    id: 'u',
    login: 'aks.head',
    shortName: 'Бекова С.',
    fullName: 'Бекова Сәуле',
  },
};

const authWith = (...answers: readonly unknown[]) => {
  const { client, sent } = fakeServer(...answers);
  return { auth: makeAuthProvider(makeExecute(client), ({ code }) => code), sent };
};

const httpError = (code: string) => ({ body: { graphQLErrors: [{ extensions: { code } }] } });

describe('signing in', () => {
  it('knows the official from the answer and does not ask again', async () => {
    const { auth, sent } = authWith({ data: { signIn: viewer } });
    await auth.login({ login: 'aks.head', password: 'secret' });
    await auth.checkAuth({});
    expect(await auth.getIdentity()).toMatchObject({ id: 'u', fullName: 'Бекова С.', roles: ['HEAD'] });
    expect(await auth.getPermissions?.({})).toEqual(['HEAD']);
    expect(sent).toHaveLength(1);
  });

  it('says why it failed', async () => {
    const { auth } = authWith(refusal({ code: 'SIGN_IN_REFUSED' }));
    await expect(auth.login({ login: 'a', password: 'b' })).rejects.toMatchObject({
      message: 'SIGN_IN_REFUSED',
    });
  });

  it('is asked for without a message on a first visit', async () => {
    const { auth } = authWith({ data: { viewer: null } });
    await expect(auth.checkAuth({})).rejects.toMatchObject({ message: false });
  });

  it('is tried again after a broken connection', async () => {
    const { auth } = authWith(new TypeError('Failed to fetch'), { data: { viewer } });
    await expect(auth.checkAuth({})).rejects.toMatchObject({ message: 'UNREACHABLE' });
    await expect(auth.checkAuth({})).resolves.toBeUndefined();
  });
});

describe('an error of a call', () => {
  it('ends the session here only when the server says that there is none', async () => {
    const { auth } = authWith();
    await expect(auth.checkError(httpError('UNAUTHENTICATED'))).rejects.toBeDefined();
    for (const code of ['FORBIDDEN', 'NOT_FOUND', 'STALE_VERSION', 'INTERNAL']) {
      await expect(auth.checkError(httpError(code))).resolves.toBeUndefined();
    }
  });
});

describe('leaving', () => {
  it('works although the session has ended already', async () => {
    const { auth, sent } = authWith(refusal({ code: 'UNAUTHENTICATED' }), { data: { viewer: null } });
    await auth.logout({});
    await expect(auth.checkAuth({})).rejects.toBeDefined();
    expect(sent.map(({ operationName }) => operationName)).toEqual(['SignOut', 'Viewer']);
  });
});

import { describe, expect, it, vi } from 'vitest';
import { failureOf } from '../../admin/layout/PageFailure.tsx';
import { makeAuthProvider } from '../../admin/providers/authProvider.ts';
import { makeConnection } from '../../admin/providers/connection.ts';
import { makeClient, makeExecute } from '../../admin/providers/graphql.ts';
import { operation } from '../../admin/providers/operation.ts';
import { problemOf } from '../../admin/providers/problem.ts';
import { makeSessionState } from '../../admin/providers/sessionState.ts';
import { fakeServer, refusal } from './support/fakeServer.ts';

const viewerOf = (id: string) => ({
  roles: ['HEAD'],
  duty: null,
  signedInBy: 'PASSWORD',
  office: { id: 'o', code: 'AKS', kind: 'DEPARTMENT', nameKk: 'Ақсу', nameRu: null },
  acting: null,
  user: {
    id,
    login: 'aks.head',
    shortName: 'Бекова С.',
    fullName: 'Бекова Сәуле',
  },
});
const viewer = viewerOf('u');
const ended = { body: { graphQLErrors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } };

function pageWith(...answers: readonly unknown[]) {
  const session = makeSessionState();
  const auth = makeAuthProvider(makeExecute(fakeServer(...answers).client), ({ code }) => code, session);
  return { auth, session };
}

describe('a session that ends under an open page', () => {
  it('leaves the page where it is and asks to sign in again', async () => {
    const { auth, session } = pageWith({ data: { viewer } });
    await auth.checkAuth({});
    expect(session.isEnded()).toBe(false);
    await expect(auth.checkError(ended)).resolves.toBeUndefined();
    expect(session.isEnded()).toBe(true);
  });

  it('keeps the page also when the next page is opened', async () => {
    const { auth, session } = pageWith({ data: { viewer } }, { data: { viewer: null } });
    await auth.checkAuth({});
    await auth.checkError(ended);
    await expect(auth.checkAuth({})).resolves.toBeUndefined();
    expect(await auth.getIdentity()).toMatchObject({ id: 'u' });
    expect(session.isEnded()).toBe(true);
  });

  it('goes on after signing in, and what ended with it begins anew', async () => {
    const { auth, session } = pageWith({ data: { viewer } }, { data: { signIn: viewer } });
    await auth.checkAuth({});
    await auth.checkError(ended);
    const turn = session.turn();
    await auth.login({ login: 'aks.head', password: 'secret' });
    expect(session.isEnded()).toBe(false);
    expect(session.turn()).toBe(turn + 1);
  });

  it('stays ended after a wrong password', async () => {
    const { auth, session } = pageWith({ data: { viewer } }, refusal({ code: 'SIGN_IN_REFUSED' }));
    await auth.checkAuth({});
    await auth.checkError(ended);
    await expect(auth.login({ login: 'aks.head', password: 'x' })).rejects.toMatchObject({
      message: 'SIGN_IN_REFUSED',
    });
    expect(session.isEnded()).toBe(true);
  });

  it('goes to the sign-in page once the pages are left', async () => {
    const { auth, session } = pageWith(
      { data: { viewer } },
      { data: { signOut: true } },
      { data: { viewer: null } },
    );
    await auth.checkAuth({});
    await auth.checkError(ended);
    await auth.logout({});
    expect(session.isEnded()).toBe(false);
    await expect(auth.checkAuth({})).rejects.toMatchObject({ message: false });
  });
});

describe('asking anew who is signed in', () => {
  it('brings the new rights', async () => {
    const acting = { id: 'a', to: '2026-11-30' };
    const { auth } = pageWith({ data: { viewer } }, { data: { viewer: { ...viewer, acting } } });
    await auth.checkAuth({});
    expect(await auth.refresh()).toBe(true);
    expect(await auth.getIdentity()).toMatchObject({ acting });
  });

  it('tells when it is somebody else by now', async () => {
    const { auth } = pageWith({ data: { viewer } }, { data: { viewer: viewerOf('other') } });
    await auth.checkAuth({});
    expect(await auth.refresh()).toBe(false);
  });
});

describe('the connection', () => {
  const request = operation<{ hello: string }, Record<string, never>>('query', 'Hello', 'query Hello{hello}');
  const asking = (answer: () => Promise<Response>) => {
    const connection = makeConnection(() => 1000);
    const client = makeClient(answer as typeof fetch, connection);
    return { connection, ask: () => makeExecute(client)(request, {}) };
  };

  it('is lost when no answer comes, and back with the next one', async () => {
    let broken = true;
    const { connection, ask } = asking(async () => {
      if (broken) throw new TypeError('Failed to fetch');
      return Response.json({ data: { hello: 'salem' } });
    });
    const heard = vi.fn();
    connection.subscribe(heard);
    await expect(ask()).rejects.toMatchObject({ networkError: { message: 'Failed to fetch' } });
    await expect(ask()).rejects.toThrow();
    expect(connection.lostSince()).toBe(1000);
    expect(heard).toHaveBeenCalledTimes(1);
    broken = false;
    expect(await ask()).toEqual({ hello: 'salem' });
    expect(connection.lostSince()).toBeNull();
  });

  it('counts a proxy’s word that the server is away as no answer', async () => {
    const { connection, ask } = asking(async () => new Response('Bad Gateway', { status: 502 }));
    const error = await ask().catch((thrown: unknown) => thrown);
    expect(problemOf(error).code).toBe('UNREACHABLE');
    expect(connection.lostSince()).toBe(1000);
  });

  it('stands while the server refuses', async () => {
    const { connection, ask } = asking(async () =>
      Response.json(refusal({ code: 'FORBIDDEN' }), { status: 403 }),
    );
    const error = await ask().catch((thrown: unknown) => thrown);
    expect(problemOf(error).code).toBe('FORBIDDEN');
    expect(connection.lostSince()).toBeNull();
  });
});

describe('a page that failed', () => {
  const gone = new TypeError(
    'Failed to fetch dynamically imported module: https://komek.example/assets/A-1.js',
  );

  it('says whether the system was built anew, the server is away, or the page is broken', () => {
    expect(failureOf(gone, true)).toBe('outdated');
    expect(failureOf(gone, false)).toBe('unreachable');
    expect(failureOf(new TypeError('x is undefined'), true)).toBe('failed');
    expect(failureOf(undefined, true)).toBe('failed');
  });
});

import { type AuthProvider, HttpError, type UserIdentity } from 'react-admin';
import {
  type Role,
  SignInDocument,
  SignOutDocument,
  ViewerDocument,
  type ViewerWholeFragment,
} from '../generated/graphql.ts';
import { mayAccess } from './access.ts';
import type { Execute } from './graphql.ts';
import { type Problem, problemError, problemOf } from './problem.ts';

/** The signed-in official as the pages know him. */
export interface Identity extends UserIdentity {
  readonly id: string;
  readonly fullName: string;
  readonly login: string;
  readonly roles: readonly Role[];
  readonly office: ViewerWholeFragment['office'];
  /** While he acts as head: until which day. */
  readonly acting: ViewerWholeFragment['acting'];
  readonly mustChangePassword: boolean;
}

/** The auth provider, and the one thing more that the password page needs. */
export interface KomekAuthProvider extends AuthProvider {
  getIdentity(): Promise<Identity>;
  /** Asks the server again who is signed in. */
  refresh(): Promise<void>;
}

/** Sessions live in a cookie that scripts cannot read; here is only what `viewer` says of it. */
export function makeAuthProvider(execute: Execute, words: (problem: Problem) => string): KomekAuthProvider {
  let asked: Promise<ViewerWholeFragment | null> | null = null;

  const viewer = (): Promise<ViewerWholeFragment | null> => {
    asked ??= execute(ViewerDocument, {}).then((data) => data.viewer);
    asked.catch(() => {
      asked = null;
    });
    return asked;
  };
  const signedIn = async (): Promise<ViewerWholeFragment> => {
    const known = await viewer().catch((error: unknown) => {
      throw problemError(error, words, () => '');
    });
    if (known) return known;
    asked = null;
    // Without a message react-admin goes to the sign-in page silently, which is right for a first visit.
    throw Object.assign(new HttpError('', 401), { message: false });
  };

  return {
    async login({ login, password }: { login: string; password: string }) {
      try {
        const data = await execute(SignInDocument, { login, password });
        asked = Promise.resolve(data.signIn);
      } catch (error) {
        throw problemError(error, words, () => '');
      }
    },
    async logout() {
      asked = null;
      // The session may have ended already; leaving must work all the same.
      await execute(SignOutDocument, {}).catch(() => undefined);
    },
    async checkAuth() {
      await signedIn();
    },
    async checkError(error: unknown) {
      const problem = problemOf(error);
      if (problem.code !== 'UNAUTHENTICATED') return;
      asked = null;
      throw problemError(error, words, () => '');
    },
    async getPermissions() {
      return (await signedIn()).roles;
    },
    async canAccess({ resource, action }) {
      return mayAccess((await signedIn()).roles, resource, action);
    },
    async getIdentity() {
      const { user, roles, office, acting } = await signedIn();
      return { ...user, fullName: user.shortName, roles, office, acting };
    },
    async refresh() {
      asked = null;
      await viewer();
    },
  };
}

import { type AuthProvider, HttpError, type UserIdentity } from 'react-admin';
import {
  FinishSignInDocument,
  type Role,
  SignInDocument,
  SignOutDocument,
  ViewerDocument,
  type ViewerWholeFragment,
} from '../generated/graphql.ts';
import { forgetDrafts } from '../register/draft/forgetDrafts.ts';
import { mayAccess } from './access.ts';
import { forgetEverything, forgetOthers } from './forgetting.ts';
import type { Execute } from './graphql.ts';
import { type Problem, problemError, problemOf } from './problem.ts';
import { makeSessionState, type SessionState } from './sessionState.ts';

/** The signed-in official as the pages know him. */
export interface Identity extends UserIdentity {
  readonly id: string;
  readonly fullName: string;
  /** Surname, name and patronymic; `fullName` is what react-admin shows: surname and initials. */
  readonly wholeName: string;
  readonly login: string;
  readonly roles: readonly Role[];
  readonly office: ViewerWholeFragment['office'];
  /** While he acts as head: until which day. */
  readonly acting: ViewerWholeFragment['acting'];
  /** What must be done before anything else. */
  readonly duty: ViewerWholeFragment['duty'];
  /** How the session was opened, and how a signature asks for a proof. */
  readonly signedInBy: ViewerWholeFragment['signedInBy'];
}

/** The password, or after it the code that it asks for. */
export type SignInStep = { readonly login: string; readonly password: string } | { readonly code: string };

/** The auth provider, and the one thing more that the password page needs. */
export interface KomekAuthProvider extends AuthProvider {
  getIdentity(): Promise<Identity>;
  /** Asks the server again who is signed in; answers false when it is somebody else than before. */
  refresh(): Promise<boolean>;
}

/** Sessions live in a cookie that scripts cannot read; here is only what `viewer` says of it. */
export function makeAuthProvider(
  execute: Execute,
  words: (problem: Problem) => string,
  session: SessionState = makeSessionState(),
): KomekAuthProvider {
  let asked: Promise<ViewerWholeFragment | null> | null = null;
  /** For whom the pages are shown; they stay while he signs in again, so that nothing typed is lost. */
  let shown: ViewerWholeFragment | null = null;
  let last: string | null = null;
  let expired = false;

  const viewer = (): Promise<ViewerWholeFragment | null> => {
    asked ??= execute(ViewerDocument, {}).then((data) => data.viewer);
    asked.catch(() => {
      asked = null;
    });
    return asked;
  };
  const signedIn = async (anew = false): Promise<ViewerWholeFragment> => {
    if (shown && session.isEnded() && !anew) return shown;
    const known = await viewer().catch((error: unknown) => {
      throw problemError(error, words, () => '');
    });
    if (known) {
      last = known.user.id;
      expired = false;
      shown = known;
      // He may have signed in again by another tab.
      session.begin();
      return known;
    }
    asked = null;
    if (shown) {
      expired = true;
      session.end();
      return shown;
    }
    // Without a message react-admin goes to the sign-in page silently, which is right for a first visit.
    throw Object.assign(new HttpError('', 401), { message: false });
  };

  return {
    async login(given: SignInStep) {
      try {
        const known =
          'code' in given
            ? (await execute(FinishSignInDocument, given)).finishSignIn
            : (await execute(SignInDocument, given)).signIn;
        asked = Promise.resolve(known);
        forgetOthers(known.user.id, last);
        last = known.user.id;
        expired = false;
        shown = known;
        session.begin();
      } catch (error) {
        throw problemError(error, words, () => '');
      }
    },
    async logout() {
      asked = null;
      shown = null;
      session.leave();
      if (!expired) {
        forgetEverything();
        if (last) await forgetDrafts(last);
      }
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
      expired = true;
      if (shown) return session.end();
      throw problemError(error, words, () => '');
    },
    async getPermissions() {
      return (await signedIn()).roles;
    },
    async canAccess({ resource, action }) {
      return mayAccess((await signedIn()).roles, resource, action);
    },
    async getIdentity() {
      const { user, ...known } = await signedIn();
      return { ...user, ...known, fullName: user.shortName, wholeName: user.fullName };
    },
    async refresh() {
      const before = shown;
      asked = null;
      const { user } = await signedIn(true);
      return before === null || before.user.id === user.id;
    },
  };
}

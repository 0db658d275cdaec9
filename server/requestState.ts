import type { Actor } from '../schema/context.ts';
import type { CookieKind } from './signIn/cookies.ts';
import type { RequestViews } from './views.ts';

/** What the server keeps of one request while it is answered; resolvers never see it. */
export interface RequestState {
  readonly requestId: string;
  /** Whether a program asks, not a page of the back office: it is told of failures by the HTTP status too. */
  readonly byProgram: boolean;
  /** The secret of the API token that it shows; null where it shows none. */
  readonly bearer: string | null;
  /** The client's address, for the throttle only. */
  readonly address: string;
  /** Ends the operation: the client left, the session ended, or the server stops. */
  readonly ending: AbortController;
  /** The name of the operation that runs. */
  operation: string | null;
  /** The codes of the errors that the answer holds. */
  readonly codes: Set<string>;
  /** The Set-Cookie values of the answer. */
  readonly cookies: Map<CookieKind, string>;
  actor: Actor | null;
  views: RequestViews | null;
  streaming: boolean;
}

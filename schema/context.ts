import type { Prisma, PrismaClient, Role, SignInMethod } from '../prisma/client.ts';
import type { OutsideHeads } from './audit/outsideHeads.ts';
import type { PaperWorks } from './papers/works.ts';

/** What must be done before anything else: a temporary password changed, or a second factor set up. */
export type Duty = 'NEW_PASSWORD' | 'SECOND_FACTOR';

/** By what a request shows whose it is: the session of a browser, or an API token, which stands for one role of its user. */
export type Credential =
  | {
      readonly kind: 'session';
      readonly id: string;
      readonly method: SignInMethod;
      readonly secondFactor: boolean;
      /** While there is one, its user has no rights. */
      readonly duty: Duty | null;
    }
  /** `operations`: the root fields that it may ask for; none: any that its role may. */
  | { readonly kind: 'token'; readonly id: string; readonly operations: readonly string[] };

/** The signed-in official as every rule sees him: who, with which roles, of which office. */
export interface Actor {
  readonly id: string;
  readonly login: string;
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
  readonly iin: string | null;
  /** The roles in force now: HEAD too while he acts as head (I-13). */
  readonly roles: readonly Role[];
  readonly officeId: string;
  /** Whether HEAD is his only for the days for which he was named acting head (AP art. 12(4)). */
  readonly acting: boolean;
  /** Offices that an overseer reads besides his own (Regulation cl. 18). */
  readonly overseenOfficeIds: readonly string[];
  readonly credential: Credential;
  /** When he last proved by his password that it is he, and until when that is enough for a signature. */
  readonly proof: { readonly at: Date; readonly until: Date };
}

/** What travels to every server process after a commit; ids and counters only, never personal data. */
export type Signal =
  | { readonly topic: 'feed'; readonly recipientId: string; readonly cursor: number }
  | { readonly topic: 'case'; readonly caseId: string; readonly version: number }
  | { readonly topic: 'session'; readonly userId: string }
  /** Made by the server itself, never sent: signals may have been missed, read the tables again. */
  | { readonly topic: 'resync' };

/** The live side, provided by the server: signals of committed transactions from all processes. */
export interface Events {
  /** Signals that `wants` accepts, from the moment of the call until `signal` aborts or the server stops. */
  subscribe(wants: (signal: Signal) => boolean, abort?: AbortSignal): AsyncIterableIterator<Signal>;
}

/** What somebody gives to prove that it is he: the password, and where he has codes, one of them. */
export interface PasswordProof {
  /** Null in a session that a provider opened, which proves it by the provider. */
  readonly password: string | null;
  readonly code: string | null;
}

/**
 * Codes of a telephone (RFC 6238) as the actor's second factor, provided by the server. What asks for a proof throws
 * SIGN_IN_REFUSED, CODE_NEEDED and CODE_REFUSED.
 */
export interface TotpControl {
  /** A new secret, base32 and as an `otpauth:` address; in force only once it is confirmed. Throws CONFLICT (TOTP_ON). */
  start(actor: Actor): Promise<{ readonly secret: string; readonly uri: string }>;
  /** Puts the secret in force by a first code of it; ends the other sessions and answers the recovery codes. */
  enable(actor: Actor, proof: PasswordProof): Promise<readonly string[]>;
  /** New recovery codes instead of the old ones. */
  renewRecoveryCodes(actor: Actor, proof: PasswordProof): Promise<readonly string[]>;
  /** Takes the codes away again; throws CONFLICT (TOTP_REQUIRED) where one of his roles demands them. */
  disable(actor: Actor, proof: PasswordProof): Promise<void>;
}

/** What the OpenID Connect provider is called, in each language. */
export interface ProviderNames {
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
}

/** Sign-in and passwords, provided by the server; cookies and hashing are its business. */
export interface Authentication {
  /**
   * Checks login and password and opens a session; throws SIGN_IN_REFUSED alike for every kind of failure, and
   * CODE_NEEDED where a code must follow.
   */
  signIn(login: string, password: string): Promise<Actor>;
  /**
   * The second step in the same browser: a code of the telephone, or a recovery code. Throws CODE_REFUSED, and
   * SIGN_IN_EXPIRED when there is no first step, or it was too long ago.
   */
  finishSignIn(code: string): Promise<Actor>;
  /** Ends the session of this request, if there is one. */
  signOut(): Promise<void>;
  /**
   * Changes the actor's password and ends his other sessions; `proof` is the password until now, and a code where he has
   * them. Throws VALIDATION_FAILED, SIGN_IN_REFUSED, CODE_NEEDED, CODE_REFUSED.
   */
  changePassword(actor: Actor, proof: PasswordProof, next: string): Promise<void>;
  /**
   * Proves by his password, and by a code where he has them, once more that it is the actor; answers until when that is
   * enough for a signature. Throws SIGN_IN_REFUSED, CODE_NEEDED, CODE_REFUSED.
   */
  confirmPassword(actor: Actor, proof: PasswordProof): Promise<Date>;
  /** The actor's codes of a telephone. */
  readonly totp: TotpControl;
  /** argon2id hash of a new password; throws VALIDATION_FAILED (path `password`) for one too weak or holding the login. */
  hashNewPassword(password: string, login?: string): Promise<string>;
  /** The actor as the database has him now, or null when the session or the account ended. */
  currentActor(): Promise<Actor | null>;
  /** What the sign-in page offers: a provider, and whether only administrators have passwords beside it. */
  readonly signInOptions: { readonly provider: ProviderNames | null; readonly passwordsForAll: boolean };
  /** The `where` of sessions that are open at this moment; how long one lives unused is the server's business. */
  openSessions(): Prisma.SessionWhereInput;
}

/** Somebody whose personal data were read, and his case where they are of one. */
export interface View {
  readonly applicantId: string;
  readonly caseId?: string | null;
}

/** Notes views of personal data; the server writes them before the answer leaves (I-37). */
export interface ViewLog {
  note(view: View): void;
}

/** Stable stand-ins for people, provided by the server, which keeps the secret key that they are made by. */
export interface Pseudonyms {
  /** The pseudonym of a person by his key: the same text for the same person always, 22 signs of base64url. */
  of(personId: string): string;
}

/** The door of what is open to everybody; provided by the server, which knows the address that asks. */
export interface PublicGate {
  /**
   * Counts what is asked: each question by a code, and what everybody is told once a request. Throws RATE_LIMITED when
   * the address has asked too often.
   */
  enter(what: 'QUESTION' | 'INFORMATION'): Promise<void>;
}

/** What may be attached to a case, as this server is configured: bytes of one file, files of one case. */
export interface AttachmentLimits {
  readonly maxBytes: number;
  readonly maxFiles: number;
}

/** The names of the fields that an operation asks for, by the type that has them. */
export type AskedFields = ReadonlyMap<string, ReadonlySet<string>>;

/** All that a resolver may use. */
export interface Context {
  readonly actor: Actor | null;
  readonly db: PrismaClient;
  /** The server's clock; the only source of times (I-29). */
  now(): Date;
  readonly events: Events;
  readonly auth: Authentication;
  readonly views: ViewLog;
  readonly pseudonyms: Pseudonyms;
  readonly attachmentLimits: AttachmentLimits;
  readonly papers: PaperWorks;
  readonly historyHeads: OutsideHeads;
  readonly publicGate: PublicGate;
  /** Aborts when the client leaves or the server stops. */
  readonly abort: AbortSignal;
  /** What the operation asks for; nothing is known of it before it begins. */
  readonly asked?: AskedFields;
}

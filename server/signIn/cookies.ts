/** The session cookie's name. */
export const SESSION_COOKIE = 'komek_session';

const NAMES = {
  session: SESSION_COOKIE,
  /** By what a browser is known on which somebody has signed in before. */
  device: 'komek_device',
  /** Between the password and the code. */
  pending: 'komek_sign_in',
  /** On the way to the provider and back, which comes from another site: the one cookie that is sent then. */
  visit: 'komek_visit',
} as const;

/** What a browser is given to show again. */
export type CookieKind = keyof typeof NAMES;

/** The tokens that a browser shows, and those that it is given. */
export interface Cookies {
  read(kind: CookieKind): string | null;
  /** Gives a token for so many seconds; null takes the cookie away. */
  write(kind: CookieKind, token: string | null, maxAge?: number): void;
}

/** The token in a Cookie header, or null. */
export function readCookie(header: string | null, kind: CookieKind): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === NAMES[kind] && value !== undefined && /^[\w-]{43}$/.test(value)) return value;
  }
  return null;
}

/** A Set-Cookie value: script cannot read it and other sites' pages cannot send it; an empty token removes the cookie. */
export function setCookie(
  kind: CookieKind,
  token: string,
  options: { readonly secure: boolean; readonly maxAge: number },
): string {
  const parts = [
    `${NAMES[kind]}=${token}`,
    'Path=/',
    'HttpOnly',
    `SameSite=${kind === 'visit' ? 'Lax' : 'Strict'}`,
    `Max-Age=${token === '' ? 0 : options.maxAge}`,
  ];
  return [...parts, ...(options.secure ? ['Secure'] : [])].join('; ');
}

/** The cookies of one request; what is written goes into `given`, by the kind of the cookie. */
export const createCookies = (
  header: string | null,
  given: Map<CookieKind, string>,
  secure: boolean,
): Cookies => ({
  read: (kind) => readCookie(header, kind),
  write(kind, token, maxAge = 0) {
    given.set(kind, setCookie(kind, token ?? '', { secure, maxAge }));
  },
});

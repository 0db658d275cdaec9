const NAMES = {
  session: 'komek_session',
  /** By what a browser is known on which somebody has signed in before. */
  device: 'komek_device',
  /** Between the password and the code. */
  pending: 'komek_sign_in',
  /** On the way to the provider and back, which comes from another site: the one cookie that is sent then. */
  visit: 'komek_visit',
} as const;

/** What a browser is given to show again. */
export type CookieKind = keyof typeof NAMES;

/**
 * A cookie's name. Over HTTPS alone it has the prefix for which browsers take it from this very host and nobody else: no
 * page of a neighbouring host can lay another's session under it (ASVS 3.3.1).
 */
export const cookieName = (kind: CookieKind, secure: boolean): string =>
  `${secure ? '__Host-' : ''}${NAMES[kind]}`;

/** The tokens that a browser shows, and those that it is given. */
export interface Cookies {
  read(kind: CookieKind): string | null;
  /** Gives a token for so many seconds; null takes the cookie away. */
  write(kind: CookieKind, token: string | null, maxAge?: number): void;
}

/** The token in a Cookie header, or null; `secure` as it was when the cookie was given. */
export function readCookie(header: string | null, kind: CookieKind, secure: boolean): string | null {
  const wanted = cookieName(kind, secure);
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === wanted && value !== undefined && /^[\w-]{43}$/.test(value)) return value;
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
    `${cookieName(kind, options.secure)}=${token}`,
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
  read: (kind) => readCookie(header, kind, secure),
  write(kind, token, maxAge = 0) {
    given.set(kind, setCookie(kind, token ?? '', { secure, maxAge }));
  },
});

/** The session cookie's name. */
export const SESSION_COOKIE = 'komek_session';

/** The session token in a Cookie header, or null. */
export function readSessionCookie(header: string | null): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === SESSION_COOKIE && value !== undefined && /^[\w-]{43}$/.test(value)) return value;
  }
  return null;
}

/** A Set-Cookie value: script cannot read it and other sites cannot send it; an empty token removes the cookie. */
export function sessionCookie(
  token: string,
  options: { readonly secure: boolean; readonly maxAge: number },
): string {
  const parts = [
    `${SESSION_COOKIE}=${token}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Strict',
    `Max-Age=${token === '' ? 0 : options.maxAge}`,
  ];
  return [...parts, ...(options.secure ? ['Secure'] : [])].join('; ');
}

/** The application role: it may read, add and change what the product needs, and never rewrite history (I-37). */
export const APPLICATION_ROLE = 'komek_app';

/**
 * The same PostgreSQL URL, its sessions acting as `role` from their first statement on (`-c role=`).
 * Other `options` of the URL stay.
 */
export function asRole(connectionString: string, role: string): string {
  const url = new URL(connectionString);
  const options = [url.searchParams.get('options'), `-c role=${role}`]
    .filter((part) => part !== null)
    .join(' ');
  url.searchParams.delete('options');
  // URLSearchParams writes a space as "+", which PostgreSQL clients do not read as one.
  url.search = [url.searchParams.toString(), `options=${encodeURIComponent(options)}`]
    .filter(Boolean)
    .join('&');
  return url.href;
}

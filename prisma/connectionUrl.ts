/** The application role: it may read, add and change what the product needs, and never rewrite history (I-37). */
export const APPLICATION_ROLE = 'komek_app';

/**
 * The same PostgreSQL URL, its sessions acting as `role` from their first statement on (`-c role=`).
 * Other `options` of the URL stay.
 */
export const asRole = (connectionString: string, role: string): string =>
  withOptions(connectionString, (others) => [...others, `-c role=${role}`]);

/**
 * The same URL, its sessions counting a page as equally dear wherever it lies, as it is in memory and on disks that do
 * not turn: else PostgreSQL reads a small table whole for one of its rows. What the URL itself says of it holds.
 */
export const plannedForMemory = (connectionString: string): string =>
  withOptions(connectionString, (others) => ['-c random_page_cost=1.1', ...others]);

function withOptions(
  connectionString: string,
  change: (others: readonly string[]) => readonly string[],
): string {
  const url = new URL(connectionString);
  const options = change(url.searchParams.getAll('options')).join(' ');
  url.searchParams.delete('options');
  // URLSearchParams writes a space as "+", which PostgreSQL clients do not read as one.
  url.search = [url.searchParams.toString(), `options=${encodeURIComponent(options)}`]
    .filter(Boolean)
    .join('&');
  return url.href;
}

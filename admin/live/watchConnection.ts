import type { Connection } from '../providers/connection.ts';

const TRY_EVERY = 5000;

/** Follows the browser's own word on the network, and knocks at the server until it answers; the answer stops it. */
export function watchConnection(connection: Connection): () => void {
  const knock = async (): Promise<void> => {
    const answer = await fetch('/live', { cache: 'no-store' }).catch(() => null);
    if (answer?.ok) connection.answered();
  };
  const timer = setInterval(() => {
    if (connection.lostSince() !== null) void knock();
  }, TRY_EVERY);
  const onOnline = (): void => void knock();
  window.addEventListener('offline', connection.lost);
  window.addEventListener('online', onOnline);
  return () => {
    clearInterval(timer);
    window.removeEventListener('offline', connection.lost);
    window.removeEventListener('online', onOnline);
  };
}

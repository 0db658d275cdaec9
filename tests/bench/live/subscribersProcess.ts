import { connect } from 'node:net';
import { httpRequest } from '../../load/connection.ts';
import { type Arrival, ASSIGNMENTS_QUERY, type Subscribers, type SubscribersAnswer } from './subscribers.ts';

const arrivals: Arrival[] = [];
const OPENING_AT_ONCE = 20;

const tell = (answer: SubscribersAnswer): void => {
  process.send?.(answer);
};

/** Opens one stream and notes each event's cursor and when it came; resolves once the server has answered. */
function subscribe(port: number, cookie: string, recipient: number): Promise<void> {
  const headers = { accept: 'text/event-stream', cookie };
  const request = httpRequest(
    'POST',
    '/graphql',
    { query: ASSIGNMENTS_QUERY, variables: { after: 0 } },
    headers,
  );
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => socket.write(request));
    let unread = '';
    socket.setEncoding('utf8');
    socket.on('error', reject);
    socket.on('data', (chunk: string) => {
      const at = performance.timeOrigin + performance.now();
      unread += chunk;
      if (!unread.startsWith('HTTP/1.1 200') && arrivals.length === 0 && /^HTTP\/1\.1 [^2]/.test(unread))
        reject(new Error(unread.slice(0, 500)));
      resolve();
      const last = unread.lastIndexOf('\n\n');
      if (last < 0) return;
      for (const [, cursor] of unread.slice(0, last).matchAll(/"cursor":(\d+)/g))
        arrivals.push({ recipient, cursor: Number(cursor), at });
      unread = unread.slice(last);
    });
  });
}

async function subscribeAll({ port, cookies }: Subscribers): Promise<void> {
  const waiting = cookies.map((cookie, recipient) => ({ cookie, recipient }));
  await Promise.all(
    Array.from({ length: OPENING_AT_ONCE }, async () => {
      for (let one = waiting.pop(); one; one = waiting.pop())
        await subscribe(port, one.cookie, one.recipient);
    }),
  );
}

process.on('message', (message: Subscribers | 'arrivals') => {
  if (message === 'arrivals') tell({ arrivals });
  else
    subscribeAll(message).then(
      () => tell({ open: true }),
      (error: unknown) => tell({ failed: String(error) }),
    );
});
process.stdout.write('ready\n');

import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from './connection.ts';
import type { Load, Measured } from './load.ts';

/** Sends the requests of a load over its connections, each as soon as the last one of its connection was answered. */
async function put({ port, connections, requests, seconds, count, pause }: Load): Promise<Measured> {
  const bytes = requests.map((request) => Buffer.from(request));
  const most = count ?? (seconds === undefined ? bytes.length : Number.POSITIVE_INFINITY);
  const times: number[] = [];
  let next = 0;
  const begun = performance.now();
  const end = seconds === undefined ? Number.POSITIVE_INFINITY : begun + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = new Connection(port);
      for (;;) {
        const asked = performance.now();
        if (asked >= end || next >= most) break;
        const request = bytes[next++ % bytes.length];
        if (!request) break;
        const { status, body } = await connection.ask(request);
        if (status !== 200 || body.includes('"errors"'))
          throw new Error(`${status}: ${body.toString().slice(0, 500)}`);
        times.push(performance.now() - asked);
        if (pause !== undefined) await delay(pause);
      }
      connection.close();
    }),
  );
  const took = (performance.now() - begun) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { requests: times.length, seconds: took, median: at(0.5), p99: at(0.99) };
}

process.on('message', (load: Load) => {
  put(load).then(
    (measured) => process.send?.({ measured }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
process.stdout.write('ready\n');

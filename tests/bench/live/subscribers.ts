import { join } from 'node:path';
import { start } from '../../load/processes.ts';

/** What an executor's open page subscribes to. */
export const ASSIGNMENTS_QUERY = `subscription Feed($after: Int) { assignments(after: $after) {
  cursor kind at case { id number status } } }`;

/** Who subscribes: one stream for each cookie. */
export interface Subscribers {
  readonly port: number;
  readonly cookies: readonly string[];
}

/** An event that came over a stream; `recipient` is the place of its cookie, `at` milliseconds since 1970. */
export interface Arrival {
  readonly recipient: number;
  readonly cursor: number;
  readonly at: number;
}

/** What the process of the subscribers answers. */
export interface SubscribersAnswer {
  readonly open?: true;
  readonly arrivals?: readonly Arrival[];
  readonly failed?: string;
}

/** Many subscribers in a process of their own. */
export interface SubscribersProcess {
  arrivals(): Promise<readonly Arrival[]>;
  stop(): Promise<void>;
}

/** Opens the streams, and resolves when the server has answered all of them. */
export async function openSubscribers(subscribers: Subscribers): Promise<SubscribersProcess> {
  const started = await start({
    command: process.execPath,
    args: ['--import', 'tsx', join(import.meta.dirname, 'subscribersProcess.ts')],
    env: {},
    ready: /ready/,
    messages: true,
  });
  const ask = (message: Subscribers | 'arrivals'): Promise<SubscribersAnswer> =>
    new Promise((resolve, reject) => {
      started.child.once('message', (answer: SubscribersAnswer) => {
        if (answer.failed) reject(new Error(answer.failed));
        else resolve(answer);
      });
      started.child.send(message);
    });
  try {
    await ask(subscribers);
  } catch (error) {
    await started.stop();
    throw error;
  }
  return { arrivals: async () => (await ask('arrivals')).arrivals ?? [], stop: started.stop };
}

import { join } from 'node:path';
import { type Started, start } from './processes.ts';

/** Requests that are put to a server: for so many seconds or so many times over and over, else each once. */
export interface Load {
  readonly port: number;
  readonly connections: number;
  /** Their bytes, as {@link ../load/connection.ts post} makes them. */
  readonly requests: readonly string[];
  readonly seconds?: number;
  readonly count?: number;
  /** Milliseconds that each connection waits after an answer, as a person reads it. */
  readonly pause?: number;
}

/** How a load was answered; times in milliseconds. */
export interface Measured {
  readonly requests: number;
  readonly seconds: number;
  readonly median: number;
  readonly p99: number;
}

/** A process that puts loads to servers, so that asking takes nothing from what is measured but a processor. */
export interface LoadProcess {
  /** Throws for an answer that is not 200 or has errors. */
  put(load: Load): Promise<Measured>;
  stop(): Promise<void>;
}

/** Starts a {@link LoadProcess}. */
export async function startLoadProcess(): Promise<LoadProcess> {
  const started: Started = await start({
    command: process.execPath,
    args: ['--import', 'tsx', join(import.meta.dirname, 'loadProcess.ts')],
    env: {},
    ready: /ready/,
    messages: true,
  });
  return {
    put: (load) =>
      new Promise((resolve, reject) => {
        started.child.once(
          'message',
          (answer: { readonly measured?: Measured; readonly failed?: string }) => {
            if (answer.measured) resolve(answer.measured);
            else reject(new Error(answer.failed));
          },
        );
        started.child.send(load);
      }),
    stop: started.stop,
  };
}

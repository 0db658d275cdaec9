import { join } from 'node:path';
import { start } from '../load/processes.ts';
import { atEnd } from './ends.ts';

/** What is put to a server by those who mean it badly, or do not know better, for as long as they are let. */
export interface Rude {
  readonly port: number;
  /** Connections that say nothing, whose head drips in, and whose body drips in: a third each. */
  readonly slow: number;
  /** Streams of one user; every fourth reads nothing after its first second. */
  readonly streams: { readonly count: number; readonly request: string };
  /** Queries that are sent at a fixed pace, whether answers come or not; each on a connection of its own. */
  readonly costly: { readonly perSecond: number; readonly requests: readonly string[] };
}

/** What has become of it so far. */
export interface RudeCounts {
  opened: number;
  closedByServer: number;
  streamsRefused: number;
  costly: number;
  costlyRefused: number;
}

/** The process of those who press; it ends with the section. */
export interface RudeProcess {
  counts(): Promise<RudeCounts & { readonly streamsOpen: number }>;
}

/** Starts to press a server. */
export async function press(rude: Rude): Promise<RudeProcess> {
  const { child, stop } = await start({
    command: process.execPath,
    args: ['--import', 'tsx', join(import.meta.dirname, 'rudeProcess.ts')],
    env: {},
    ready: /ready/,
    messages: true,
  });
  atEnd(stop);
  child.send(rude);
  return {
    counts: () =>
      new Promise((resolve) => {
        child.once('message', (answer: RudeCounts & { readonly streamsOpen: number }) => resolve(answer));
        child.send('counts');
      }),
  };
}

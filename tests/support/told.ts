import type { Channel } from 'node:diagnostics_channel';

/** What was told on a diagnostics channel while the work ran. */
export async function toldWhile(channel: Channel, work: () => Promise<unknown>): Promise<unknown[]> {
  const told: unknown[] = [];
  const hear = (message: unknown) => told.push(message);
  channel.subscribe(hear);
  await work().finally(() => channel.unsubscribe(hear));
  return told;
}

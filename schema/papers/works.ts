import type { Press } from './press.ts';
import type { Sealer } from './sealer.ts';

/** What issuing a paper takes besides its words; provided by the server. */
export interface PaperWorks {
  readonly press: Press;
  readonly sealer: Sealer;
  /** The public address at which anybody can ask whether the paper of this code is genuine. */
  addressOf(code: string): string;
}

import type { Head } from './blocks.ts';

/** A head as it was found outside the database; null: something stands there that is none. */
export type OutsideHead = Head | null;

/** The heads of sealed history that are kept outside the database; provided by the server. */
export interface OutsideHeads {
  /** All of them, in the order in which they were written. */
  read(): Promise<readonly OutsideHead[]>;
}

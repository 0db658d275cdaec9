/**
 * Where the bytes of attachments lie. A key is a UUID that was never used before; nothing but the database knows what
 * is behind it, and whoever reads checks the hash.
 */
export interface FileStore {
  /**
   * Keeps `size` bytes under the key: all of them, safe from a loss of power, or, when the source throws or is of
   * another length, none.
   */
  put(key: string, bytes: AsyncIterable<Uint8Array>, size: number): Promise<void>;
  /** The bytes; rejects when there are none under the key. */
  get(key: string): Promise<AsyncIterable<Uint8Array>>;
  /** Deletes what is under the key, complete or not; nothing there is no mistake. */
  delete(key: string): Promise<void>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The key, if it is one; throws for anything else, so that no key can lead out of the store. */
export function checkedKey(key: string): string {
  if (!UUID.test(key)) throw new Error('A file is kept under a UUID only.');
  return key;
}

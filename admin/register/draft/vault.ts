import type { Sealed } from './sealing.ts';

/** A draft as it lies on this machine: nothing of what was typed can be read in it. */
export interface SealedDraft extends Sealed {
  readonly id: string;
  readonly userId: string;
  readonly savedAt: number;
}

/** The sealed drafts of this machine, and a key for each official who is signed in. */
export interface Vault {
  keyOf(userId: string): Promise<CryptoKey | null>;
  /** Keeps this key unless there is one already; answers the one that is kept. */
  keepKey(userId: string, key: CryptoKey): Promise<CryptoKey>;
  all(): Promise<readonly SealedDraft[]>;
  /** Keeps a draft; false when its owner has no key any more. */
  put(draft: SealedDraft): Promise<boolean>;
  remove(id: string): Promise<void>;
  /** Removes an official's key and drafts. */
  forget(userId: string): Promise<void>;
}

const DATABASE = 'komek-drafts';
const KEYS = 'keys';
const DRAFTS = 'drafts';

const answerOf = <Answer>(request: IDBRequest<Answer>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(KEYS);
    request.result.createObjectStore(DRAFTS, { keyPath: 'id' });
  };
  return answerOf(request);
}

/** Runs one transaction over both stores; nothing but requests may be awaited in it. */
async function inTransaction<Answer>(
  mode: IDBTransactionMode,
  work: (keys: IDBObjectStore, drafts: IDBObjectStore) => Promise<Answer>,
): Promise<Answer> {
  const database = await openDatabase();
  try {
    const transaction = database.transaction([KEYS, DRAFTS], mode);
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const answer = await work(transaction.objectStore(KEYS), transaction.objectStore(DRAFTS));
    await done;
    return answer;
  } finally {
    database.close();
  }
}

/** The vault in the browser's IndexedDB. */
export const browserVault: Vault = {
  keyOf: (userId) => inTransaction('readonly', async (keys) => (await answerOf(keys.get(userId))) ?? null),
  keepKey: (userId, key) =>
    inTransaction('readwrite', async (keys) => {
      const kept: CryptoKey | undefined = await answerOf(keys.get(userId));
      if (kept) return kept;
      await answerOf(keys.put(key, userId));
      return key;
    }),
  all: () => inTransaction('readonly', (_keys, drafts) => answerOf(drafts.getAll())),
  put: (draft) =>
    inTransaction('readwrite', async (keys, drafts) => {
      if (!(await answerOf(keys.getKey(draft.userId)))) return false;
      await answerOf(drafts.put(draft));
      return true;
    }),
  remove: (id) => inTransaction('readwrite', (_keys, drafts) => answerOf(drafts.delete(id))),
  forget: (userId) =>
    inTransaction('readwrite', async (keys, drafts) => {
      const kept: readonly SealedDraft[] = await answerOf(drafts.getAll());
      for (const draft of kept) if (draft.userId === userId) drafts.delete(draft.id);
      await answerOf(keys.delete(userId));
    }),
};

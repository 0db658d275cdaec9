import { randomUUID } from 'node:crypto';
import { diskStore } from './diskStore.ts';
import type { FileStore } from './fileStore.ts';
import type { S3Options } from './s3Store.ts';

/** Which store to open, and where. */
export type FileStoreOptions =
  | { readonly kind: 'DISK'; readonly folder: string }
  | ({ readonly kind: 'S3' } & S3Options);

/**
 * Opens the store of attachments and proves that a file can be kept there, read again and deleted. Throws in plain
 * words, without keys, when it cannot.
 */
export async function openFileStore(options: FileStoreOptions): Promise<FileStore> {
  const store = await chosen(options);
  try {
    await probe(store);
  } catch (error) {
    throw new Error(`attachments cannot be kept in ${placeOf(options)}: ${reasonOf(error)}`, {
      cause: error,
    });
  }
  return store;
}

async function chosen(options: FileStoreOptions): Promise<FileStore> {
  if (options.kind === 'DISK') return diskStore(options.folder);
  const { s3Store } = await import('./s3Store.ts');
  return s3Store(options);
}

const placeOf = (options: FileStoreOptions): string =>
  options.kind === 'DISK'
    ? `the folder ${options.folder} (FILES_DIR)`
    : `the bucket ${options.bucket} at ${new URL(options.endpoint).host} (FILES_S3_…)`;

function reasonOf(error: unknown): string {
  const known = error instanceof Error ? error : new Error('see the log');
  return known.cause instanceof Error ? `${known.message}, ${known.cause.message}` : known.message;
}

async function probe(store: FileStore): Promise<void> {
  const key = randomUUID();
  const sent = Buffer.from('komek');
  await store.put(
    key,
    (async function* () {
      yield sent;
    })(),
    sent.length,
  );
  const parts: Uint8Array[] = [];
  for await (const part of await store.get(key)) parts.push(part);
  await store.delete(key);
  if (!Buffer.concat(parts).equals(sent)) throw new Error('what is read there is not what was written');
}

import { createWriteStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';

/** The part of the driver's connection that a copy needs. */
interface DriverConnection {
  query(text: string): void;
  readonly stream: { pause(): void; resume(): void };
}

/** Kinds of messages within a base backup, by their first byte (PostgreSQL 15 and newer). */
const NEW_ARCHIVE = 'n'.charCodeAt(0);
const MANIFEST = 'm'.charCodeAt(0);
const DATA = 'd'.charCodeAt(0);

/**
 * PostgreSQL's own base backup over the replication protocol, as a query of the driver: no program of PostgreSQL's is
 * needed, and writing goes on meanwhile. `archive` gets the tar with all that was written until its end.
 */
class BaseBackup {
  readonly #archive: PassThrough;
  readonly #settle: (error: Error | null) => void;
  #inManifest = false;
  #archives = 0;
  #isPaused = false;
  #failure: Error | null = null;

  constructor(archive: PassThrough, settle: (error: Error | null) => void) {
    this.#archive = archive;
    this.#settle = settle;
  }

  submit(connection: DriverConnection): void {
    connection.query(`BASE_BACKUP (LABEL 'komek', CHECKPOINT 'fast', WAL true, MANIFEST 'no')`);
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }, connection: DriverConnection): void {
    const [kind] = chunk;
    if (kind === NEW_ARCHIVE) {
      this.#archives += 1;
      if (this.#archives > 1)
        this.#failure = new Error('The database has tablespaces of its own: use pg_basebackup.');
    } else if (kind === MANIFEST) this.#inManifest = true;
    else if (kind === DATA && !this.#inManifest && !this.#failure) {
      // A copy: the driver reads the next message into the same memory.
      // Messages that had come before the pause still follow it.
      if (this.#archive.write(Buffer.from(chunk.subarray(1))) || this.#isPaused) return;
      this.#isPaused = true;
      connection.stream.pause();
      this.#archive.once('drain', () => {
        this.#isPaused = false;
        connection.stream.resume();
      });
    }
  }

  handleError(error: Error): void {
    this.#settle(error);
  }

  handleReadyForQuery(): void {
    this.#settle(this.#failure);
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
}

/**
 * Writes a base backup of the server at `url` into a compressed tar; its account must have the right of replication.
 * Throws when the server refuses or the disk is full.
 */
export async function writeBaseBackup(url: string, file: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    replication: 'true',
    keepAlive: true,
  } as pg.ClientConfig);
  client.on('error', () => {});
  await client.connect();
  const archive = new PassThrough({ highWaterMark: 4_000_000 });
  const written = pipeline(
    archive,
    createGzip({ level: 1 }),
    createWriteStream(file, { flags: 'wx', mode: 0o600 }),
  );
  written.catch(() => {});
  try {
    await Promise.race([
      new Promise<void>((resolve, reject) => {
        const backup = new BaseBackup(archive, (error) => (error ? reject(error) : resolve()));
        client.query(backup as unknown as pg.Submittable);
      }),
      // Only its failure can come first.
      written,
    ]);
    archive.end();
    await written;
  } finally {
    archive.destroy();
    await client.end().catch(() => {});
  }
}

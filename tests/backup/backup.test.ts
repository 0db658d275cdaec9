import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzipSync } from 'node:zlib';
import pg from 'pg';
import { pack } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type BackupNote, makeBackup, NOTE_FILE } from '../../server/backup/backup.ts';
import { hashFile } from '../../server/backup/copies.ts';
import { restoreBackup } from '../../server/backup/restore.ts';
import { type Configuration, readConfiguration } from '../../server/configuration.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/database/embedded.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };
let work: string;
let serial = 0;

beforeAll(async () => {
  work = await mkdtemp(join(inject('runFolder'), 'backup-'));
  // PostgreSQL's account must pass through when the tests run as root.
  await chmod(work, 0o711);
});
afterAll(() => rm(work, { recursive: true, force: true }));

/** A new folder's name. */
const place = (name: string): string => join(work, `${name}-${serial++}`);

const configured = (dataDir: string, more: Record<string, string> = {}): Configuration =>
  readConfiguration({ KOMEK_DATA_DIR: dataDir, ...more });

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Programs of PostgreSQL's client that are of this test's making; answers how they are taken away again. */
async function programs(scripts: Readonly<Record<string, string>>): Promise<() => void> {
  const folder = place('bin');
  await mkdir(folder);
  for (const [name, script] of Object.entries(scripts))
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const { PATH } = process.env;
  // The scripts need the shell's own; where there is none, nothing of the machine's may be found.
  process.env.PATH = Object.keys(scripts).length > 0 ? `${folder}:/bin` : folder;
  return () => {
    process.env.PATH = PATH;
  };
}

/** A backup by hand: these files, and a note that fits them but for `more`. */
async function backupOf(
  files: Readonly<Record<string, Buffer | string>>,
  more: Record<string, unknown> = {},
): Promise<string> {
  const folder = place('made');
  await mkdir(folder);
  const kept: BackupNote['files'][number][] = [];
  for (const [path, bytes] of Object.entries(files)) {
    await writeFile(join(folder, path), bytes);
    kept.push({ path, size: bytes.length, sha256: await hashFile(join(folder, path)) });
  }
  const note = {
    format: 1,
    method: 'base',
    startedAt: '2026-11-18T05:00:00.000Z',
    seconds: 1,
    attachments: 'kept',
    files: kept,
  };
  await writeFile(join(folder, NOTE_FILE), JSON.stringify({ ...note, ...more }));
  return folder;
}

/** The tar of a cluster that holds these files. */
async function tarOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const tar = pack();
  for (const [name, text] of Object.entries(files)) tar.entry({ name }, text);
  tar.finalize();
  const parts: Buffer[] = [];
  for await (const part of tar) parts.push(part as Buffer);
  return gzipSync(Buffer.concat(parts));
}

it('knows no head of a block that is sealed while the database is read: it would look as if the block were cut off', async () => {
  const dataDir = place('data');
  await mkdir(dataDir);
  const heads = join(dataDir, 'history-heads.jsonl');
  await writeFile(heads, 'one\n');
  const takeAway = await programs({
    pg_dump: `echo two >> ${heads}; for one; do case "$one" in --file=*) echo rows > "\${one#--file=}";; esac; done`,
  });
  try {
    const server = { DATABASE_URL: 'postgresql://komek@127.0.0.1:1/none', BACKUP_METHOD: 'dump' };
    const made = await makeBackup(configured(dataDir, server), place('backups'), log);
    expect(await readFile(heads, 'utf8')).toBe('one\ntwo\n');
    expect(await readFile(join(made, 'keys', 'history-heads.jsonl'), 'utf8')).toBe('one\n');
  } finally {
    takeAway();
  }
});

describe('a backup of the PostgreSQL inside', () => {
  let dataDir: string;
  let postgres: EmbeddedPostgres;
  let target: string;
  let made: string;

  beforeAll(async () => {
    dataDir = place('data');
    await mkdir(dataDir);
    postgres = await startEmbeddedPostgres({ dataDir, logger: log, durable: false });
    await query(postgres.ownerUrl, `CREATE TABLE kept AS SELECT n FROM generate_series(1, 1000) n`);
    await mkdir(join(dataDir, 'files', 'ab'), { recursive: true });
    await mkdir(join(dataDir, 'files', 'incoming'));
    await writeFile(join(dataDir, 'files', 'ab', 'page'), 'a page');
    await writeFile(join(dataDir, 'files', 'incoming', 'half'), 'half a page');
    await writeFile(join(dataDir, 'seal-key.pem'), 'a key', { mode: 0o600 });
    target = place('backups');
    made = await makeBackup(configured(dataDir), target, log);
  }, 60_000);
  afterAll(() => postgres.stop());

  it('is one folder with the database, the attachments that are whole, the keys and a note of every byte', async () => {
    expect(await readdir(target)).toHaveLength(1);
    const note = JSON.parse(await readFile(join(made, NOTE_FILE), 'utf8')) as BackupNote;
    expect(note).toMatchObject({ format: 1, method: 'base', attachments: 'kept' });
    expect(note.files.map(({ path }) => path).sort()).toEqual([
      'base.tar.gz',
      'files/ab/page',
      'keys/database-password',
      'keys/seal-key.pem',
    ]);
    for (const { path, size, sha256 } of note.files) {
      expect(await hashFile(join(made, path))).toBe(sha256);
      expect((await stat(join(made, path))).size).toBe(size);
    }
  });

  it('is nobody else’s to read, and its tar is whole to the last block', async () => {
    expect((await stat(made)).mode & 0o077).toBe(0);
    const base = join(made, 'base.tar.gz');
    expect((await stat(base)).mode & 0o077).toBe(0);
    const tar = await promisify(gunzip)(await readFile(base));
    expect(tar.length % 512).toBe(0);
    // A tar ends with two blocks of nothing.
    expect(tar.subarray(-1024).every((byte) => byte === 0)).toBe(true);
  });

  it('brings back what stood when it was made, elsewhere, while the first goes on', async () => {
    await query(postgres.ownerUrl, 'DELETE FROM kept WHERE n > 10');
    const elsewhere = place('restored');
    await restoreBackup(configured(elsewhere), made, null);
    expect(await readFile(join(elsewhere, 'files', 'ab', 'page'), 'utf8')).toBe('a page');
    expect(await readFile(join(elsewhere, 'seal-key.pem'), 'utf8')).toBe('a key');
    expect((await stat(join(elsewhere, 'seal-key.pem'))).mode & 0o077).toBe(0);
    const second = await startEmbeddedPostgres({ dataDir: elsewhere, logger: log, durable: false });
    try {
      expect(await query(second.ownerUrl, 'SELECT count(*)::int AS rows FROM kept')).toEqual([
        { rows: 1000 },
      ]);
    } finally {
      await second.stop();
    }
    expect(await query(postgres.ownerUrl, 'SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 10 }]);
  }, 60_000);

  it('is never restored over anything: the message names every place that is taken', async () => {
    const taken = place('taken');
    await mkdir(join(taken, 'postgres'), { recursive: true });
    await mkdir(join(taken, 'files'));
    await writeFile(join(taken, 'files', 'page'), 'mine');
    await writeFile(join(taken, 'seal-key.pem'), 'mine');
    const refused = restoreBackup(configured(taken), made, null);
    await expect(refused).rejects.toThrow('never overwrites');
    for (const name of ['postgres', 'files', 'seal-key.pem'])
      await expect(refused).rejects.toThrow(join(taken, name));
    expect(await readFile(join(taken, 'seal-key.pem'), 'utf8')).toBe('mine');
  });

  it('leaves nothing behind when it cannot be finished', async () => {
    const nowhere = place('broken');
    await writeFile(nowhere, 'a file where a folder should be');
    await expect(makeBackup(configured(dataDir), nowhere, log)).rejects.toThrow();
    const unreadable = { ...configured(dataDir), sealKeyFile: join(dataDir, 'files') };
    const other = place('backups');
    await expect(makeBackup(unreadable, other, log)).rejects.toThrow();
    expect(await readdir(other)).toEqual([]);
  }, 60_000);
});

describe('a restore is refused', () => {
  it('from a folder that is no backup, or one that was not finished', async () => {
    const empty = place('empty');
    await mkdir(empty);
    await expect(restoreBackup(configured(place('data')), empty, null)).rejects.toThrow('no complete backup');
    await expect(restoreBackup(configured(place('data')), place('none'), null)).rejects.toThrow(
      'no complete backup',
    );
  });

  it('of a backup that another version of Komek made in another way', async () => {
    const folder = await backupOf({}, { format: 2 });
    await expect(restoreBackup(configured(place('data')), folder, null)).rejects.toThrow(
      'made by a newer version',
    );
  });

  it('of a file that is missing or changed, and nothing is brought back', async () => {
    const bytes = await tarOf({ PG_VERSION: '18\n' });
    for (const [harm, told] of [
      [(file: string) => writeFile(file, 'other bytes'), 'base.tar.gz is changed'],
      [(file: string) => rm(file), 'base.tar.gz is missing'],
    ] as const) {
      const folder = await backupOf({ 'base.tar.gz': bytes });
      await harm(join(folder, 'base.tar.gz'));
      const dataDir = place('data');
      await expect(restoreBackup(configured(dataDir), folder, null)).rejects.toThrow(told);
      await expect(readdir(dataDir)).rejects.toThrow('ENOENT');
    }
  });

  it('of PostgreSQL’s files into a server that is not inside, or of another major version', async () => {
    const folder = await backupOf({ 'base.tar.gz': await tarOf({ PG_VERSION: '17\n' }) });
    const databaseUrl = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' };
    await expect(restoreBackup(configured(place('data'), databaseUrl), folder, null)).rejects.toThrow(
      'unset DATABASE_URL',
    );
    const dataDir = place('data');
    await expect(restoreBackup(configured(dataDir), folder, null)).rejects.toThrow('PostgreSQL 17');
    expect((await readdir(dataDir)).filter((name) => name.startsWith('postgres'))).toEqual([]);
  });

  it('of a tar that would write outside its folder', async () => {
    const folder = await backupOf({ 'base.tar.gz': await tarOf({ '../../outside': 'x' }) });
    const dataDir = place('data');
    await expect(restoreBackup(configured(dataDir), folder, null)).rejects.toThrow('outside its folder');
    await expect(stat(join(dataDir, '..', 'outside'))).rejects.toThrow('ENOENT');
  });

  it('of what pg_dump made without a server to bring it to', async () => {
    const folder = await backupOf({ 'database.dump': 'a dump' }, { method: 'dump' });
    await expect(restoreBackup(configured(place('data')), folder, null)).rejects.toThrow('set DATABASE_URL');
  });
});

describe('a backup of another PostgreSQL', () => {
  let store: TestDatabase;
  beforeAll(async () => {
    store = await testDatabase({ empty: true });
  });
  afterAll(() => store.close());

  const other = (dataDir: string): Configuration => configured(dataDir, { DATABASE_URL: store.ownerUrl });

  it('is made by pg_dump, is of its account’s address alone, and comes back by pg_restore into an empty database', async () => {
    const undo = await programs({
      pg_dump: `for one; do case "$one" in --file=*) echo "$@" > "$(echo "$one" | cut -c8-)";; esac; done`,
      pg_restore: 'for last; do :; done; cp "$last" "$0.given"; echo "$@" > "$0.asked"',
    });
    try {
      const dataDir = place('data');
      const made = await makeBackup(other(dataDir), place('backups'), log);
      const dumped = await readFile(join(made, 'database.dump'), 'utf8');
      expect(dumped).toContain('--format=custom');
      expect(dumped).toContain(`--dbname=${store.ownerUrl}`);
      expect(JSON.parse(await readFile(join(made, NOTE_FILE), 'utf8'))).toMatchObject({ method: 'dump' });
      await restoreBackup(other(place('restored')), made, null);
      const asked = join(process.env.PATH?.split(':')[0] ?? '', 'pg_restore.asked');
      expect(await readFile(asked, 'utf8')).toMatch(/^--exit-on-error --no-owner --dbname=/);
      expect(await readFile(asked.replace('asked', 'given'), 'utf8')).toBe(dumped);
    } finally {
      undo();
    }
  });

  it('is not brought into a database that holds anything', async () => {
    const folder = await backupOf({ 'database.dump': 'a dump' }, { method: 'dump' });
    const full = await testDatabase();
    try {
      const config = configured(place('data'), { DATABASE_URL: full.ownerUrl });
      await expect(restoreBackup(config, folder, null)).rejects.toThrow('not empty');
    } finally {
      await full.close();
    }
  });

  it('says in plain words that pg_dump is missing or does not fit, and leaves nothing', async () => {
    const target = place('backups');
    for (const [scripts, told] of [
      [{}, 'pg_dump is not on this machine'],
      [{ pg_dump: 'echo "server version: 18; pg_dump version: 15" >&2; exit 1' }, 'server version: 18'],
    ] as const) {
      const undo = await programs(scripts);
      try {
        await expect(makeBackup(other(place('data')), target, log)).rejects.toThrow(told);
      } finally {
        undo();
      }
      expect(await readdir(target)).toEqual([]);
    }
  });
});

describe('how the database is kept', () => {
  it('is by its files inside, by pg_dump elsewhere, unless told', () => {
    const url = 'postgresql://owner@db.example/komek';
    expect(readConfiguration({}).backupMethod).toBe('base');
    expect(readConfiguration({ DATABASE_URL: url }).backupMethod).toBe('dump');
    expect(readConfiguration({ DATABASE_URL: url, BACKUP_METHOD: 'base' }).backupMethod).toBe('base');
    expect(readConfiguration({ BACKUP_METHOD: 'dump' }).backupMethod).toBe('dump');
  });

  it('is archived segment by segment only inside', () => {
    expect(readConfiguration({ WAL_ARCHIVE_DIR: '/srv/wal' }).database.walArchiveDir).toBe('/srv/wal');
    const url = 'postgresql://owner@db.example/komek';
    expect(() => readConfiguration({ WAL_ARCHIVE_DIR: '/srv/wal', DATABASE_URL: url })).toThrow(
      'WAL_ARCHIVE_DIR',
    );
  });
});

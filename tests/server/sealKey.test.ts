import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '../../server/configuration.ts';
import { openSealer } from '../../server/seals/ed25519Sealer.ts';
import { newSealPem, openSealKey, sealKeyFrom } from '../../server/seals/sealKey.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let folder: string;
let database: TestDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'komek-seal-'));
  database = await testDatabase();
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the key that seals papers', () => {
  it('is made once, by whoever is first, and then kept for its owner only', async () => {
    const file = join(folder, 'new', 'seal-key.pem');
    const keys = await Promise.all(Array.from({ length: 5 }, () => openSealKey(file)));
    expect(new Set(keys.map(({ id }) => id)).size).toBe(1);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const pem = await readFile(file, 'utf8');
    expect((await openSealKey(file)).id).toBe(keys[0]?.id);
    expect(await readFile(file, 'utf8')).toBe(pem);
  });

  it('of another kind, or unreadable, is refused in words that name the file and the variable', async () => {
    const rsa = join(folder, 'rsa.pem');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await writeFile(rsa, String(privateKey.export({ type: 'pkcs8', format: 'pem' })));
    await expect(openSealKey(rsa)).rejects.toThrow(/rsa\.pem \(SEAL_KEY_FILE\): it holds no Ed25519 key/);
    const text = join(folder, 'text.pem');
    await writeFile(text, 'not a key');
    await expect(openSealKey(text)).rejects.toThrow(/text\.pem \(SEAL_KEY_FILE\)/);
  });

  it('must be named in production with a database of its own', () => {
    const production = {
      NODE_ENV: 'production',
      DATABASE_URL: 'postgres://db/komek',
      FILES_DIR: '/srv',
      PSEUDONYM_KEY_FILE: '/srv/pseudonym-key',
      TOTP_KEY_FILE: '/srv/totp-key',
      PUBLIC_ORIGIN: 'https://komek.example',
    };
    expect(() => readConfiguration(production)).toThrow(/needs SEAL_KEY_FILE/);
    expect(readConfiguration({ ...production, SEAL_KEY_FILE: '/srv/seal.pem' }).sealKeyFile).toBe(
      '/srv/seal.pem',
    );
    expect(readConfiguration({}).sealKeyFile).toMatch(/\.komek\/seal-key\.pem$/);
  });
});

describe('a seal', () => {
  const bytes = Buffer.from('statement');

  it('proves exactly its bytes, also when another key seals by now and another process asks', async () => {
    const old = await openSealer(database.db, sealKeyFrom(newSealPem()));
    const seal = await old.seal(bytes);
    const current = await openSealer(database.db, sealKeyFrom(newSealPem()));
    expect((await current.seal(bytes)).keyId).not.toBe(seal.keyId);
    expect(await current.proves(bytes, seal)).toBe(true);
    expect(await current.proves(Buffer.from('Statement'), seal)).toBe(false);
    expect(await current.proves(bytes, { ...seal, keyId: (await current.seal(bytes)).keyId })).toBe(false);
    const value = `${seal.value.startsWith('A') ? 'B' : 'A'}${seal.value.slice(1)}`;
    expect(await current.proves(bytes, { ...seal, value })).toBe(false);
  });

  it('by a key or a method that this system has never used proves nothing', async () => {
    const sealer = await openSealer(database.db, sealKeyFrom(newSealPem()));
    const seal = await sealer.seal(bytes);
    expect(await sealer.proves(bytes, { ...seal, keyId: 'unknown' })).toBe(false);
    expect(await sealer.proves(bytes, { ...seal, method: 'CMS' })).toBe(false);
    expect(await sealer.proves(bytes, { ...seal, value: '' })).toBe(false);
  });
});

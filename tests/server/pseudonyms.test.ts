import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '../../server/configuration.ts';
import { newSecretKey, secretKeyFrom } from '../../server/keyFile.ts';
import { createPseudonyms, openPseudonyms } from '../../server/pseudonyms/pseudonyms.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'komek-pseudonyms-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const SOMEBODY = '019aa000-0000-7000-8000-000000000001';
const SOMEBODY_ELSE = '019aa000-0000-7000-8000-000000000002';

describe('a pseudonym', () => {
  it('is the same for every process that shares the key file, and the file is for its owner only', async () => {
    const file = join(folder, 'new', 'pseudonym-key');
    const processes = await Promise.all(Array.from({ length: 40 }, () => openPseudonyms(file)));
    expect(await readdir(join(folder, 'new'))).toEqual(['pseudonym-key']);
    const [first, ...others] = processes.map(({ of }) => of(SOMEBODY));
    expect(first).toMatch(/^[\w-]{22}$/);
    expect(new Set(others)).toEqual(new Set([first]));
    expect((await openPseudonyms(file)).of(SOMEBODY)).toBe(first);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is another for another person and under another key', () => {
    const [one, other] = [newSecretKey(), newSecretKey()].map((text) =>
      createPseudonyms(secretKeyFrom(text)),
    );
    const all = [one, other].flatMap((key) => [key?.of(SOMEBODY), key?.of(SOMEBODY_ELSE)]);
    expect(new Set(all).size).toBe(4);
  });

  it('stays what it was: a later version must not rename people', () => {
    // HMAC-SHA256 by OpenSSL over the same key and text, its first 16 bytes.
    expect(createPseudonyms(Buffer.alloc(32, 7)).of(SOMEBODY)).toBe('XQ_K7iAVEV_o7tAD4sKUiA');
  });

  it('needs a whole key, and says which file and variable it lacks', async () => {
    for (const text of [
      '',
      'short',
      `${newSecretKey().trim()}A`,
      'not base64url, and 43 signs long ........',
    ]) {
      const file = join(folder, 'wrong');
      await writeFile(file, text);
      await expect(openPseudonyms(file), text).rejects.toThrow(
        /wrong \(PSEUDONYM_KEY_FILE\): it holds no key/,
      );
    }
  });

  it('has a key that must be named in production with a database of its own', () => {
    const production = {
      NODE_ENV: 'production',
      DATABASE_URL: 'postgres://db/komek',
      FILES_DIR: '/srv',
      SEAL_KEY_FILE: '/srv/seal.pem',
      TOTP_KEY_FILE: '/srv/totp-key',
      PUBLIC_ORIGIN: 'https://komek.example',
    };
    expect(() => readConfiguration(production)).toThrow(/needs PSEUDONYM_KEY_FILE/);
    const { pseudonymKeyFile } = readConfiguration({ ...production, PSEUDONYM_KEY_FILE: '/srv/key' });
    expect(pseudonymKeyFile).toBe('/srv/key');
  });
});

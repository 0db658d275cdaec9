import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createSecretBox, openSecretBox } from '../../server/totp/secretBox.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(inject('runFolder'), 'secrets-'));
});
afterAll(() => rm(folder, { recursive: true }));

const secret = new Uint8Array(randomBytes(20));

describe('the box of secrets', () => {
  const box = createSecretBox(randomBytes(32));

  it('opens what it sealed, for the same owner, and seals the same differently each time', () => {
    const [one, other] = [box.seal(secret, 'a'), box.seal(secret, 'a')];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false);
    expect(Buffer.from(one).includes(Buffer.from(secret))).toBe(false);
    expect([...box.open(one, 'a')]).toEqual([...secret]);
  });

  it('opens nothing for another owner, by another key, or that was changed or cut', () => {
    const sealed = box.seal(secret, 'a');
    expect(() => box.open(sealed, 'b')).toThrow();
    expect(() => createSecretBox(randomBytes(32)).open(sealed, 'a')).toThrow();
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => box.open(changed, 'a')).toThrow();
    }
    expect(() => box.open(sealed.slice(0, 20), 'a')).toThrow();
  });

  it('has its key in a file that only its owner reads, made once', async () => {
    const file = join(folder, 'keys', 'totp');
    const [one, other] = await Promise.all([openSecretBox(file), openSecretBox(file)]);
    expect([...other.open(one.seal(secret, 'a'), 'a')]).toEqual([...secret]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toMatch(/^[\w-]{43}\n$/);
    await writeFile(file, 'short');
    await expect(openSecretBox(file)).rejects.toThrow(/TOTP_KEY_FILE\): it holds no key/);
  });
});

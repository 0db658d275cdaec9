import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWhole } from '../../server/wholeFile.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'komek-whole-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('appears whole: whoever looks meanwhile finds nothing or all of it, of the one who was quicker', async () => {
  const file = join(folder, 'key');
  const texts = ['a', 'b'].map((letter) => letter.repeat(50_000_000));
  let making = true;
  const made = Promise.all(texts.map((text) => makeWhole(file, text))).finally(() => {
    making = false;
  });
  const seen = new Set<number>();
  while (making) seen.add((await stat(file).catch(() => null))?.size ?? -1);
  await made;
  expect([...seen].filter((length) => length !== -1 && length !== 50_000_000)).toEqual([]);
  expect(seen).toContain(-1);
  expect(texts).toContain(await readFile(file, 'utf8'));
  expect(await readdir(folder)).toEqual(['key']);
});

import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { lockFolder } from '../../server/database/folderLock.ts';
import { checkReachable } from '../../server/database/runAs.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(inject('runFolder'), 'folder-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

describe('the lock of the folder', () => {
  const held = (holder: object) => writeFile(join(dataDir, 'lock'), `${JSON.stringify(holder)}\n`);

  test('of a process that ended, or whose number another one got, is taken over', async () => {
    await held({ pid: 2 ** 22 + 1, born: 'x', host: hostname() });
    await (await lockFolder(dataDir))();
    await held({ pid: process.pid, born: 'an earlier process', host: hostname() });
    await (await lockFolder(dataDir))();
    await writeFile(join(dataDir, 'lock'), 'cut off in the mid');
    await (await lockFolder(dataDir))();
  });

  test('of another host is respected as long as it is touched, and taken over when it is not', async () => {
    await held({ pid: 1, born: 'x', host: 'another-container' });
    const touching = setInterval(() => void utimes(join(dataDir, 'lock'), new Date(), new Date()), 20);
    await expect(lockFolder(dataDir, 100)).rejects.toThrow('Another Komek server');
    clearInterval(touching);
    await sleep(50);
    await (await lockFolder(dataDir, 100))();
  });

  test('goes to one of many that find it stale at the same moment', async () => {
    await held({ pid: 2 ** 22 + 1, born: 'x', host: hostname() });
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(dataDir)));
    const taken = attempts.filter((attempt) => attempt.status === 'fulfilled');
    expect(taken).toHaveLength(1);
    for (const { value: unlock } of taken) await unlock();
  });
});

describe('what cannot work is said in plain words', () => {
  test('a folder closed to PostgreSQL’s account, when Komek runs as root', async () => {
    const closed = join(dataDir, 'home');
    await mkdir(join(closed, 'komek'), { recursive: true });
    await chmod(dataDir, 0o711);
    await chmod(closed, 0o700);
    const account = { uid: 65_534, gid: 65_534 };
    await expect(checkReachable(join(closed, 'komek', 'later'), account, 'the data folder')).rejects.toThrow(
      `that account may not enter ${closed} (mode 700), where the data folder lies`,
    );
    await chmod(closed, 0o711);
    await expect(checkReachable(join(closed, 'komek'), account, 'the data folder')).resolves.toBeUndefined();
    await expect(checkReachable(join(closed, 'komek'), {}, 'the data folder')).resolves.toBeUndefined();
  });
});

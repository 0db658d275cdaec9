import { appendFile, readFile, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSealing } from '../../schema/audit/sealHistory.ts';
import { headsFile } from '../../server/history/headsFile.ts';
import { startSealing } from '../../server/history/sealJob.ts';
import { witness } from '../../server/history/witness.ts';
import { createLog } from '../../server/log.ts';
import { caseIn } from '../support/steps.ts';
import { createHistoryWorld, type HistoryWorld, sealNow } from './historyWorld.ts';

let history: HistoryWorld;
beforeEach(async () => {
  history = await createHistoryWorld();
  await caseIn(history.world, history.people, 'UNDER_REVIEW');
});
afterEach(() => history.close());

const sealing = () => createSealing(history.world.db, history.sealer, () => history.world.clock, 0);

test('nothing is sealed while a transaction may still bring a row ahead of it, and then all of it', async () => {
  const slow = new pg.Client({ connectionString: history.world.ownerUrl });
  await slow.connect();
  await slow.query('BEGIN');
  await slow.query(
    `INSERT INTO audit_entry (id, at, action) VALUES (gen_random_uuid(), now(), 'SIGNED_OUT')`,
  );
  await caseIn(history.world, history.people, 'REGISTERED');
  const job = sealing();
  expect(await job.seal()).toEqual([]);
  expect(await job.seal()).toEqual([]);
  await slow.query('COMMIT');
  await slow.end();
  const [head, ...more] = await sealNow(job);
  expect(more).toEqual([]);
  const { rows } = await history.owner.query<{ count: number }>(
    'SELECT (SELECT count(*) FROM case_event)::int + (SELECT count(*) FROM audit_entry)::int AS count',
  );
  expect(head?.rows).toBe(rows[0]?.count);
  await witness(history.world.db, history.sealer, history.file);
  expect((await history.verify()).findings.told).toEqual([]);
});

test('a row of a transaction that was undone leaves a gap that is none of the history', async () => {
  await history.owner.query(
    `BEGIN; INSERT INTO audit_entry (id, at, action) VALUES (gen_random_uuid(), now(), 'SIGNED_OUT'); ROLLBACK`,
  );
  await caseIn(history.world, history.people, 'REGISTERED');
  await history.seal();
  const { findings, unsealed } = await history.verify();
  expect([findings.told, unsealed]).toEqual([[], 0]);
});

test('of several processes that seal at once each row is in one block, and each keeps all heads', async () => {
  const jobs = [sealing(), sealing(), sealing()];
  for (let round = 0; round < 4; round += 1) {
    await caseIn(history.world, history.people, 'REGISTERED');
    await Promise.all(jobs.map((job) => job.seal()));
  }
  expect(await witness(history.world.db, history.sealer, history.file)).toEqual({
    added: await history.world.db.historyBlock.count(),
    contradicts: null,
  });
  const { findings, last, witnessed } = await history.verify();
  expect(findings.told).toEqual([]);
  expect(witnessed).toEqual(last);
});

test('two processes that share a file write each head once', async () => {
  const job = sealing();
  for (let round = 0; round < 5; round += 1) {
    await caseIn(history.world, history.people, 'REGISTERED');
    await sealNow(job);
  }
  const both = await Promise.all(
    [1, 2].map(() => witness(history.world.db, history.sealer, headsFile(history.fileName))),
  );
  expect(both.map(({ added }) => added).sort()).toEqual([0, 5]);
  expect((await history.verify()).findings.told).toEqual([]);
});

test('many rows make several blocks', async () => {
  await history.owner.query(
    `INSERT INTO audit_entry (id, at, action) SELECT gen_random_uuid(), now(), 'SIGNED_OUT' FROM generate_series(1, 4500)`,
  );
  expect((await sealNow(sealing())).length).toBe(3);
  await witness(history.world.db, history.sealer, history.file);
  const { findings, blocks, unsealed } = await history.verify();
  expect([findings.told, blocks, unsealed]).toEqual([[], 3, 0]);
});

test('a head that a crash cut off is written again', async () => {
  await history.seal();
  await caseIn(history.world, history.people, 'REGISTERED');
  await sealNow(sealing());
  const before = await readFile(history.fileName, 'utf8');
  await appendFile(history.fileName, '{"block":2,"previ');
  expect(await witness(history.world.db, history.sealer, history.file)).toEqual({
    added: 1,
    contradicts: null,
  });
  expect((await readFile(history.fileName, 'utf8')).startsWith(`${before}{"block":2,"previous"`)).toBe(true);
  expect((await history.verify()).findings.told).toEqual([]);
});

test('what was written outside is not given up for what the database says later', async () => {
  await history.seal();
  const before = await readFile(history.fileName, 'utf8');
  await history.owner.query('DELETE FROM history_block');
  await caseIn(history.world, history.people, 'REGISTERED');
  await sealNow(sealing());
  expect(await witness(history.world.db, history.sealer, history.file)).toEqual({ added: 0, contradicts: 1 });
  expect(await readFile(history.fileName, 'utf8')).toBe(before);
  await writeFile(history.fileName, `${before}something else\n`);
  expect(await witness(history.world.db, history.sealer, history.file)).toEqual({ added: 0, contradicts: 2 });
});

test('the job seals, writes outside, and says in the log when the history was tampered with', async () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line: string) => void lines.push(line) });
  const run = async () => {
    lines.length = 0;
    const { world, sealer, file } = history;
    const job = startSealing({ db: world.db, sealer, file, log, seconds: 0.05, now: () => world.clock });
    await expect.poll(() => lines.length, { timeout: 20_000, interval: 5 }).toBeGreaterThan(0);
    await job.stop();
    return lines.map((line) => JSON.parse(line) as { level: string; msg: string; head?: string });
  };
  const [sealed, ...more] = await run();
  expect(more).toEqual([]);
  expect(sealed?.head).toMatch(/^[0-9a-f]{64}$/);
  expect(await readFile(history.fileName, 'utf8')).toContain(sealed?.head);
  await history.owner.query(`UPDATE case_event SET "actorName" = 'Басқа Б.' WHERE seq = 1`);
  expect((await run()).map(({ msg }) => msg)).toEqual([
    'the history was tampered with: run npm run audit:verify',
  ]);
});

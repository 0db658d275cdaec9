import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createHistoryWorld, type HistoryWorld, someHistory } from './historyWorld.ts';

const ROOT = new URL('../../', import.meta.url);
const run = promisify(execFile);

let history: HistoryWorld;
beforeAll(async () => {
  history = await createHistoryWorld();
  await someHistory(history);
});
afterAll(() => history.close());

/** Runs the command as an auditor would, who has no key. */
async function auditVerify(args: readonly string[]): Promise<{ code: number; out: string }> {
  const { npm_lifecycle_event: _, ...inherited } = process.env;
  const env = {
    ...inherited,
    DATABASE_URL: history.world.ownerUrl,
    KOMEK_DATA_DIR: inject('runFolder'),
    HISTORY_HEADS_FILE: history.fileName,
  };
  const command = ['--import', 'tsx', 'server/auditVerify.ts', ...args];
  return run(process.execPath, command, { cwd: ROOT, env }).then(
    ({ stdout }) => ({ code: 0, out: stdout }),
    ({ code, stdout, stderr }) => ({ code, out: `${stdout}${stderr}` }),
  );
}

test('npm run audit:verify says that nothing is wrong, or what and where, by its words and by its exit', async () => {
  const good = await auditVerify([]);
  expect(good.out).toContain('Nothing is wrong.');
  expect(good.out).toContain('The heads outside the database go up to block 3');
  expect(good.code).toBe(0);

  const step = await history.world.db.caseEvent.findFirstOrThrow({ where: { transition: 'assignExecutor' } });
  await history.owner.query(`UPDATE case_event SET "actorName" = 'Басқа Б.' WHERE id = $1`, [step.id]);
  const bad = await auditVerify(['--json']);
  expect(bad.code).toBe(1);
  expect(JSON.parse(bad.out)).toMatchObject({
    intact: false,
    findingCount: 1,
    findings: [{ kind: 'STEP_CHANGED', caseId: step.caseId, seq: step.seq }],
  });
  expect(bad.out, 'no name in it (I-42)').not.toContain('Басқа');

  const unable = await auditVerify(['--since', 'yesterday']);
  expect([unable.code, unable.out]).toEqual([2, expect.stringContaining('npm run audit:verify')]);
}, 60_000);

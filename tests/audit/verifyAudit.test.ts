import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../support/world.ts';
import { createHistoryWorld, type HistoryWorld, someHistory } from './historyWorld.ts';

let history: HistoryWorld;
let overseer: Person;
beforeAll(async () => {
  history = await createHistoryWorld();
  await someHistory(history);
  overseer = await history.world.person('AKS', ['OVERSEER']);
});
afterAll(() => history.close());

const PROOF = `query ($since: DateTime) { verifyAudit(since: $since) {
  intact findingCount findings { kind caseId seq block number } steps entries blocks unsealed last { block hash } } }`;

interface Proof {
  readonly intact: boolean;
  readonly findings: readonly { readonly kind: string; readonly caseId: string; readonly seq: number }[];
  readonly steps: number;
  readonly blocks: number;
}

async function proof(since: Date | null = null): Promise<Proof> {
  const { data, errors } = await history.world.ask(overseer, PROOF, { since });
  expect(errors).toBeUndefined();
  return data?.verifyAudit as Proof;
}

test('an overseer proves the history, all of it or what was sealed since, and that he did is logged', async () => {
  const whole = await proof();
  expect(whole).toMatchObject({ intact: true, findings: [], blocks: 3 });
  expect(whole.steps).toBe(await history.world.db.caseEvent.count());
  expect(await proof(new Date(history.world.clock.getTime() + 1))).toMatchObject({ intact: true, blocks: 0 });
  const logged = await history.world.db.auditEntry.findMany({ where: { action: 'HISTORY_VERIFIED' } });
  expect(logged.map(({ actorId, details }) => [actorId, details])).toEqual([
    [overseer.id, { findings: 0, since: null }],
    [overseer.id, { findings: 0, since: expect.stringContaining('2026') }],
  ]);
});

test('what is wrong comes with its place', async () => {
  const step = await history.world.db.caseEvent.findFirstOrThrow({ where: { transition: 'forwardToHead' } });
  await history.owner.query(`UPDATE case_event SET changes = '{"a":1}' WHERE id = $1`, [step.id]);
  const { intact, findings } = await proof();
  expect(intact).toBe(false);
  expect(findings).toMatchObject([{ kind: 'STEP_CHANGED', caseId: step.caseId, seq: step.seq }]);
});

test('only those who look over it may ask', async () => {
  for (const who of [history.people.clerk, history.people.head, history.people.executor]) {
    const { errors } = await history.world.ask(who, PROOF);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
});

test('what the head of the history says is its last block', async () => {
  const { data } = await history.world.ask(overseer, '{ historyHead { block rows hash sealedAt } }');
  const last = await history.world.db.historyBlock.findFirstOrThrow({ orderBy: { number: 'desc' } });
  expect(data?.historyHead).toEqual({
    block: 3,
    rows: last.rows,
    hash: Buffer.from(last.hash).toString('hex'),
    sealedAt: last.sealedAt.toISOString(),
  });
});

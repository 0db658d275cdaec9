import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHistoryWorld, type HistoryWorld, someHistory } from './historyWorld.ts';

let history: HistoryWorld;
beforeAll(async () => {
  history = await createHistoryWorld();
  await someHistory(history);
});
afterAll(() => history.close());

test('a history that nobody touched is proven, sealed and not', async () => {
  const found = await history.verify();
  expect(found.findings.told).toEqual([]);
  expect(found.blocks).toBe(3);
  const events = await history.world.db.caseEvent.count();
  const entries = await history.world.db.auditEntry.count();
  expect([found.events, found.entries]).toEqual([events, entries]);
  expect(found.unsealed).toBeGreaterThan(0);
  expect(found.last).toEqual(found.witnessed);
});

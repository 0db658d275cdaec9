import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHistoryWorld, type HistoryWorld, someHistory } from './historyWorld.ts';
import { tamperRounds } from './tampering.ts';

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** Each way four times; `npm run trust` goes on to 200. */
const ROUNDS = 64;

let history: HistoryWorld;
beforeAll(async () => {
  history = await createHistoryWorld();
  await someHistory(history);
});
afterAll(() => history.close());

test(`each of ${ROUNDS} tamperings is found and its place named (seed ${SEED})`, async () => {
  const { owner, fileName, world } = history;
  const target = { db: world.db, owner, fileName };
  const asked = { rounds: ROUNDS, seed: SEED };
  expect(await tamperRounds(target, asked, async () => (await history.verify()).findings.told)).toEqual([]);
  expect((await history.verify()).findings.told, 'the history is whole again').toEqual([]);
}, 60_000);

import { copyFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHistoryWorld, type HistoryWorld, someHistory } from './historyWorld.ts';
import { type Random, TAMPERINGS } from './tampering.ts';

const TABLES = ['case_event', 'audit_entry', 'history_block', 'case', 'seal_key'];
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const ROUNDS = 200;

let history: HistoryWorld;
beforeAll(async () => {
  history = await createHistoryWorld();
  await someHistory(history);
  // Whoever owns the tables is held by no check.
  const { rows } = await history.owner.query<{ sql: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS sql FROM pg_constraint
     WHERE contype = 'c' AND conrelid = ANY($1::regclass[])`,
    [TABLES.map((table) => `"${table}"`)],
  );
  for (const { sql } of rows) await history.owner.query(sql);
  for (const table of TABLES) await history.owner.query(`CREATE TABLE "kept_${table}" AS TABLE "${table}"`);
  await copyFile(history.fileName, `${history.fileName}.kept`);
});
afterAll(() => history.close());

async function restore(): Promise<void> {
  const texts = TABLES.map(
    (table) => `DELETE FROM "${table}"; INSERT INTO "${table}" SELECT * FROM "kept_${table}";`,
  );
  await history.owner.query(texts.join(' '));
  await copyFile(`${history.fileName}.kept`, history.fileName);
}

/** The same numbers for the same seed (mulberry32). */
function randomOf(seed: number): Random {
  let state = seed;
  const below = (bound: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
  return {
    below,
    pick: (items) => {
      const index = below(items.length);
      if (items.length === 0) throw new Error('nothing to draw from');
      return items[index] as (typeof items)[number];
    },
  };
}

test(`each of ${ROUNDS} tamperings is found and its place named (seed ${SEED})`, async () => {
  const ways = Object.entries(TAMPERINGS);
  const missed: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [name, tamper] = ways[round % ways.length] as (typeof ways)[number];
    const isPlace = await tamper(history, randomOf(SEED + round));
    const { told } = (await history.verify()).findings;
    if (!told.some(isPlace)) missed.push(`${name} in round ${round}: ${JSON.stringify(told.slice(0, 3))}`);
    await restore();
  }
  expect(missed).toEqual([]);
  const { findings } = await history.verify();
  expect(findings.told, 'the history is whole again').toEqual([]);
}, 60_000);

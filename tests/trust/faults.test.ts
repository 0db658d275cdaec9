import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseIn, type Staff, staff } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';
import { counterFaults, faultsOf } from './faults.ts';

let world: World;
let people: Staff;
let owner: pg.Client;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  // Past every rule of the database, as half a step would have to get.
  await owner.query('SET session_replication_role = replica');
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

const HALVES: readonly (readonly [string, string, RegExp])[] = [
  ['an entry of the history', `DELETE FROM case_event WHERE "caseId" = $1 AND seq = 3`, /out of order/],
  ['the last entry', `DELETE FROM case_event WHERE "caseId" = $1 AND seq = 7`, /does not stand where/],
  ['a clock', `DELETE FROM case_clock WHERE "caseId" = $1 AND code = 'A4'`, /clocks: /],
  [
    'a row of the executor’s feed',
    `DELETE FROM notification WHERE "caseId" = $1 AND kind = 'RETURNED'`,
    /feeds: /,
  ],
  [
    'the bytes of a paper',
    `DELETE FROM paper_bytes USING paper p WHERE p.id = "paperId" AND p."caseId" = $1`,
    /papers: /,
  ],
];

describe('what the suite looks at after each crash and race', () => {
  it('finds nothing wrong with cases that took their steps', async () => {
    const ids = [await caseIn(world, people, 'RETURNED'), await caseIn(world, people, 'DELIVERED')];
    expect(await faultsOf(world.db, ids)).toEqual([]);
    expect(await counterFaults(world.db)).toEqual([]);
  });

  it.each(HALVES)('finds a step without %s', async (_what, statement, fault) => {
    const id = await caseIn(world, people, 'RETURNED');
    await owner.query(statement, [id]);
    expect((await faultsOf(world.db, [id])).join('\n')).toMatch(fault);
  });

  it('finds a number that was taken and given to nobody', async () => {
    await owner.query(`UPDATE number_series SET last = last + 1 WHERE series = 'REGISTRATION'`);
    expect((await counterFaults(world.db)).join('\n')).toMatch(/series REGISTRATION of AKS/);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueMissing } from '../../schema/papers/issueMissing.ts';
import { storedTexts } from '../../schema/papers/storedTexts.ts';
import { caseIn, type Staff, staff } from '../support/steps.ts';
import { waitingCases } from '../support/waitingCases.ts';
import type { World } from '../support/world.ts';
import { createSealedWorld, fetchAs, papersOf } from './issuedWorld.ts';

let world: World;
let people: Staff;

beforeAll(async () => {
  world = await createSealedWorld();
  people = await staff(world);
});
afterAll(() => world.close());

const LEGACY = {
  language: 'KK',
  title: 'Тұтынушыға қызмет көрсету талоны',
  letterhead: [],
  addressee: [],
  body: ['Құрметті Әлиев Сынақ'],
  facts: [],
  signature: [],
};

describe('receipts from before papers were kept', () => {
  it('get theirs once, out of their frozen words and with their own date, whoever makes them at once', async () => {
    const ids = await waitingCases(world, people, 120);
    const done = await caseIn(world, people, 'SIGNED');
    const before = await papersOf(world, people.clerk, done);
    expect(await papersOf(world, people.clerk, ids[0] ?? '')).toEqual([]);
    const made = await Promise.all([
      issueMissing(world.db, world.papers),
      issueMissing(world.db, world.papers),
    ]);
    expect(made[0] + made[1]).toBe(120);
    expect(await issueMissing(world.db, world.papers)).toBe(0);
    const [paper, ...more] = (await papersOf(world, people.clerk, ids[7] ?? '')) ?? [];
    expect(more).toEqual([]);
    expect(paper).toMatchObject({ kind: 'RECEIPT', genuine: true });
    const row = await world.db.paper.findUniqueOrThrow({ where: { id: paper?.id ?? '' } });
    const receipt = await world.db.receipt.findUniqueOrThrow({ where: { caseId: ids[7] ?? '' } });
    expect([row.issuedAt, row.issuerId, row.number]).toEqual([
      receipt.issuedAt,
      receipt.issuerId,
      receipt.number,
    ]);
    expect(await papersOf(world, people.clerk, done)).toEqual(before);
  });

  it('keep the words that they had in one language', async () => {
    // The shape of that time: one text without a list around it.
    expect(storedTexts(LEGACY)).toEqual([LEGACY]);
    expect(storedTexts([LEGACY, LEGACY])).toHaveLength(2);
    const [id = ''] = await waitingCases(world, people, 1);
    await issueMissing(world.db, world.papers);
    const [paper] = (await papersOf(world, people.clerk, id)) ?? [];
    const text = await (await fetchAs(world, people.clerk, paper?.url ?? '')).text();
    expect(text).toContain('"texts": [\n  {}\n ]');
  });
});

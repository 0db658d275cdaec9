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
    expect(made[0].made + made[1].made).toBe(120);
    expect(await issueMissing(world.db, world.papers)).toEqual({ made: 0, failed: 0, firstFailure: null });
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

  it('are made of all others where one cannot be made, which is told', async () => {
    const ids = await waitingCases(world, people, 3);
    const bad = ids[1] ?? '';
    const press = world.papers.press;
    const works = {
      ...world.papers,
      press: {
        ...press,
        print: async (sheet: Parameters<typeof press.print>[0]) => {
          const { number } = await world.db.case.findUniqueOrThrow({ where: { id: bad } });
          if (sheet.number === number) throw new Error('the press is jammed');
          return press.print(sheet);
        },
      },
    };
    const done = await issueMissing(world.db, works);
    expect(done).toMatchObject({ made: 2, failed: 1, firstFailure: { caseId: bad } });
    expect(String(done.firstFailure?.error)).toContain('jammed');
    // The next start tries it again.
    expect(await issueMissing(world.db, world.papers)).toMatchObject({ made: 1, failed: 0 });
  });

  it('stop where the process ends, and go on at the next start', async () => {
    await waitingCases(world, people, 2);
    expect(await issueMissing(world.db, world.papers, AbortSignal.abort())).toMatchObject({ made: 0 });
    expect(await issueMissing(world.db, world.papers)).toMatchObject({ made: 2, failed: 0 });
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

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPress } from '../../server/press/press.ts';
import { placesOf, readBack } from './readBack.ts';
import { sheetOf, textOf } from './samples.ts';

const press = createPress();
const seed = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31);

const SIGNS = Array.from({ length: 0x2500 }, (_, code) => String.fromCodePoint(code)).filter(
  // A rule is drawn for low lines, and not every reader sorts combining signs alike.
  (sign) => sign !== '_' && !/\p{M}/u.test(sign) && press.unprintable(sign).length === 0,
);
const LETTERS = SIGNS.filter((sign) => /[\p{sc=Cyrillic}]/u.test(sign));

const word = fc.string({
  unit: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...LETTERS) },
    { weight: 2, arbitrary: fc.constantFrom(...SIGNS) },
  ),
  minLength: 1,
  maxLength: 120,
});
const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '\u00a0', '-', '/', '\n')), {
    minLength: 1,
    maxLength: 25,
  })
  .map((pieces) => pieces.flat().join(''));
const list = fc.array(text, { maxLength: 3 });

const paper = fc.record({
  kind: fc.constantFrom('RECEIPT' as const, 'NOTICE' as const, 'JOURNAL' as const),
  title: text,
  letterhead: list,
  addressee: list,
  body: list,
  facts: fc.array(fc.record({ label: text, value: text }), { maxLength: 3 }),
  signature: list,
  rows: fc.array(fc.tuple(text, text, text), { maxLength: 3 }),
});

it(`any text is found back in order and inside the page (FC_SEED=${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(paper, async ({ kind, rows, ...parts }) => {
      const table = kind === 'RECEIPT' ? {} : { table: { headings: ['А', 'Ә', 'Б'], rows } };
      const sheet = sheetOf(kind, [{ ...textOf('KK', ''), ...parts, ...table }], { number: '' });
      const { bytes, pages } = await press.print(sheet);
      const read = await readBack(bytes);
      const facts = parts.facts.flatMap(({ label, value }) => [`${label}:`, value]);
      const cells = kind === 'RECEIPT' ? [] : rows.flat();
      const { letterhead, addressee, title, body, signature } = parts;
      const said = [...letterhead, ...addressee, title, ...body, ...facts, ...cells, ...signature];
      expect(placesOf(read, said).filter((place) => place < 0)).toEqual([]);
      expect(read.pages.length).toBe(pages);
      for (const piece of read.pieces) {
        const { width = 0, height = 0 } = read.pages[piece.page - 1] ?? {};
        expect(piece.left, piece.text).toBeGreaterThan(56);
        expect(piece.right, piece.text).toBeLessThan(width - 40);
        expect(piece.baseline, piece.text).toBeLessThan(height - (piece.tagged ? 48 : 20));
        expect(piece.baseline - piece.size, piece.text).toBeGreaterThan(20);
      }
    }),
    { seed, numRuns: 25 },
  );
});
